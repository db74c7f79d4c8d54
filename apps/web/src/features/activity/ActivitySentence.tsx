import type { ActivityRow } from '@totem/domain/activity';
import { AppLink } from '../../shell/AppLink.tsx';
import { NamedPlace } from '../../shell/NamedPlace.tsx';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { partsOf } from '../../ui/filled-sentence.ts';
import { activitySentence, type Named } from './activity-words.ts';

/** What happened, in a sentence whose people, groups and places lead to their pages. */
export function ActivitySentence({ row }: { row: ActivityRow }) {
  const { sentence, named } = activitySentence(useCatalog(), row);
  return partsOf(sentence).map((part, index) => {
    if ('text' in part) return part.text;
    const one = named[part.slot];
    // Their order is the sentence's, which never changes for an event.
    return one && <NamedThing key={index} named={one} />;
  });
}

function NamedThing({ named: { text, leadsTo, isGift } }: { named: Named }) {
  const { slug: organization, top, me } = useOrganization();
  const can = useCan(top.id);
  if (isGift) return text;
  const words = <bdi className="font-medium wrap-anywhere">{text}</bdi>;
  if (leadsTo === null) return words;
  switch (leadsTo.is) {
    case 'member':
      return can('administration:member.view') || leadsTo.id === me.member ? (
        <AppLink look="plain" to="/$organization/users/$member" params={{ organization, member: leadsTo.id }}>
          {words}
        </AppLink>
      ) : (
        words
      );
    case 'group':
      return (
        <AppLink look="plain" to="/$organization/groups/$group" params={{ organization, group: leadsTo.id }}>
          {words}
        </AppLink>
      );
    case 'place':
      return <NamedPlace to={leadsTo.place}>{words}</NamedPlace>;
    case 'node':
      return can('administration:console.open') ? (
        <AppLink look="plain" to="/$organization" params={{ organization }} search={{ node: leadsTo.id }}>
          {words}
        </AppLink>
      ) : (
        words
      );
  }
}
