import { changesIn, mostChanges } from '@totem/domain/grants';
import type { MemberId, Version } from '@totem/domain/ids';
import { KeyRound, type LucideIcon, MapPinPlus, ShieldMinus, ShieldPlus, UserRoundMinus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { sentenceOf } from '../../sentences.ts';
import { useCatalog } from '../../shell/organization.ts';
import { trpcClient } from '../../trpc.ts';
import { BulkAction } from '../../ui/BulkAction.tsx';
import { BulkBar } from '../../ui/BulkBar.tsx';
import { notify } from '../../ui/notify.ts';
import { inWords } from '../../ui/number-words.ts';
import { mostLines } from '../draft/draft-store.ts';
import { useDraft } from '../draft/draft.ts';
import type { PeopleQuestion } from './all-people.ts';
import { type BulkAct, actsIn, lineFor } from './bulk-acts.ts';
import { BulkDialog } from './BulkDialog.tsx';

interface BulkActionsProps {
  readonly question: PeopleQuestion;
  /** How many could be selected in all, as far as that is known; null where it is not, or where all are. */
  readonly selectable: number | null;
  readonly selected: ReadonlySet<MemberId>;
  /** The version at which all who match were found; null: these are of the rows in sight. */
  readonly foundAt: Version | null;
  readonly onSelect: (people: readonly MemberId[], foundAt?: Version) => void;
}

const acts: Readonly<Record<BulkAct, { readonly icon: LucideIcon; readonly label: () => string }>> = {
  role: { icon: ShieldPlus, label: m.bulk_give_role },
  extra: { icon: KeyRound, label: m.bulk_give_extra },
  location: { icon: MapPinPlus, label: m.users_bulk_give_location },
  join: { icon: UsersRound, label: m.users_bulk_join },
  leave: { icon: UserRoundMinus, label: m.bulk_leave },
  end: { icon: ShieldMinus, label: m.bulk_end_role },
};

/** What can be prepared for all selected people at once: a line of the draft, which changes nothing until it is saved. */
export function BulkActions({ question, selectable, selected, foundAt, onSelect }: BulkActionsProps) {
  const catalog = useCatalog();
  const draft = useDraft();
  const [asking, setAsking] = useState<BulkAct | null>(null);
  const [isFinding, setFinding] = useState(false);
  const room = draft.changes.length >= mostLines ? 0 : mostChanges - changesIn(draft.changes);
  const tooMany = selected.size > room ? m.bulk_too_many({ most: inWords(mostChanges), room: inWords(room) }) : undefined;

  const selectAll = async () => {
    setFinding(true);
    try {
      const { sort: _sort, ...all } = question;
      const { version, total, people, refused, complete } = await trpcClient.members.select.query(all);
      if (!complete) {
        notify({ title: m.bulk_too_many_match({ total: inWords(total), most: inWords(mostChanges) }), tone: 'refused' });
        return;
      }
      onSelect(people, version);
      if (people.length < total)
        notify({
          title: m.bulk_can({ can: inWords(people.length), total: inWords(total) }),
          sentence: refused.map((one) => m.bulk_cannot({ people: inWords(one.people), reason: sentenceOf(one.reason) })).join(' '),
        });
    } catch {
      notify({ title: m.users_select_failed(), tone: 'refused' });
    } finally {
      setFinding(false);
    }
  };

  return (
    <>
      <BulkBar
        count={selected.size}
        raised={draft.changes.length > 0}
        {...(selectable !== null && !isFinding && { matching: selectable, onSelectAll: () => void selectAll() })}
        onClear={() => onSelect([])}
      >
        {actsIn(catalog).map((act) => (
          <BulkAction key={act} icon={acts[act].icon} onPress={() => setAsking(act)} disabledReason={tooMany}>
            {acts[act].label()}
          </BulkAction>
        ))}
      </BulkBar>
      {asking && (
        <BulkDialog
          act={asking}
          count={selected.size}
          onPut={(each) => {
            draft.add(lineFor(selected, each), foundAt ?? undefined);
            setAsking(null);
            onSelect([]);
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
