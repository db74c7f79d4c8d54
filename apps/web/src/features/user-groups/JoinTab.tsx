import type { UserGroupDetails } from '@totem/domain/user-groups';
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { sentenceOf } from '../../sentences.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { openReview, useDraft } from '../draft/draft.ts';
import { PreviewFailure } from '../draft/PreviewFailure.tsx';
import { draftWords, previewOf } from '../draft/use-preview.ts';
import { PeopleBlocks } from '../review/PeopleBlocks.tsx';
import { noEffectSentence } from '../review/no-effect-words.ts';
import { memberLinesOf } from './member-lines.ts';
import { type ChosenPerson, PersonPicker } from './PersonPicker.tsx';

/** What somebody would gain by joining the group: asked of the code that saves, and nothing is drafted until one says so. */
export function JoinTab({ group }: { group: UserGroupDetails }) {
  const draft = useDraft();
  const [person, setPerson] = useState<ChosenPerson | null>(null);
  const lines = memberLinesOf(group, draft.changes, draftWords(undefined));
  return (
    <div className="grid max-w-190 content-start gap-4 pt-4 pb-8">
      <p className="text-ink-2">{m.groups_join_about({ group: group.name })}</p>
      <div className="-ml-1">
        <PersonPicker group={group} lines={lines} onChoose={setPerson} label={m.groups_join_choose()} />
      </div>
      {person && <Joining key={person.id} group={group} person={person} />}
    </div>
  );
}

function Joining({ group, person }: { group: UserGroupDetails; person: ChosenPerson }) {
  const { id: organizationId } = useOrganization();
  const catalog = useCatalog();
  const draft = useDraft();
  const change = { change: 'join', group: group.id, member: person.id } as const;
  const { data, error, refetch } = useQuery(previewOf(organizationId, [change], group.version));
  if (error) return <PreviewFailure error={error} onTryAgain={() => void refetch()} />;
  if (!data) return <Skeleton rows={3} />;
  const { effect } = data;
  const [refused] = effect.refused;
  const [idle] = effect.noEffect;
  const add = () => {
    draft.add(change, group.version);
    openReview();
  };
  return (
    <section aria-label={person.name} className="grid gap-3">
      {refused ? (
        <Note tone="deny">{m.person_cannot_save({ reason: sentenceOf(refused.reason) })}</Note>
      ) : effect.people.length === 0 ? (
        <Note>
          {m.groups_join_nothing({ name: person.name })} {idle && noEffectSentence(catalog, change, idle)}
        </Note>
      ) : (
        <PeopleBlocks effect={effect} part={null} />
      )}
      <div>
        <Button look="filled" icon={UserPlus} onClick={add} disabledReason={refused && sentenceOf(refused.reason)}>
          {m.groups_join_add({ name: person.name })}
        </Button>
      </div>
    </section>
  );
}
