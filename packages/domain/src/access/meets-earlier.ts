import type { Reason } from '../errors.ts';
import { type AccessChange, periodFrom } from '../grants.ts';

/**
 * The lines of a draft that would give what an earlier one gives already, each with why it is refused: the same again, the
 * same at some time of the earlier one, or a place in a group that the earlier one gives.
 */
export function meetingEarlier(changes: readonly AccessChange[], nowMs: number): ReadonlyMap<AccessChange, Reason> {
  const meeting = new Map<AccessChange, Reason>();
  const earlier = new Map<string, AccessChange[]>();
  for (const change of changes) {
    const alike = earlier.get(subjectOf(change));
    if (!alike) earlier.set(subjectOf(change), [change]);
    else if (alike.some((one) => areAtOnce(one, change, nowMs)))
      meeting.set(change, change.change === 'join' ? 'user_group.already_member' : 'grant.already_given');
    else alike.push(change);
  }
  return meeting;
}

/** What a line is about; of a gift, whatever its times and its reason are. */
function subjectOf(change: AccessChange): string {
  if (change.change === 'give') return JSON.stringify([change.to, change.gives, change.on]);
  if (change.change === 'join') return JSON.stringify([change.group, change.member]);
  return JSON.stringify(change);
}

/** Of two lines about the same, whether both cannot be. Nobody joins a group twice, though it were for different times. */
function areAtOnce(one: AccessChange, other: AccessChange, nowMs: number): boolean {
  if (one.change !== 'give' || other.change !== 'give') return true;
  const [first, second] = [periodFrom(nowMs, one), periodFrom(nowMs, other)];
  return first.fromMs < second.untilMs && second.fromMs < first.untilMs;
}
