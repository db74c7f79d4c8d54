import type { Reason } from '@totem/domain/errors';
import type { DraftLine } from '@totem/domain/grants';
import type { MemberId } from '@totem/domain/ids';
import type { GroupMember, UserGroupDetails } from '@totem/domain/user-groups';

/** Somebody in a user group, as it would be with the draft. */
export interface MemberLine {
  readonly id: MemberId;
  /** Null: added by the draft, and not known by name yet. */
  readonly name: string | null;
  readonly state: 'standing' | 'added' | 'ended';
  /** As they are in it now; null for somebody whom the draft adds. */
  readonly standing: GroupMember | null;
  /** The drafted line about them. */
  readonly change: DraftLine | null;
  /** Why the drafted line cannot be saved as it is. */
  readonly refused: Reason | null;
}

interface Words {
  readonly receiverNameOf: (change: DraftLine) => string | null;
  readonly refusalOf: (change: DraftLine) => Reason | null;
}

/** Who is in a user group: whom the draft adds first, then by name. */
export function memberLinesOf(
  group: Pick<UserGroupDetails, 'id'> & { readonly people: readonly GroupMember[] },
  draft: readonly DraftLine[],
  { receiverNameOf, refusalOf }: Words,
): MemberLine[] {
  const own = draft.flatMap((change) =>
    (change.change === 'join' || change.change === 'leave') && change.group === group.id ? [change] : [],
  );
  const added = own.flatMap((change): MemberLine[] =>
    change.change === 'join'
      ? [{ id: change.member, name: receiverNameOf(change), state: 'added', standing: null, change, refused: refusalOf(change) }]
      : [],
  );
  const standing = group.people.map((person): MemberLine => {
    const change = own.find((one) => one.change === 'leave' && one.member === person.id) ?? null;
    return {
      id: person.id,
      name: person.name,
      state: change ? 'ended' : 'standing',
      standing: person,
      change,
      refused: change && refusalOf(change),
    };
  });
  return [...added, ...standing];
}
