import { catalogs } from '@totem/domain/catalog/products';
import { expect, test } from 'vitest';
import { lacksLocation } from './lacks-location.ts';

test('HX-5 a subscription without a location is flagged, and nothing else is', () => {
  const hexia = catalogs.hexia();

  expect(lacksLocation(hexia, { kind: 'subscription', locations: 0 })).toBe(true);
  expect(lacksLocation(hexia, { kind: 'subscription', locations: 1 })).toBe(false);
  expect(lacksLocation(hexia, { kind: 'organization', locations: 0 })).toBe(false);
  expect(lacksLocation(catalogs.hexfit(), { kind: 'company', locations: 0 })).toBe(false);
});
