import { catalogs } from '@totem/domain/catalog/products';
import { NodeId, ServiceItemId } from '@totem/domain/ids';
import type { NodeFound } from '@totem/domain/nodes';
import type { ServiceItemView } from '@totem/domain/service-items';
import { expect, test } from 'vitest';
import type { Asked } from './asked.ts';
import type { Near } from './use-near.ts';
import type { Things } from './use-things.ts';
import { whoHits } from './who-hits.ts';

const catalog = catalogs.hexia();
const at = '2026-05-03T21:59:00.000Z';
const node = (last: number) => NodeId.parse(`0198aaaa-0000-7000-8000-00000000000${last}`);
const oscorp = { id: node(1), kind: 'subscription', name: 'Oscorp' };
const montreal: NodeFound = { id: node(2), kind: 'point_of_service', name: 'Montreal', type: null, path: [oscorp] };
const voc = (last: number, archived = false): ServiceItemView => ({
  id: ServiceItemId.parse(`0198aaaa-0000-7000-8000-0000000000${last}`),
  service: 'voc',
  name: `VoC ${last}`,
  node: oscorp,
  archived,
});

const near = <Row>(...rows: readonly Row[]): Near<Row> => ({
  rows: rows.map((row) => ({ row, near: 0 })),
  isSettled: true,
  isComplete: true,
  error: null,
});
const found: Things = {
  people: near(),
  groups: near(),
  nodes: near<NodeFound>({ ...oscorp, type: null, path: [] }, montreal),
  placeGroups: near(),
  items: near(),
  isSettled: true,
  isPartial: false,
};

/** Where each hit leads: the last part of its path, and its search. */
function leads(asked: Partial<Extract<Asked, { ask: 'who' }>>, things: Partial<Things> = {}, opensLocations = true) {
  const whole = { ask: 'who', may: null, on: 'montreal', at: null, ...asked } as const;
  return whoHits(catalog, { slug: 'marvel', opensLocations }, whole, { ...found, ...things }, [voc(11), voc(12)]).map(({ does }) =>
    'link' in does ? [does.link.to?.split('/').at(-1), does.link.search] : null,
  );
}

test('who sees a location is asked of the location, and of nothing that is not one', () => {
  expect(leads({})).toEqual([['explorer', { location: montreal.id, sees: 'only' }]]);
  expect(leads({ at })).toEqual([['explorer', { location: montreal.id, sees: 'only', at }]]);
});

test('an extra permission at a location is one question, whatever items of its service there are', () => {
  const confidential = 'see confidential information';
  expect(leads({ may: confidential })).toEqual([['explorer', { location: montreal.id, extras: 'voc:confidential.view' }]]);
  expect(leads({ may: confidential, at })).toEqual([['explorer', { location: montreal.id, extras: 'voc:confidential.view', at }]]);
});

test('what a role lets one do is told by the page of the location, as it is now; for another day, or without that page, by the explorer', () => {
  const ask = { may: 'modifier les alertes' };
  expect(leads(ask)).toEqual([voc(11), voc(12)].map(({ id }) => ['$location', { item: id, permission: 'voc:alert.edit' }]));
  expect(leads({ ...ask, at })).toEqual([['explorer', { location: montreal.id, may: 'voc:alert.edit', at }]]);
  expect(leads(ask, {}, false)).toEqual([['explorer', { location: montreal.id, may: 'voc:alert.edit' }]]);
  expect(leads({ ...ask, on: 'voc' }, { nodes: near(), items: near(voc(12)) })).toEqual([
    ['explorer', { item: voc(12).id, may: 'voc:alert.edit' }],
  ]);
});

test('an archived item is not asked about, since nobody can do anything there', () => {
  const items = near(voc(11, true), voc(12));
  expect(leads({ on: 'voc' }, { nodes: near(), items })).toEqual([['explorer', { item: voc(12).id, sees: 'only' }]]);
});

test('what cannot be done answers nothing, and with no thing named it is told of everybody', () => {
  expect(leads({ may: 'fly' })).toEqual([]);
  expect(leads({ may: 'fly', on: '' })).toEqual([]);
  expect(leads({ may: 'manage contests', on: '' })).toEqual([['users', { extra: 'voc:contest.manage' }]]);
  expect(leads({ may: 'edit alerts', on: '' })).toEqual([['$service', undefined]]);
});
