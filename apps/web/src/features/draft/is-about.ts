import type { DraftLine, Receiver } from '@totem/domain/grants';

/** Whether a line says itself whom it is about, and it is this person or group; what ends something names it alone, and counts. */
export function isAbout(change: DraftLine, of: Receiver): boolean {
  switch (change.change) {
    case 'give':
      return 'member' in of
        ? 'member' in change.to && change.to.member === of.member
        : 'group' in change.to && change.to.group === of.group;
    case 'join':
    case 'leave':
      return 'member' in of ? change.member === of.member : change.group === of.group;
    case 'end':
      return true;
    case 'each':
      return 'member' in of && change.people.includes(of.member);
    case 'enter':
    case 'withdraw':
      return false;
    case 'delete':
    case 'restore':
      return 'group' in of && 'userGroup' in change.what && change.what.userGroup === of.group;
  }
}
