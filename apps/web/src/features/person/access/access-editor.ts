import type { Catalog } from '@totem/domain/catalog/catalog';
import type { Reason } from '@totem/domain/errors';
import type { TargetName } from '@totem/domain/grant-views';
import type { AccessChange, Gives } from '@totem/domain/grants';
import type { UserGroupId } from '@totem/domain/ids';
import type { MemberView } from '@totem/domain/members';
import type { UserGroupView } from '@totem/domain/user-groups';
import { sentenceOf } from '../../../sentences.ts';
import { useDraft } from '../../draft/draft.ts';
import { draftWords, type Preview, usePreview } from '../../draft/use-preview.ts';
import { keepFocusAt } from './keep-focus.ts';
import {
  type Alteration,
  alterLine,
  endLine,
  idOf,
  type Line,
  linesOf,
  type MembershipLine,
  membershipsOf,
  placeOf,
  type Target,
  undoLine,
} from './lines.ts';

/** A person's access as the draft would have it, and what alters it; nothing applies before it is reviewed. */
export interface AccessEditor {
  readonly member: MemberView;
  readonly catalog: Catalog;
  readonly lines: readonly Line[];
  readonly memberships: readonly MembershipLine[];
  /** Why nothing of this person can be altered by the reader. */
  readonly off: string | undefined;
  /** Why the reader cannot give, or end, a role, an extra permission or `locations`. */
  readonly whyNot: (key: string, act: 'give' | 'end') => string | undefined;
  readonly give: (gives: Gives, on: Target, given?: Alteration) => void;
  readonly alter: (line: Line, alteration: Alteration) => void;
  readonly end: (line: Line) => void;
  readonly undo: (line: Line) => void;
  readonly join: (group: Pick<UserGroupView, 'id' | 'name'>) => void;
  readonly leave: (group: UserGroupId) => void;
  readonly undoMembership: (line: MembershipLine) => void;
  /** Why it is not known what the draft would do, and so how its lines are called; null while it is. */
  readonly unknown: { readonly error: unknown; readonly tryAgain: () => void } | null;
}

export function useAccessEditor(member: MemberView, catalog: Catalog): AccessEditor {
  const draft = useDraft();
  const preview = usePreview();
  const words = wordsOf(preview.data);
  const edit = (change: (changes: readonly AccessChange[]) => readonly AccessChange[]) => draft.edit(change, member.version);
  const editLine = (line: Line, change: Parameters<typeof edit>[0]) => {
    edit(change);
    keepFocusAt(placeOf(catalog, line.gives, line.on));
  };
  const off = member.refusals.edit === undefined ? undefined : sentenceOf(member.refusals.edit);
  return {
    member,
    catalog,
    unknown: preview.isError ? { error: preview.error, tryAgain: () => void preview.refetch() } : null,
    lines: linesOf(member, catalog, draft.changes, words),
    memberships: membershipsOf(member, draft.changes, words),
    off,
    whyNot: (key, act) => off ?? sentenceOfMaybe(reasonFor(member, key, act)),
    give(gives, { id, as: on, named }, { from, until, reason } = {}) {
      if (named) seen.set(id, named);
      const times = { ...(from && { from }), ...(until && { until }), ...(reason && { reason }) };
      edit((changes) => [...changes, { change: 'give', to: { member: member.id }, gives, on, ...times }]);
      keepFocusAt(placeOf(catalog, gives, { id }));
    },
    alter: (line, alteration) => editLine(line, (changes) => alterLine(changes, line, member, alteration)),
    end: (line) => editLine(line, (changes) => endLine(changes, line)),
    undo: (line) => editLine(line, (changes) => undoLine(changes, line)),
    join({ id: group, name }) {
      seenGroups.set(group, name);
      edit((changes) => [...changes, { change: 'join', group, member: member.id }]);
    },
    leave: (group) => edit((changes) => [...changes, { change: 'leave', group, member: member.id }]),
    undoMembership: ({ change }) => edit((changes) => changes.filter((one) => JSON.stringify(one) !== JSON.stringify(change))),
  };
}

/** Names of what was chosen in this tab: a line bears them before anybody was asked what the draft would do. */
const seen = new Map<string, TargetName>();
const seenGroups = new Map<string, string>();

function wordsOf(preview: Preview | undefined) {
  const words = draftWords(preview);
  return {
    ...words,
    nameOf: (change: AccessChange) => words.nameOf(change) ?? (change.change === 'give' ? (seen.get(idOf(change.on)) ?? null) : null),
    groupNameOf: (change: AccessChange) =>
      words.groupNameOf(change) ?? (change.change === 'join' ? (seenGroups.get(change.group) ?? null) : null),
  };
}

const sentenceOfMaybe = (reason: Reason | undefined): string | undefined => (reason === undefined ? undefined : sentenceOf(reason));

/** Giving oneself something is refused; ending it is not. */
function reasonFor(member: MemberView, key: string, act: 'give' | 'end'): Reason | undefined {
  const reason = member.notGivable[key];
  return act === 'end' && reason === 'grant.to_self' ? undefined : reason;
}

/** What a line gives, as the key under which it may or may not be given. */
export const keyOf = (gives: Gives): string => ('role' in gives ? gives.role : 'permission' in gives ? gives.permission : 'locations');
