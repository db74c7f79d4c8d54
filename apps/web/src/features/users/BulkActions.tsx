import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberRow } from '@totem/domain/members';
import type { AccessChange } from '@totem/domain/grants';
import { NodeId, UserGroupId } from '@totem/domain/ids';
import { MapPinPlus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { BulkAction } from '../../ui/BulkAction.tsx';
import { BulkBar } from '../../ui/BulkBar.tsx';
import { notify } from '../../ui/notify.ts';
import { inWords } from '../../ui/number-words.ts';
import { mostLines } from '../draft/draft-store.ts';
import { useDraft } from '../draft/draft.ts';
import { type PeopleQuestion, allPeople } from './all-people.ts';
import { BulkDialog } from './BulkDialog.tsx';
import { filtersIn } from './filter-options.tsx';
import { whyNotSelect } from './why-not-select.ts';

export type BulkKey = 'userGroup' | 'location';

/** What many people of a product can be given at once. */
export const bulkIn = (catalog: Catalog): readonly BulkKey[] => {
  const has = filtersIn(catalog);
  return (['userGroup', 'location'] as const).filter((key) => has.includes(key));
};

interface BulkActionsProps {
  readonly question: PeopleQuestion;
  /** How many could be selected in all, as far as that is known; null where it is not, or where all are. */
  readonly selectable: number | null;
  /** The selected people, by id. */
  readonly selected: ReadonlyMap<string, MemberRow>;
  readonly onSelect: (people: readonly MemberRow[], all?: boolean) => void;
}

/** What can be prepared for all selected people at once: lines of the draft, which change nothing until they are saved. */
export function BulkActions({ question, selectable, selected, onSelect }: BulkActionsProps) {
  const catalog = useCatalog();
  const draft = useDraft();
  const [asking, setAsking] = useState<BulkKey | null>(null);
  const offered = bulkIn(catalog);
  const room = mostLines - draft.changes.length;
  const tooMany = selected.size > room ? m.users_bulk_too_many({ most: inWords(mostLines), room: inWords(room) }) : undefined;
  const fits = selectable !== null && selectable <= room;

  const selectAll = async () => {
    try {
      const { rows } = await allPeople(question, room);
      const free = rows.filter((row) => whyNotSelect(row) === undefined);
      onSelect(free, true);
      if (free.length < rows.length) notify({ title: m.users_select_left_out({ count: rows.length - free.length }) });
    } catch {
      notify({ title: m.users_select_failed(), tone: 'refused' });
    }
  };
  const add = (chosen: string) => {
    const people = [...selected.values()];
    const lines = asking === 'userGroup' ? joining(people, UserGroupId.parse(chosen)) : giving(people, NodeId.parse(chosen));
    if (lines.length > 0) draft.add(lines);
    if (lines.length < people.length) notify({ title: m.users_bulk_already({ count: people.length - lines.length }) });
    setAsking(null);
    onSelect([]);
  };

  return (
    <>
      <BulkBar
        count={selected.size}
        raised={draft.changes.length > 0}
        {...(fits && { matching: selectable, onSelectAll: () => void selectAll() })}
        onClear={() => onSelect([])}
      >
        {offered.includes('userGroup') && (
          <BulkAction icon={UsersRound} onPress={() => setAsking('userGroup')} disabledReason={tooMany}>
            {m.users_bulk_join()}
          </BulkAction>
        )}
        {offered.includes('location') && (
          <BulkAction icon={MapPinPlus} onPress={() => setAsking('location')} disabledReason={tooMany}>
            {m.users_bulk_give_location()}
          </BulkAction>
        )}
      </BulkBar>
      {asking && <BulkDialog what={asking} count={selected.size} onChoose={add} onClose={() => setAsking(null)} />}
    </>
  );
}

/** Nobody joins what they are in. */
const joining = (people: readonly MemberRow[], group: UserGroupId): AccessChange[] =>
  people
    .filter((person) => !person.userGroups.some((one) => one.id === group))
    .map((person) => ({ change: 'join', group, member: person.id }));

const giving = (people: readonly MemberRow[], node: NodeId): AccessChange[] =>
  people.map((person) => ({ change: 'give', to: { member: person.id }, gives: { locations: null }, on: { node } }));
