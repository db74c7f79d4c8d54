import { mayNameMember, maySeeGroup, maySeeLocationGroup, maySeeNode } from '@totem/domain/access/visibility';
import { whyNotMove } from '@totem/domain/access/move-node';
import { compile } from '@totem/domain/access/compile';
import type { StandingGrant } from '@totem/domain/access/draft';
import type { LocationGroupId, NodeId, UserGroupId } from '@totem/domain/ids';
import type { GrantEnding, MoveView } from '@totem/domain/move-nodes';
import { findLocationGroups } from '@totem/db/draft';
import { findUserGroupNames } from '@totem/db/group-names';
import type { Locked } from '@totem/db/version';
import { viewPeople } from '../grants/effect-view.ts';
import { nodeNameOf, targetNameOf } from '../names.ts';
import { viewFilter } from '../view-filter.ts';
import type { JudgedMove, MoveEffect } from './rehearse-move.ts';

/** So many of each kind of what ends are told by name. */
const named = 50;

/** What a move does, by the names that the reader may know; of what they may not, they are not told that it exists (HX-12). */
export async function viewMove(tx: Locked, judged: JudgedMove, effect: MoveEffect, peopleFrom: number): Promise<MoveView> {
  const { asker, left, node, under, after } = judged;
  const { tree, catalog } = asker.mine;
  const targets = left.grants.flatMap(({ grant: { on } }): LocationGroupId[] => ('locationGroup' in on ? [on.locationGroup] : []));
  const entered = left.entries.map(({ locationGroup }) => locationGroup);
  const locationGroups = new Map((await findLocationGroups(tx, [...new Set([...targets, ...entered])])).map((one) => [one.id, one]));
  const userGroups = await findUserGroupNames(tx, [
    ...new Set([
      ...left.grants.flatMap(({ grant: { to } }): UserGroupId[] => ('group' in to ? [to.group] : [])),
      ...left.memberships.map(({ group }) => group),
    ]),
  ]);
  const groups = new Map(userGroups.filter((one) => !one.deleted && maySeeGroup(asker, one)).map((one) => [one.id, one.name]));
  const members = new Map(effect.concerned.filter((one) => mayNameMember(asker, one)).map(({ facts }) => [facts.id, facts.name]));
  const ending = ({ grant, node: at }: { readonly grant: StandingGrant; readonly node: NodeId }): GrantEnding[] => {
    const { to, gives, on } = grant;
    const name = 'member' in to ? members.get(to.member) : groups.get(to.group);
    const target = maySeeNode(asker, at) ? targetNameOf(tree, locationGroups, on) : null;
    if (name === undefined || target === null) return [];
    const gift = 'role' in gives ? gives.role : 'permission' in gives ? gives.permission : null;
    const filter = 'locations' in gives ? viewFilter(asker, gives.locations) : null;
    return [{ to: name, isGroup: 'group' in to, gives: gift, on: target, filter }];
  };
  const grants = left.grants.flatMap(ending).toSorted((a, b) => a.to.localeCompare(b.to));
  const leaves = [...new Set(entered)]
    .flatMap((id) => locationGroups.get(id) ?? [])
    .filter((group) => maySeeLocationGroup(asker, group))
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const parts = left.memberships.flatMap(({ member, group }) => {
    const [person, name] = [members.get(member), groups.get(group)];
    return person === undefined || name === undefined ? [] : [{ member: person, group: name }];
  });
  const mineAfter = { mine: compile(catalog, after, asker.mine.facts), now: asker.now };
  return {
    version: tx.version,
    fingerprint: effect.fingerprint,
    node: nodeNameOf(tree, node.id),
    from: nodeNameOf(tree, node.parent),
    to: nodeNameOf(tree, under.id),
    mayMoveBack: whyNotMove(mineAfter, node.id, node.parent) === null,
    leaves: { groups: leaves.slice(0, named), count: leaves.length },
    ends: { grants: grants.slice(0, named), count: grants.length },
    parts: { people: parts.slice(0, named), count: parts.length },
    ...viewPeople(asker, effect.people, asker.now, peopleFrom),
  };
}
