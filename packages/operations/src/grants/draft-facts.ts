import type { DraftFacts } from '@totem/domain/access/draft';
import type { AccessChange, Receiver } from '@totem/domain/grants';
import type { LocationGroupId, MemberId } from '@totem/domain/ids';
import type { Tree } from '@totem/domain/tree';
import {
  findDeletedLocationGroups,
  findDeletedUserGroups,
  findLocationGroups,
  findStandingGrants,
  findUserGroups,
  listReceiversOf,
} from '@totem/db/draft';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { accessBeforeChange } from '../locked-access.ts';

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<Row['id'], Row> => new Map(rows.map((row) => [row.id, row]));

/**
 * Reads what a draft names: at most one statement a kind, and everybody concerned in one.
 *
 * @param alsoNamed people whom it names though it does nothing to them.
 */
export async function loadDraftFacts(
  ctx: Ctx,
  tx: Locked,
  tree: Tree,
  changes: readonly AccessChange[],
  alsoNamed: readonly MemberId[],
): Promise<DraftFacts> {
  const grants = byId(
    await findStandingGrants(
      tx,
      changes.flatMap((change) => (change.change === 'end' ? [change.grant] : [])),
    ),
  );
  const receivers = new Map<LocationGroupId, readonly Receiver[]>();
  const altered = new Set(changes.flatMap((change) => alteredPlaces(change)));
  for (const group of altered) receivers.set(group, await listReceiversOf(tx, group));
  const restored = changes.flatMap((change) => (change.change === 'restore' ? [change.what] : []));
  const deleted = {
    userGroups: byId(
      await findDeletedUserGroups(
        tx,
        restored.flatMap((what) => ('userGroup' in what ? [what.userGroup] : [])),
      ),
    ),
    locationGroups: byId(
      await findDeletedLocationGroups(
        tx,
        restored.flatMap((what) => ('locationGroup' in what ? [what.locationGroup] : [])),
      ),
    ),
  };

  const to = [
    ...changes.flatMap((change) => (change.change === 'give' ? [change.to] : [])),
    ...[...grants.values()].map((grant) => grant.to),
    ...[...receivers.values()].flat(),
  ];
  const on = [
    ...changes.flatMap((change) => (change.change === 'give' ? [change.on] : [])),
    ...[...grants.values()].map((grant) => grant.on),
  ];
  const named = changes.flatMap((change) => (change.change === 'join' || change.change === 'leave' ? [change] : []));
  const going = changes.flatMap((change) => (change.change === 'delete' && 'userGroup' in change.what ? [change.what.userGroup] : []));
  const userGroups = byId(
    await findUserGroups(
      tx,
      unique([...to.flatMap((one) => ('group' in one ? [one.group] : [])), ...named.map((one) => one.group), ...going]),
    ),
  );
  const placesOfGroups = [...userGroups.values(), ...deleted.userGroups.values()].flatMap((group) => group.grants.map((grant) => grant.on));
  const locationGroups = byId(
    await findLocationGroups(
      tx,
      unique([...receivers.keys(), ...[...on, ...placesOfGroups].flatMap((one) => ('locationGroup' in one ? [one.locationGroup] : []))]),
    ),
  );
  const ids = unique([
    ...alsoNamed,
    ...to.flatMap((one) => ('member' in one ? [one.member] : [])),
    ...named.map((one) => one.member),
    ...[...userGroups.values(), ...deleted.userGroups.values()].flatMap((group) => group.members),
  ]);
  const access = await accessBeforeChange(ctx, tx, ids);
  const members = new Map(access.flatMap((one) => (one ? [[one.facts.id, one] as const] : [])));
  return { tree, grants, userGroups, locationGroups, deleted, receivers, members };
}

/** The location group whose locations a line gives or takes away, for everybody who holds it. */
function alteredPlaces(change: AccessChange): LocationGroupId[] {
  if (change.change === 'enter' || change.change === 'withdraw') return [change.locationGroup];
  return (change.change === 'delete' || change.change === 'restore') && 'locationGroup' in change.what ? [change.what.locationGroup] : [];
}

const unique = <One>(list: readonly One[]): One[] => [...new Set(list)];
