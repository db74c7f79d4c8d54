import { describe, expect, test } from 'vitest';
import { catalogs } from '../catalog/products.ts';
import { withOrganizationRoles } from '../catalog/organization-roles.ts';
import { keyOfRole } from '../catalog/role-label.ts';
import type { Reason } from '../errors.ts';
import { RoleId } from '../ids.ts';
import type { LivingRole, OrganizationRole, RoleRight } from '../roles.ts';
import { type World, accessIn, draftFactsIn, given, inUserGroup, readable } from '../testing.ts';
import { mostRoles, whyNotRegive, whyNotShapeRole, withRole } from './change-role.ts';
import { worldOf } from './scenarios.ts';

const now = new Date('2026-06-01T12:00:00Z');
const hexia = catalogs.hexia();
const marvel = worldOf('marvel');
const [root, oscorp, vocThere] = ['organization:marvel', 'subscription:oscorp', 'voc:oscorp-voc'];
/** Somebody who administers everything, and owns nothing. */
const administered = given(marvel, 'user:maria', { role: 'administration/administrator' }, root);

const here = (...keys: string[]): RoleRight[] => keys.map((key) => ({ permission: `voc:${key}`, reach: 'granted_locations' }));
const wide: RoleRight[] = [
  { permission: 'administration:location.view', reach: 'subtree' },
  { permission: 'administration:location.view', reach: 'granted_locations' },
];
const numbered = (number: number) => RoleId.parse(`01980000-0000-7000-8000-${String(number).padStart(12, '0')}`);
const role = (can: readonly RoleRight[], basedOn = 'voc/reader', label = 'Night desk', number = 1): LivingRole => ({
  id: numbered(number),
  basedOn,
  label,
  description: null,
  can: [...can],
});
const night = role(here('alert.view'));
const key = keyOfRole(night);
const withNight = (world: World): World => ({ ...world, catalog: withOrganizationRoles(hexia, [night]) });
const asker = (world: World, by: string) => ({ mine: accessIn(world, readable.member(`user:${by}`)), now });
const many = (isDeleted = false): OrganizationRole[] =>
  Array.from({ length: mostRoles }, (_, number) => {
    const one = role(here('alert.view'), 'voc/reader', `Desk ${number}`, number + 2);
    return isDeleted ? { ...one, can: null } : one;
  });

describe('having a role be so', () => {
  test.each<[string, string, LivingRole, readonly OrganizationRole[], Reason | null]>([
    ['an owner', 'nick', night, [], null],
    ['who administers everything', 'maria', night, [], null],
    [
      'BX-40 who administers everything, wider than they may give',
      'maria',
      role(wide, 'administration/reader'),
      [],
      'grant.beyond_ceiling',
    ],
    ['BX-40 an owner, wider than Administrator', 'nick', role(wide, 'administration/reader'), [], null],
    ['who administers a part: roles are the whole organization’s', 'felicia', night, [], 'access.denied'],
    ['a reader', 'gwen', night, [], 'access.denied'],
    ['BX-39 with what may not be in it', 'nick', role(here('confidential.view')), [], 'role.right_not_allowed'],
    ['called as another', 'nick', role(here('alert.view'), 'voc/reader', 'Reader'), [], 'role.name_taken'],
    ['one more than there may be', 'nick', night, many(), 'role.too_many'],
    ['one of as many as there may be', 'nick', { ...night, id: numbered(2), label: 'Another' }, many(), null],
    ['one more beside as many that are deleted', 'nick', night, many(true), null],
  ])('%s', (_, by, one, own, refused) => {
    const world = { ...administered, catalog: withOrganizationRoles(hexia, own) };
    expect(whyNotShapeRole(asker(world, by), hexia, own, one)).toBe(refused);
  });
});

test('one role of several is another, or there is one more', () => {
  const [one, other] = [night, role(here('alert.view'), 'voc/reader', 'Other', 2)];
  const edited = { ...one, label: 'Edited' };
  expect(withRole([one, other], edited)).toEqual([edited, other]);
  expect(withRole([one], other)).toEqual([one, other]);
});

describe('E28, BX-41 editing a role that is held is ending it and giving it anew, for each who has it', () => {
  const edited = { ...night, can: here('alert.view', 'alert.edit') };
  const after = withOrganizationRoles(hexia, [edited]);
  const held = (world: World, to: string, on = vocThere) => given(withNight(world), to, { role: key }, on);
  const why = (world: World, by: string, then = after) => {
    const facts = draftFactsIn(world, now);
    const grants = [...facts.grants.values()].filter(({ gives }) => 'role' in gives && gives.role === key);
    return whyNotRegive(asker(world, by), facts, grants, then)?.reason ?? null;
  };

  test.each<[string, World, string, Reason | null]>([
    ['nobody has it', withNight(administered), 'maria', null],
    ['somebody has it, and an owner edits it', held(marvel, 'user:may'), 'nick', null],
    ['somebody has it, and who administers everything edits it', held(administered, 'user:may'), 'maria', null],
    ['the editor has it and is no owner', held(administered, 'user:maria'), 'maria', 'grant.to_self'],
    ['the editor has it and is an owner', held(marvel, 'user:nick'), 'nick', null],
    ['somebody above has it', held(administered, 'user:nick'), 'maria', 'grant.upward'],
    [
      'a group has it, the editor in it',
      inUserGroup(held(administered, 'group:all-marvel'), 'group:all-marvel', 'user:maria'),
      'maria',
      'grant.to_self',
    ],
    [
      'a group has it, somebody above in it',
      inUserGroup(held(administered, 'group:all-marvel'), 'group:all-marvel', 'user:nick'),
      'maria',
      'grant.upward',
    ],
    ['who administers a part edits it', held(marvel, 'user:nick'), 'felicia', 'grant.managed_above'],
  ])('where %s', (_, world, by, refused) => {
    expect(why(world, by)).toBe(refused);
  });

  test('BX-40 it does not become wider than the editor may give', () => {
    const portal = role([wide[1]!].flat(), 'administration/reader', 'Portal');
    const portalKey = keyOfRole(portal);
    const world = given({ ...administered, catalog: withOrganizationRoles(hexia, [portal]) }, 'user:may', { role: portalKey }, oscorp);
    const facts = draftFactsIn(world, now);
    const grants = [...facts.grants.values()].filter(({ gives }) => 'role' in gives && gives.role === portalKey);
    const wider = withOrganizationRoles(hexia, [{ ...portal, can: wide }]);
    expect(whyNotRegive(asker(world, 'maria'), facts, grants, wider)).toEqual({ reason: 'grant.beyond_ceiling', grant: grants[0] });
    expect(whyNotRegive(asker(world, 'nick'), facts, grants, wider)).toBeNull();
  });

  test('what is to nobody who is there, or on nothing that is, is no hindrance', () => {
    const world = held(administered, 'user:nick');
    const facts = draftFactsIn(world, now);
    const grants = [...facts.grants.values()].filter(({ gives }) => 'role' in gives && gives.role === key);
    expect(whyNotRegive(asker(world, 'maria'), { ...facts, members: new Map() }, grants, after)).toBeNull();
    expect(whyNotRegive(asker(world, 'maria'), { ...facts, tree: { ...facts.tree, itemAt: new Map() } }, grants, after)).toBeNull();
  });
});
