import type { DraftFacts } from '@totem/domain/access/draft';
import type { EntryName, Written } from '@totem/domain/access/facts-after';
import type { Period } from '@totem/domain/access/facts';
import { type Delta, deltaOf } from '@totem/domain/access/deltas';
import type { AuditEvent } from '@totem/domain/audit';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { AccessChange, AnyGroup, Gives, GrantOrigin } from '@totem/domain/grants';
import { GrantId, type MemberId, type UserGroupId } from '@totem/domain/ids';
import { deleteGroup, endEntry, insertEntry, restoreGroup } from '@totem/db/draft';
import { endGrants, endMemberships, insertGrants, insertMemberships, listStandingMemberships } from '@totem/db/many-grants';
import type { Locked } from '@totem/db/version';
import { newId } from '../new-id.ts';
import type { Unit } from './draft-units.ts';

/** What a line of a draft does, for one person of those it is for. */
export type Line = Unit;

export interface Applied {
  readonly delta: Delta;
  readonly events: readonly AuditEvent[];
  /** The grant that each giving line made. */
  readonly given: ReadonlyMap<Line, GrantId>;
  /** What was done to that on which access rests. */
  readonly written: Written;
}

/** A rehearsal of more changes than so many does not write all of them. */
const writtenWhole = 500;

/**
 * What of a draft is written. A rehearsal's rows are taken back, so of thousands it writes only those that it reads again: who may
 * give access is counted in the rows (`guard-draft.ts`), all else follows from what is known to be written.
 */
function needed(tx: Locked, facts: DraftFacts, catalog: Catalog, lines: readonly Line[]) {
  const { top } = catalog.product.policies.ownership;
  const isCounted = (gives: Gives) => 'role' in gives && (gives.role === top || catalog.roles.get(gives.role)?.hasCeiling === true);
  const drafted = lines.flatMap(({ change }) =>
    change.change === 'give' && 'group' in change.to && isCounted(change.gives) ? [change.to.group] : [],
  );
  const groups = new Set([
    ...drafted,
    ...[...facts.userGroups.values()].flatMap(({ id, grants }) => (grants.some(({ gives }) => isCounted(gives)) ? [id] : [])),
  ]);
  const isWhole = !tx.isRehearsal || lines.length <= writtenWhole;
  return {
    isGrant: ({ gives }: { readonly gives: Gives }) => isWhole || isCounted(gives),
    isBelonging: ({ group }: { readonly group: UserGroupId }) => isWhole || groups.has(group),
  };
}

/**
 * Writes the lines of a draft, which have been judged, as the actor's. What takes away comes first, so that a grant can be ended
 * and given anew, with another end, in one draft. Thousands of grants are a few statements.
 */
