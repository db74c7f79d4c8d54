import { catalogs } from '@totem/domain/catalog/products';
import { NodeId, ServiceItemId } from '@totem/domain/ids';
import { expect, test } from 'vitest';
import { askedAt } from './who-question.ts';

const id = (one: number) => `01980000-0000-7000-8000-00000000000${one}`;
const node = { id: NodeId.parse(id(1)), name: 'Oscorp', kind: 'subscription' };
const voc = { id: ServiceItemId.parse(id(2)), service: 'voc', name: 'Oscorp VoC', node };
const shopper = { id: ServiceItemId.parse(id(3)), service: 'mystery_shopper', name: 'Oscorp Mystery Shopper', node };
const services = [shopper, voc];

test('asked of nothing in particular, it is who sees the first service', () => {
  expect(askedAt(catalogs.hexia(), { services }, {})).toMatchObject({ item: shopper, permission: 'mystery_shopper:dashboard.view' });
});

test('the address says of which service and what, as far as they go together', () => {
  expect(askedAt(catalogs.hexia(), { services }, { item: voc.id, permission: 'voc:alert.edit' })).toMatchObject({
    item: voc,
    permission: 'voc:alert.edit',
  });
  expect(askedAt(catalogs.hexia(), { services }, { item: id(9), permission: 'voc:alert.edit' })).toMatchObject({
    item: shopper,
    permission: 'mystery_shopper:dashboard.view',
  });
});

test('where nothing is asked of items, it is who may look at the location', () => {
  expect(askedAt(catalogs.hexfit(), { services: [] }, {})).toEqual({
    item: null,
    permission: 'administration:location.view',
    permissions: [],
  });
});
