import { type NamedGroup, type StandingGroup, whyNotCreateGroup, whyNotEditGroup } from '@totem/domain/access/change-group';
import type { CompiledAccess } from '@totem/domain/access/compile';
import { type Delta, noDelta } from '@totem/domain/access/deltas';
import type { AuditEvent } from '@totem/domain/audit';
import type {
  ChangedLocationGroup,
  ChangedUserGroup,
  CreateLocationGroup,
  CreateUserGroup,
  EditLocationGroup,
  EditUserGroup,
} from '@totem/domain/change-groups';
import { type Reason, Refusal } from '@totem/domain/errors';
import type { GroupSort } from '@totem/domain/group-homes';
import { LocationGroupId, UserGroupId } from '@totem/domain/ids';
import { findLocationGroups, findUserGroups } from '@totem/db/draft';
import { insertGroup, listGroupsAt, renameGroup } from '@totem/db/named-groups';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { newId } from '../new-id.ts';
import { write } from '../write.ts';

/** Makes a user group that nobody is in and that gives nothing yet (HX-21). @throws Refusal as `whyNotCreateGroup` says. */
export function createUserGroup(ctx: Ctx, { home, name }: CreateUserGroup): Promise<ChangedUserGroup> {
  const group = newId(UserGroupId);
  return changeGroup(ctx, ofPeople(group), async (tx, mine) => {
    await create(tx, mine, 'user_group', { id: group, home, name });
    return { group, event: { type: 'user_group.created', group, home, name } };
  });
}

/**
 * Renames a user group.
 *
 * @throws Refusal as `whyNotEditGroup` says · `change.conflict` when it is no longer as the editor saw it, or nothing changes.
 */
export function editUserGroup(ctx: Ctx, { group: id, name, was }: EditUserGroup): Promise<ChangedUserGroup> {
  return changeGroup(ctx, ofPeople(id), async (tx, mine) => {
    const [group] = await findUserGroups(tx, [id]);
    if (!group) throw new Refusal('user_group.not_found');
    await rename(tx, mine, { sort: 'user_group', group }, name, was.name);
    return { group: id, event: { type: 'user_group.edited', group: id, before: group.name, after: name } };
  });
}

/** Makes a location group that holds no location yet (HX-30). @throws Refusal as `whyNotCreateGroup` says. */
export function createLocationGroup(ctx: Ctx, { home, name }: CreateLocationGroup): Promise<ChangedLocationGroup> {
  const group = newId(LocationGroupId);
  return changeGroup(ctx, ofPlaces(group), async (tx, mine) => {
    await create(tx, mine, 'location_group', { id: group, home, name });
    return { group, event: { type: 'location_group.created', locationGroup: group, home, name } };
  });
}

/**
 * Renames a location group.
 *
 * @throws Refusal as `whyNotEditGroup` says · `change.conflict` when it is no longer as the editor saw it, or nothing changes.
 */
export function editLocationGroup(ctx: Ctx, { group: id, name, was }: EditLocationGroup): Promise<ChangedLocationGroup> {
  return changeGroup(ctx, ofPlaces(id), async (tx, mine) => {
    const [group] = await findLocationGroups(tx, [id]);
    if (!group) throw new Refusal('location_group.not_found');
    await rename(tx, mine, { sort: 'location_group', group }, name, was.name);
    return { group: id, event: { type: 'location_group.edited', locationGroup: id, before: group.name, after: name } };
  });
}

async function create(tx: Locked, mine: CompiledAccess, sort: GroupSort, group: Parameters<typeof insertGroup>[2]): Promise<void> {
  refuse(whyNotCreateGroup({ mine, now: tx.now }, sort, group, await listGroupsAt(tx, sort, group.home)), group);
  await insertGroup(tx, sort, group);
}

async function rename(tx: Locked, mine: CompiledAccess, standing: StandingGroup, name: string, was: string): Promise<void> {
  const { sort, group } = standing;
  const renamed = { id: group.id, name };
  refuse(whyNotEditGroup({ mine, now: tx.now }, standing, name, await listGroupsAt(tx, sort, group.home)), renamed);
  if (group.name !== was || group.name === name) throw new Refusal('change.conflict');
  await renameGroup(tx, sort, renamed);
}

interface Change<Id> {
  readonly group: Id;
  readonly event: AuditEvent;
}

/** One change of a group itself, judged on the locked state. Nobody's access is another by it, but reasons name groups. */
async function changeGroup<Id>(
  ctx: Ctx,
  delta: Delta,
  change: (tx: Locked, mine: CompiledAccess) => Promise<Change<Id>>,
): Promise<{ readonly group: Id; readonly version: ChangedUserGroup['version'] }> {
  const { result, version } = await write(ctx, async (tx, mine) => {
    const { group, event } = await change(tx, mine);
    return { result: group, delta, events: [event], wake: [] };
  });
  return { group: result, version };
}

const ofPeople = (group: UserGroupId): Delta => ({ ...noDelta, userGroups: [group] });
const ofPlaces = (group: LocationGroupId): Delta => ({ ...noDelta, locationGroups: [group] });

function refuse(reason: Reason | null, { name }: Pick<NamedGroup, 'name'>): void {
  if (reason !== null) throw new Refusal(reason, reason.endsWith('name_taken') ? { name } : {});
}
