import type { Catalog } from '@totem/domain/catalog/catalog';
import { catalogs } from '@totem/domain/catalog/products';
import type { MemberView } from '@totem/domain/members';
import { expect, test } from 'vitest';
import { allOfOscorp, department, grantOf, memberWith, membershipOf, now, voc } from '../testing-access.ts';
import { compareAccess, type Held } from './compare-access.ts';
import { comparedName, sameName } from './compared-words.ts';

const hexia: Catalog = catalogs.hexia();

/** Each row as `part: name: what the one has | what the other has`. */
function told(one: MemberView, other: MemberView, catalog = hexia): string[] {
  const held = (it: Held | null) => {
    if (!it) return '–';
    const role = 'gives' in it.thing && 'role' in it.thing.gives ? it.thing.gives.role : 'yes';
    return [role, ...it.through.map((group) => group ?? 'direct'), ...(it.from === null ? [] : ['later'])].join(' ');
  };
  return compareAccess(catalog, one, other, now).map((row) =>
    row.isSame
      ? `${row.part}: both ${sameName(catalog, row)}`
      : `${row.part}: ${comparedName(catalog, row)}: ${held(row.one)} | ${held(row.other)}`,
  );
}

const nobody = memberWith('Nobody', []);

test('what one has and the other not is told by part, each way round', () => {
  const gwen = memberWith('Gwen', [
    grantOf({ locations: null }, department),
    grantOf({ permission: 'voc:confidential.view' }),
    grantOf({ role: 'voc/reader' }),
  ]);
  const rows = ['services: Oscorp VoC: voc/reader direct | –', 'locations: Mary Jane Department: yes direct | –'];
  const extra = 'extras: See confidential information on Oscorp VoC: yes direct | –';

  expect(told(gwen, nobody)).toEqual([...rows, extra]);
  expect(told(nobody, gwen)[0]).toBe('services: Oscorp VoC: – | voc/reader direct');
  expect(told(nobody, nobody)).toEqual([]);
});

test('another level on the same thing is one row, the same level none that differs', () => {
  const reader = memberWith('Reader', [grantOf({ role: 'voc/reader' })]);
  const writer = memberWith('Writer', [grantOf({ role: 'voc/contributor' })]);

  expect(told(reader, writer)).toEqual(['services: Oscorp VoC: voc/reader direct | voc/contributor direct']);
  expect(told(reader, memberWith('Another', [grantOf({ role: 'voc/reader' })]))).toEqual(['services: both Reader on Oscorp VoC']);
});

test('what comes through a group counts, and of several levels the strongest', () => {
  const lower = memberWith('Lower', [grantOf({ role: 'voc/reader' })]);
  const both = memberWith('Both', [grantOf({ role: 'voc/reader' })], {
    memberships: [membershipOf(20, 'Specialists', [grantOf({ role: 'voc/contributor' })])],
  });

  expect(told(lower, both)).toEqual([
    'services: Oscorp VoC: voc/reader direct | voc/contributor Specialists',
    'groups: Specialists: – | yes',
  ]);
});

test('the same level twice is one, with both its sources and the later end', () => {
  const until = '2026-07-01T00:00:00.000Z';
  const twice = memberWith('Twice', [grantOf({ role: 'voc/reader' }, voc, { until })], {
    memberships: [membershipOf(20, 'Readers', [grantOf({ role: 'voc/reader' })])],
  });
  const ending = memberWith('Ending', [grantOf({ role: 'voc/reader' })], {
    memberships: [membershipOf(20, 'Readers', [grantOf({ role: 'voc/reader' }, voc, { until })])],
  });
  const [row] = compareAccess(hexia, twice, ending, now);

  expect(row?.one).toMatchObject({ through: [null, 'Readers'], until: null });
  expect(row?.other).toMatchObject({ through: [null, 'Readers'], until: null });
});

test('what begins later is not yet the same, and gives way to what holds now', () => {
  const later = { from: '2026-06-02T00:00:00.000Z' };
  const soon = memberWith('Soon', [grantOf({ role: 'voc/reader' }, voc, later)]);
  const reader = memberWith('Reader', [grantOf({ role: 'voc/reader' }), grantOf({ role: 'voc/contributor' }, voc, later)]);
  const joining = memberWith('Joining', [], { memberships: [membershipOf(20, 'Readers', [grantOf({ role: 'voc/reader' })], later)] });

  expect(told(soon, reader)).toEqual(['services: Oscorp VoC: voc/reader direct later | voc/reader direct']);
  expect(told(joining, reader)[0]).toBe('services: Oscorp VoC: voc/reader Readers later | voc/reader direct');
});

test('a place for one service is another thing than the same place for all', () => {
  const all = memberWith('All', [grantOf({ locations: null }, allOfOscorp)]);
  const one = memberWith('One', [grantOf({ locations: { service: 'voc' } }, allOfOscorp)]);
  const another = memberWith('Another', [grantOf({ locations: { service: 'mystery_shopper' } }, allOfOscorp)]);

  expect(told(all, one)).toEqual([
    'locations: All of Oscorp, including new ones: yes direct | –',
    'locations: All of Oscorp, including new ones, only for Voice of Customer: – | yes direct',
  ]);
  expect(told(one, another)).toHaveLength(2);
});

test('roles that stand side by side are compared each for itself, roles of which one is held as one', () => {
  const hitflow = catalogs.hitflow();
  const ticks = [...hitflow.roles.keys()].slice(0, 2);
  expect(told(memberWith('First', [grantOf({ role: ticks[0] ?? '' }, allOfOscorp)]), nobody, hitflow)).toHaveLength(1);
  const [first, second] = ticks.map((role, index) => memberWith(`Tick ${'i'.repeat(index)}`, [grantOf({ role }, allOfOscorp)]));
  expect(told(first ?? nobody, second ?? nobody, hitflow)).toHaveLength(2);

  const hexfit = catalogs.hexfit();
  const profiles = hexfit.product.policies.oneRoleOf.map((role) => memberWith(role, [grantOf({ role }, allOfOscorp)]));
  expect(profiles.length).toBeGreaterThan(1);
  expect(told(profiles[0] ?? nobody, profiles[1] ?? nobody, hexfit)).toHaveLength(1);
});