export async function applyDraft(
  tx: Locked,
  facts: DraftFacts,
  catalog: Catalog,
  lines: readonly Line[],
  by: MemberId,
  reason: string | null,
  origin: GrantOrigin = 'ui',
): Promise<Applied> {
  const nowMs = tx.now.getTime();
  const { isGrant, isBelonging } = needed(tx, facts, catalog, lines);
  const events: AuditEvent[] = [];
  const of = <C extends AccessChange['change']>(change: C) =>
    lines.flatMap((line) => (isOf(line.change, change) ? [{ ...line.change, line }] : []));

  const ending = of('end').flatMap(({ grant }) => facts.grants.get(grant) ?? []);
  const written = await endGrants(
    tx,
    ending.filter(isGrant).map(({ id }) => id),
    by,
    reason,
  );
  const ended = new Set([...written, ...ending.filter((grant) => !isGrant(grant)).map(({ id }) => id)]);
  for (const { id, to, gives, on } of ending) if (ended.has(id)) events.push({ type: 'grant.ended', grant: id, to, gives, on, reason });

  const leaving = of('leave').map(({ group, member }) => ({ group, member }));
  const left = [...(await endMemberships(tx, leaving.filter(isBelonging))), ...leaving.filter((one) => !isBelonging(one))];
  for (const { group, member } of left) events.push({ type: 'user_group.left', group, member, reason });

  const withdrawn: EntryName[] = [];
  for (const { locationGroup, location, filter } of of('withdraw'))
    if (await endEntry(tx, locationGroup, location, filter)) {
      withdrawn.push({ locationGroup, location, filter });
      events.push({ type: 'location_group.withdrawn', locationGroup, location, filter, reason });
    }

  for (const { what } of of('delete')) {
    await deleteGroup(tx, what, by, reason);
    events.push(groupEvent('deleted', what, reason));
  }

  const given = of('give').map(({ line, to, gives, on, reason: own, ...times }) => {
    const [from, until] = periodOf(tx, times);
    return { line, id: newId(GrantId), to, gives, on, from, until, reason: own ?? reason, origin, by };
  });
  await insertGrants(tx, given.filter(isGrant));
  for (const { id, to, gives, on, from, until, reason: why } of given)
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

  const joined = of('join').map(({ group, member, ...times }) => {
    const [from, until] = periodOf(tx, times);
    return { group, member, from, until };
  });
  await insertMemberships(tx, joined.filter(isBelonging), by);
  for (const { group, member, from, until } of joined)
    events.push({ type: 'user_group.joined', group, member, from: from.toISOString(), until: until?.toISOString() ?? null, reason });

  const entered = of('enter').map(({ locationGroup, location, filter }) => ({ locationGroup, location, filter }));
  for (const { locationGroup, location, filter } of entered) {
    await insertEntry(tx, locationGroup, location, filter);
    events.push({ type: 'location_group.entered', locationGroup, location, filter, reason });
  }

  const restored = of('restore').map(({ what }) => what);
  for (const what of restored) if (await restoreGroup(tx, what)) events.push(groupEvent('restored', what, reason));

  return {
    delta: deltaOf(
      lines.map((line) => line.change),
      (grant) => facts.grants.get(grant)?.to ?? null,
    ),
    events,
    given: new Map(given.map(({ line, id }) => [line, id])),
    written: {
      given: given.map(({ id, to, gives, on, from, until, reason: why, origin }) => ({
        id,
        to,
        gives,
        on,
        reason: why,
        origin,
        grantedBy: by,
        grantedAtMs: nowMs,
        ...periodBetween(from, until),
      })),
      ended,
      joined: joined.map(({ group, member, from, until }) => ({ group, member, ...periodBetween(from, until) })),
      left,
      entered,
      withdrawn,
      deleted: of('delete').map(({ what }) => what),
      restored: {
        memberships: await listStandingMemberships(
          tx,
          restored.flatMap((what) => ('userGroup' in what ? [what.userGroup] : [])),
        ),
        locationGroups: new Map(
          restored.flatMap((what) => {
            const group = 'locationGroup' in what ? facts.deleted.locationGroups.get(what.locationGroup) : undefined;
            return group ? [[group.id, { id: group.id, name: group.name, home: group.home, entries: group.entries }] as const] : [];
          }),
        ),
      },
    },
  };
}

const isOf = <C extends AccessChange['change']>(change: AccessChange, kind: C): change is Extract<AccessChange, { change: C }> =>
  change.change === kind;

const groupEvent = (act: 'deleted' | 'restored', what: AnyGroup, reason: string | null): AuditEvent =>
  'userGroup' in what
    ? { type: `user_group.${act}`, group: what.userGroup, reason }
    : { type: `location_group.${act}`, locationGroup: what.locationGroup, reason };

const periodOf = (
  tx: Locked,
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
): [Date, Date | null] => [from === undefined ? tx.now : new Date(from), until === undefined ? null : new Date(until)];

const periodBetween = (from: Date, until: Date | null): Period => ({ fromMs: from.getTime(), untilMs: until?.getTime() ?? Infinity });
