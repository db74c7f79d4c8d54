import type { DraftFacts } from '@totem/domain/access/draft';
import { type Delta, deltaOf } from '@totem/domain/access/deltas';
import type { AuditEvent } from '@totem/domain/audit';
import type { AccessChange, AnyGroup } from '@totem/domain/grants';
import { GrantId, type MemberId } from '@totem/domain/ids';
import { deleteGroup, endEntry, endGrant, endMembership, insertEntry, insertGrant, insertMembership, restoreGroup } from '@totem/db/draft';
import type { Locked } from '@totem/db/version';
import { newId } from '../new-id.ts';

/** A line of a draft, with its place in it. */
export interface Line {
  readonly index: number;
  readonly change: AccessChange;
}

export interface Applied {
  readonly delta: Delta;
  readonly events: readonly AuditEvent[];
  /** The grant that each giving line made, by the line's place. */
  readonly given: ReadonlyMap<number, GrantId>;
}

/** What takes away comes first, so that a grant can be ended and given anew, with another end, in one draft. */
const order: { readonly [C in AccessChange['change']]: number } = {
  end: 0,
  leave: 0,
  withdraw: 0,
  give: 1,
  join: 1,
  enter: 1,
  delete: 0,
  restore: 1,
};

/** Writes the lines of a draft, which have been judged, as the actor's. */
export async function applyDraft(
  tx: Locked,
  facts: DraftFacts,
  lines: readonly Line[],
  by: MemberId,
  reason: string | null,
): Promise<Applied> {
  const events: AuditEvent[] = [];
  const given = new Map<number, GrantId>();
  for (const { index, change } of lines.toSorted((a, b) => order[a.change.change] - order[b.change.change])) {
    switch (change.change) {
      case 'give': {
        const id = newId(GrantId);
        const { to, gives, on } = change;
        const [from, until] = periodOf(tx, change);
        const why = change.reason ?? reason;
        await insertGrant(tx, { id, to, gives, on, from, until, reason: why, origin: 'ui', by });
        events.push({
          type: 'grant.given',
          grant: id,
          to,
          gives,
          on,
          from: from.toISOString(),
          until: until?.toISOString() ?? null,
          reason: why,
        });
        given.set(index, id);
        break;
      }
      case 'end': {
        const grant = facts.grants.get(change.grant);
        if (grant && (await endGrant(tx, grant.id, by, reason)))
          events.push({ type: 'grant.ended', grant: grant.id, to: grant.to, gives: grant.gives, on: grant.on, reason });
        break;
      }
      case 'join': {
        const { group, member } = change;
        const [from, until] = periodOf(tx, change);
        await insertMembership(tx, group, member, by, from, until);
        events.push({ type: 'user_group.joined', group, member, from: from.toISOString(), until: until?.toISOString() ?? null, reason });
        break;
      }
      case 'leave': {
        const { group, member } = change;
        if (await endMembership(tx, group, member)) events.push({ type: 'user_group.left', group, member, reason });
        break;
      }
      case 'enter': {
        const { locationGroup, location, filter } = change;
        await insertEntry(tx, locationGroup, location, filter);
        events.push({ type: 'location_group.entered', locationGroup, location, filter, reason });
        break;
      }
      case 'withdraw': {
        const { locationGroup, location, filter } = change;
        if (await endEntry(tx, locationGroup, location, filter))
          events.push({ type: 'location_group.withdrawn', locationGroup, location, filter, reason });
        break;
      }
      case 'delete': {
        await deleteGroup(tx, change.what, by, reason);
        events.push(groupEvent('deleted', change.what, reason));
        break;
      }
      case 'restore': {
        if (await restoreGroup(tx, change.what)) events.push(groupEvent('restored', change.what, reason));
        break;
      }
    }
  }
  return {
    delta: deltaOf(
      lines.map((line) => line.change),
      (grant) => facts.grants.get(grant)?.to ?? null,
    ),
    events,
    given,
  };
}

const groupEvent = (act: 'deleted' | 'restored', what: AnyGroup, reason: string | null): AuditEvent =>
  'userGroup' in what
    ? { type: `user_group.${act}`, group: what.userGroup, reason }
    : { type: `location_group.${act}`, locationGroup: what.locationGroup, reason };

const periodOf = (
  tx: Locked,
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
): [Date, Date | null] => [from === undefined ? tx.now : new Date(from), until === undefined ? null : new Date(until)];
