import type { DraftFacts } from '@totem/domain/access/draft';
import type { AccessChange, Receiver } from '@totem/domain/grants';
import type { LocationGroupId } from '@totem/domain/ids';
import type { Tree } from '@totem/domain/tree';
import { findLocationGroups, findStandingGrants, findUserGroups, listReceiversOf } from '@totem/db/draft';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { accessUnderLock } from '../locked-access.ts';

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<Row['id'], Row> => new Map(rows.map((row) => [row.id, row]));

/** Reads what a draft names: at most one statement a kind, and everybody concerned in one. */
export async function loadDraftFacts(ctx: Ctx, tx: Locked, tree: Tree, changes: readonly AccessChange[]): Promise<DraftFacts> {
  const grants = byId(
    await findStandingGrants(
      tx,
      changes.flatMap((change) => (change.change === 'end' ? [change.grant] : [])),
    ),
  );
  const receivers = new Map<LocationGroupId, readonly Receiver[]>();
  for (const change of changes)
    if ((change.change === 'enter' || change.change === 'withdraw') && !receivers.has(change.locationGroup))
      receivers.set(change.locationGroup, await listReceiversOf(tx, change.locationGroup));

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
  const userGroups = byId(
    await findUserGroups(tx, unique([...to.flatMap((one) => ('group' in one ? [one.group] : [])), ...named.map((one) => one.group)])),
  );
  const placesOfGroups = [...userGroups.values()].flatMap((group) => group.grants.map((grant) => grant.on));
  const locationGroups = byId(
    await findLocationGroups(
      tx,
      unique([...receivers.keys(), ...[...on, ...placesOfGroups].flatMap((one) => ('locationGroup' in one ? [one.locationGroup] : []))]),
    ),
  );
  const ids = unique([
    ...to.flatMap((one) => ('member' in one ? [one.member] : [])),
    ...named.map((one) => one.member),
    ...[...userGroups.values()].flatMap((group) => group.members),
  ]);
  const access = await accessUnderLock(ctx, tx, ids);
  const members = new Map(access.flatMap((one) => (one ? [[one.facts.id, one] as const] : [])));
  return { tree, grants, userGroups, locationGroups, receivers, members };
}

const unique = <One>(list: readonly One[]): One[] => [...new Set(list)];
