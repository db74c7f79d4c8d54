import type { Catalog } from '@totem/domain/catalog/catalog';
import type { Reason } from '@totem/domain/errors';
import type { TargetName } from '@totem/domain/grant-views';
import type { DraftLine, Gives, Receiver } from '@totem/domain/grants';
import type { UserGroupId, Version } from '@totem/domain/ids';
import type { MemberView } from '@totem/domain/members';
import type { UserGroupDetails, UserGroupView } from '@totem/domain/user-groups';
import { sentenceOf } from '../../../sentences.ts';
import { useDraft } from '../../draft/draft.ts';
import { draftWords, type Preview, usePreview } from '../../draft/use-preview.ts';
import { keepFocusAt } from './keep-focus.ts';
import {
  type Alteration,
  alterLine,
  endLine,
  givenLinesOf,
  idOf,
  type Line,
  linesOf,
  type MembershipLine,
  membershipsOf,
  placeOf,
  type Target,
  undoLine,
} from './lines.ts';

/** What is given to somebody as the draft would have it, and what alters it; nothing applies before it is reviewed. */
export interface AccessEditor {
  /** A person, or a user group. */
  readonly to: Receiver;
  readonly holder: Pick<MemberView, 'name' | 'level'>;
  readonly catalog: Catalog;
  readonly lines: readonly Line[];
  /** Why nothing of this can be altered by the reader. */
  readonly off: string | undefined;
  /** Why the reader cannot give, or end, a role, an extra permission or `locations`. */
  readonly whyNot: (key: string, act: 'give' | 'end') => string | undefined;
  readonly give: (gives: Gives, on: Target, given?: Alteration) => void;
  readonly alter: (line: Line, alteration: Alteration) => void;
  readonly end: (line: Line) => void;
  readonly undo: (line: Line) => void;
  /** Why it is not known what the draft would do, and so how its lines are called; null while it is. */
  readonly unknown: { readonly error: unknown; readonly tryAgain: () => void } | null;
}

/** A person's access, with the user groups they are in. */
export interface MemberEditor extends AccessEditor {
  readonly memberships: readonly MembershipLine[];
  readonly join: (group: Pick<UserGroupView, 'id' | 'name'>) => void;
  readonly leave: (group: UserGroupId) => void;
  readonly undoMembership: (line: MembershipLine) => void;
}

export function useMemberEditor(member: MemberView, catalog: Catalog): MemberEditor {
  const off = member.refusals.edit === undefined ? undefined : sentenceOf(member.refusals.edit);
  const { draft, edit, words, editor } = useEditor({ to: { member: member.id }, holder: member, version: member.version, catalog });
  return {
    ...editor,
    lines: linesOf(member, catalog, draft, words),
    off,
    whyNot: (key, act) => off ?? sentenceOfMaybe(reasonFor(member, key, act)),
    memberships: membershipsOf(member, draft, words),
    join({ id: group, name }) {
      seenGroups.set(group, name);
      edit((changes) => [...changes, { change: 'join', group, member: member.id }]);
    },
    leave: (group) => edit((changes) => [...changes, { change: 'leave', group, member: member.id }]),
    undoMembership: ({ change }) => edit((changes) => changes.filter((one) => JSON.stringify(one) !== JSON.stringify(change))),
  };
}

/** What a user group gives its people. Whether that has an effect differs from one to the other, and is for the review to say. */
export function useGroupEditor(group: UserGroupDetails, catalog: Catalog): AccessEditor {
  const off = group.refusals.give === undefined ? undefined : sentenceOf(group.refusals.give);
  const to = { group: group.id };
  const { draft, words, editor } = useEditor({ to, holder: { name: group.name, level: group.home }, version: group.version, catalog });
  return {
    ...editor,
    lines: givenLinesOf({ to, grants: group.grants, withoutEffect: [] }, catalog, draft, { ...words, noEffectOf: () => null }),
    off,
    whyNot: (key) => off ?? sentenceOfMaybe(group.notGivable[key]),
  };
}

/** What alters the lines of anybody: the draft, its words, and the acts. */
function useEditor({ to, holder, version, catalog }: Pick<AccessEditor, 'to' | 'holder' | 'catalog'> & { readonly version: Version }) {
  const draft = useDraft();
  const preview = usePreview();
  const edit = (change: (changes: readonly DraftLine[]) => readonly DraftLine[]) => draft.edit(change, version);
  const editLine = (line: Line, change: Parameters<typeof edit>[0]) => {
    edit(change);
    keepFocusAt(placeOf(catalog, line.gives, line.on));
  };
  const editor: Omit<AccessEditor, 'lines' | 'off' | 'whyNot'> = {
    to,
    holder,
    catalog,
    unknown: preview.isError ? { error: preview.error, tryAgain: () => void preview.refetch() } : null,
    give(gives, { id, as: on, named }, { from, until, reason } = {}) {
      if (named) seen.set(id, named);
      const times = { ...(from && { from }), ...(until && { until }), ...(reason && { reason }) };
      edit((changes) => [...changes, { change: 'give', to, gives, on, ...times }]);
      keepFocusAt(placeOf(catalog, gives, { id }));
    },
    alter: (line, alteration) => editLine(line, (changes) => alterLine(changes, line, to, alteration)),
    end: (line) => editLine(line, (changes) => endLine(changes, line)),
    undo: (line) => editLine(line, (changes) => undoLine(changes, line)),
  };
  return { draft: draft.changes, edit, words: wordsOf(preview.data), editor };
}

/** Names of what was chosen in this tab: a line bears them before anybody was asked what the draft would do. */
const seen = new Map<string, TargetName>();
const seenGroups = new Map<string, string>();

function wordsOf(preview: Preview | undefined) {
  const words = draftWords(preview);
  return {
    ...words,
    nameOf: (change: DraftLine) => words.nameOf(change) ?? (change.change === 'give' ? (seen.get(idOf(change.on)) ?? null) : null),
    groupNameOf: (change: DraftLine) =>
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
