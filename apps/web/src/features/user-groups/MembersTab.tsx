import type { UserGroupDetails } from '@totem/domain/user-groups';
import { CornerUpLeft } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { sentenceOf } from '../../sentences.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { depthOf } from '../../shell/depth-of.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { ListState } from '../../shell/ListState.tsx';
import { useHold } from '../../ui/use-hold.ts';
import { useSteadyRows } from '../../ui/use-steady-rows.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Level } from '../../ui/Level.tsx';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { Note } from '../../ui/Note.tsx';
import { useDraft } from '../draft/draft.ts';
import { sameChange } from '../draft/same-change.ts';
import { Meanwhile } from '../draft/Meanwhile.tsx';
import { PreviewFailure } from '../draft/PreviewFailure.tsx';
import { draftWords, usePreview } from '../draft/use-preview.ts';
import { keepFocusAt } from '../person/access/keep-focus.ts';
import { draftedLooks } from '../person/access/LineRow.tsx';
import { LineTimes } from '../person/access/LineTimes.tsx';
import { groupsGive } from '../users/is-direct.ts';
import { type MemberLine, memberLinesOf } from './member-lines.ts';
import { peopleNames } from './people-names.ts';
import { type ChosenPerson, PersonPicker } from './PersonPicker.tsx';

interface MembersTabProps {
  readonly group: UserGroupDetails;
  /** Whether it could not be asked for again, and of when it is, in milliseconds since 1970. */
  readonly isOld: boolean;
  readonly at: number;
}

const peopleOf = ({ people }: Pick<UserGroupDetails, 'people'>) => people;
const newsLooks = 'shadow-[inset_2px_0_0_var(--accent)]';

/** Who is in a user group. Whom one adds or takes out goes into the draft; its review says what each gains or loses. */
export function MembersTab({ group, isOld, at }: MembersTabProps) {
  const { slug } = useOrganization();
  const catalog = useCatalog();
  const draft = useDraft();
  const preview = usePreview();
  const words = draftWords(preview.data);
  const { held, hold } = useHold();
  const { rows: people, news, behind, show } = useSteadyRows(group, peopleOf, group.id, held);
  const lines = memberLinesOf({ id: group.id, people }, draft.changes, {
    ...words,
    receiverNameOf: (change) =>
      words.receiverNameOf(change) ?? (change.change === 'join' ? (peopleNames.get(change.member) ?? null) : null),
  });
  const add = ({ id, name }: ChosenPerson) => {
    peopleNames.set(id, name);
    // Who is about to be taken out simply stays.
    const leaving = lines.find((line) => line.id === id && line.state === 'ended');
    if (leaving) undo(leaving);
    else draft.add({ change: 'join', group: group.id, member: id }, group.version);
  };
  const undo = ({ id, change }: MemberLine) => {
    if (change) draft.removeWhere((one) => sameChange(one, change));
    keepFocusAt(id);
  };
  return (
    <div className="flex flex-1 flex-col">
      <div className="max-w-250 flex-1 pb-6">
        <div className="flex flex-wrap items-center gap-3 pt-3 pb-2">
          {group.refusals.edit === undefined ? (
            <PersonPicker group={group} lines={lines} onChoose={add} />
          ) : (
            <Note>{m.groups_read_only({ reason: sentenceOf(group.refusals.edit) })}</Note>
          )}
        </div>
        <Meanwhile of={{ group: group.id }} name={group.name} />
        {preview.isError && <PreviewFailure error={preview.error} onTryAgain={() => void preview.refetch()} />}
        {lines.length === 0 ? (
          <div className="grid justify-items-start gap-2 py-3 text-14">
            <p className="text-ink-2">
              {m.groups_nobody({ group: group.name })} {group.refusals.edit === undefined && m.group_first_people()}
            </p>
            {groupsGive(catalog) && group.grants.length === 0 && group.refusals.give === undefined && (
              <AppLink to="/$organization/groups/$group" params={{ organization: slug, group: group.id }} search={{ tab: 'gives' }}>
                {m.group_choose_gives()}
              </AppLink>
            )}
          </div>
        ) : (
          <ul aria-label={m.groups_members()} {...hold} className="border-t border-line">
            {lines.map((line) => (
              <MemberItem
                key={line.id}
                line={line}
                isNews={news.has(line.id)}
                onLeave={() => draft.add({ change: 'leave', group: group.id, member: line.id }, group.version)}
                onUndo={() => undo(line)}
              />
            ))}
          </ul>
        )}
      </div>
      {group.people.length > 0 && (
        <ListFoot from={1} shown={group.people.length} total={group.members} complete={group.complete}>
          {!group.complete && (
            <AppLink to="/$organization/users" params={{ organization: slug }} search={{ userGroup: group.id }}>
              {m.groups_all_in({ list: say(catalog.product.words.members) })}
            </AppLink>
          )}
          <ListState behind={behind} onShow={show} news={news.size} isOld={isOld} at={at} />
        </ListFoot>
      )}
    </div>
  );
}

interface MemberItemProps {
  readonly line: MemberLine;
  /** Has just come or changed. */
  readonly isNews: boolean;
  readonly onLeave: () => void;
  readonly onUndo: () => void;
}

function MemberItem({ line, isNews, onLeave, onUndo }: MemberItemProps) {
  const { slug } = useOrganization();
  const catalog = useCatalog();
  const { standing, state } = line;
  const name = line.name ?? m.ui_loading();
  const why = standing?.refusals.leave;
  return (
    <li data-place={line.id} className={`border-b border-line ${state === 'standing' ? '' : draftedLooks} ${isNews ? newsLooks : ''}`}>
      <div className="flex min-h-row flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
        <div className="flex min-w-0 flex-1 basis-40 items-center gap-2.5">
          <Avatar name={name} />
          <span className="grid min-w-0">
            <span className={`wrap-anywhere ${state === 'ended' ? 'line-through decoration-deny' : ''}`}>
              <AppLink to="/$organization/users/$member" params={{ organization: slug, member: line.id }} look="plain">
                <span className="font-strong">{name}</span>
              </AppLink>
              {standing?.isMe && <span className="text-12 text-ink-2"> {m.users_you()}</span>}
            </span>
            {standing && (
              <span className="text-12 text-ink-2">
                <Level name={standing.level.name} depth={depthOf(catalog, standing.level.kind)} />
              </span>
            )}
          </span>
        </div>
        <div className="ml-auto flex items-center gap-x-2">
          <span className="flex flex-wrap gap-x-2 text-12">
            <LineTimes line={{ state, from: standing?.from ?? null, until: standing?.until ?? null, through: null, grant: standing }} />
          </span>
          {state === 'standing' ? (
            <Button
              look="quiet"
              size="small"
              disabledReason={why && sentenceOf(why)}
              onClick={onLeave}
              aria-label={m.groups_remove_of({ name })}
            >
              {m.person_leave()}
            </Button>
          ) : (
            <Button look="quiet" size="small" icon={CornerUpLeft} onClick={onUndo} aria-label={m.person_undo_of({ line: name })}>
              {m.person_undo()}
            </Button>
          )}
        </div>
      </div>
      {line.refused && (
        <div className="pb-2.5">
          <Note tone="deny">{m.person_cannot_save({ reason: sentenceOf(line.refused) })}</Note>
        </div>
      )}
    </li>
  );
}
