import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { paletteLayer } from '../../shell/layers.ts';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { type Asked, myself, readAsked } from './asked.ts';
import { choicesFor, type Hit, type HitGroup, nearestFirst } from './hit.ts';
import { kindIcons } from './kind-icons.ts';
import { verbsOf } from './meant.ts';
import { PaletteBox } from './PaletteBox.tsx';
import { listRecent } from './recent.ts';
import { useAnswers } from './use-answers.ts';
import { useChoose } from './use-choose.ts';
import { useOrganizationChoices } from './use-organization-choices.ts';
import { useOwnChoices } from './use-own-choices.ts';
import { useRested } from './use-rested.ts';
import { useThingGroups } from './use-thing-groups.ts';

/** Everything of an organization that its reader may open, ask or do, by typing. */
export function OrganizationPalette() {
  const catalog = useCatalog();
  const { id, slug, top, me } = useOrganization();
  const administers = useCan(top.id)('administration:console.open');
  const [typed, setTyped] = useState('');
  const [now] = useState(() => new Date()); // when it was opened
  const rested = useRested(typed);
  const membership = `${id}.${me.member}`;
  const choose = useChoose(membership, setTyped);
  const own = useOwnChoices(slug);
  const here = useOrganizationChoices();
  const verbs = verbsOf(catalog);

  const readings = readAsked(rested, now, verbs).filter((asked) => administers || isAboutMe(asked));
  const isQuestion = readings.length > 0;
  // Who administers nothing asks about a thing they name whether they may see it.
  const [firstly, secondly] = isQuestion || administers || rested.trim() === '' ? readings : [seeing(rested)];
  const first = useAnswers(firstly ?? null);
  // Another reading only counts where the likelier one comes to nothing.
  const second = useAnswers(first.isSettled && first.hits.length === 0 ? (secondly ?? null) : null);
  const answers = first.hits.length > 0 ? first : second;
  const things = useThingGroups(isQuestion || rested.trim() === '' ? null : rested);

  const switchTo = readings.find((asked) => asked.ask === 'switch')?.to;
  const isEmpty = typed.trim() === '';
  const local: HitGroup[] = [
    { value: m.palette_group_pages(), items: choicesFor([...here.pages, ...own.pages], typed) },
    { value: m.shell_organizations(), items: choicesFor(own.organizations, switchTo ?? typed) },
    { value: m.palette_group_acts(), items: choicesFor([...here.acts, ...own.acts], typed) },
  ];
  const groups = isEmpty
    ? [
        { value: m.palette_group_recent(), items: recentHits(membership) },
        { value: m.palette_group_acts(), items: choicesFor(here.acts, '') },
        { value: m.palette_group_pages(), items: choicesFor(here.pages, '') },
        { value: m.palette_group_try(), items: administers ? examples() : ownExamples() },
      ].filter(({ items }) => items.length > 0)
    : [...nearestFirst([{ value: m.palette_group_asked(), items: answers.hits }]), ...nearestFirst([...local, ...things.groups])];
  return (
    <PaletteBox
      typed={typed}
      onType={setTyped}
      groups={groups}
      isSettled={isEmpty || (rested === typed && first.isSettled && second.isSettled && things.isSettled)}
      none={`${m.palette_none({ text: typed.trim() })} ${administers ? m.palette_none_hint({ place: top.name }) : m.palette_none_hint_own()}`}
      failure={things.isPartial ? m.palette_failed() : null}
      onChoose={choose}
      onClose={paletteLayer.close}
    />
  );
}

const isAboutMe = (asked: Asked): boolean => asked.ask === 'switch' || ('person' in asked && asked.person === myself);

const seeing = (text: string): Asked => ({ ask: 'why', person: myself, may: null, on: text, at: null });

const recentHits = (membership: string): Hit[] =>
  listRecent(membership).map(({ key, kind, title, detail, href }) => ({
    key: `recent.${key}`,
    icon: kindIcons[kind],
    title,
    detail,
    near: 0,
    does: { href },
  }));

function example(title: string, text: string): Hit {
  return { key: `example.${text}`, icon: kindIcons.question, title, detail: null, near: 0, does: { text: `${text} ` } };
}

const examples = (): Hit[] => [
  example(m.palette_try_who(), m.palette_try_who_text()),
  example(m.palette_try_why(), m.palette_try_why_text()),
  example(m.palette_try_what(), m.palette_try_what_text()),
  example(m.palette_try_give(), m.palette_try_give_text()),
];

const ownExamples = (): Hit[] => [example(m.palette_try_own(), m.palette_try_own())];
