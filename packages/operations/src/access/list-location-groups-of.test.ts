import type { ListLocationsOf } from '@totem/domain/access-questions';
import { readable } from '@totem/domain/testing';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { listLocationGroupsOf } from './list-location-groups-of.ts';
import { listLocationsOf } from './list-locations-of.ts';

let runtime: Runtime;
let marvel: TestOrganization;

/** Beside the two departments, a group of Québec alone, and one that is Mary Jane's two places, Toronto for Mystery Shopper alone. */
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  marvel = await importTestOrganization(runtime, 'marvel', (world) => {
    const [first] = world.locationGroups;
    if (!first) throw new Error('Marvel has location groups.');
    const entry = (location: string, service: string | null) => ({
      location: readable.node(location),
      filter: service === null ? null : { service },
      fromMs: 0,
      untilMs: Infinity,
    });
    const more = (key: string, name: string, ...entries: ReturnType<typeof entry>[]) => ({
      ...first,
      id: readable.locationGroup(`location_group:${key}`),
      name,
      entries,
    });
    return {
      ...world,
      locationGroups: [
        ...world.locationGroups,
        more('east', 'East', entry('point_of_service:quebec', null)),
        more('visits', 'Visits', entry('point_of_service:montreal', null), entry('point_of_service:toronto', 'mystery_shopper')),
      ],
    };
  });
});
afterAll(() => runtime.close());

const question = (of: 'voc:oscorp-voc' | 'mystery_shopper:oscorp-mystery-shopper') => ({
  organizationId: marvel.organizationId,
  member: marvel.member('user:mary-jane'),
  permission: of.startsWith('voc') ? 'voc:dashboard.view' : 'mystery_shopper:dashboard.view',
  of: { item: marvel.item(of) },
  pageSize: 50,
});
const groupsFor = async (of: Parameters<typeof question>[0]) => {
  const { rows, complete } = await listLocationGroupsOf(await marvel.asking('user:mary-jane'), question(of));
  return { groups: rows.map(({ name, locations }) => `${name}: ${locations}`), complete };
};
const placesIn = async (group: string, more: Partial<ListLocationsOf> = {}) => {
  const asked = { ...question('voc:oscorp-voc'), locationGroup: marvel.locationGroup(group), ...more };
  return (await listLocationsOf(await marvel.asking('user:mary-jane'), asked)).rows.map(({ location }) => location.name);
};

test('HX-32 a filter offers the location groups with a place that one sees, and counts only those', async () => {
  expect(await groupsFor('voc:oscorp-voc')).toEqual({
    groups: ['Gwen Stacy Department: 1', 'Mary Jane Department: 2', 'Visits: 1'],
    complete: true,
  });
  expect((await groupsFor('mystery_shopper:oscorp-mystery-shopper')).groups).toContain('Visits: 2');
});

test('HX-32 of a location group, only the places that one sees are shown', async () => {
  expect(await placesIn('location_group:mary-jane-department')).toEqual(['Montreal', 'Toronto']);
  expect(await placesIn('location_group:gwen-stacy-department')).toEqual(['Montreal']);
  expect(await placesIn('location_group:visits')).toEqual(['Montreal']);
  expect(await placesIn('location_group:east')).toEqual([]);
});

test('it filters a whole service as well, and of a permission that one has nowhere offers nothing', async () => {
  expect(await placesIn('location_group:visits', { of: { service: 'voc' } })).toEqual(['Montreal']);
  const asked = { ...question('voc:oscorp-voc'), permission: 'voc:alert.edit' };
  expect((await listLocationGroupsOf(await marvel.asking('user:mary-jane'), asked)).rows).toEqual([]);
});
