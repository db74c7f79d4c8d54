import { expect, test } from 'vitest';
import { StartActivityExport } from './activity-exports.ts';

const id = '0198aaaa-0000-7000-8000-000000000001';
const asked = { organizationId: id, node: id, format: 'csv', language: 'fr' };

test.each(['America/Toronto', 'UTC', 'Asia/Kathmandu'])('%s is a time zone', (timeZone) => {
  expect(StartActivityExport.parse({ ...asked, timeZone })).toEqual({ ...asked, timeZone, filter: {} });
});

test.each(['', 'Mars/Olympus', '=1+1'])('%j is none', (timeZone) => {
  expect(StartActivityExport.safeParse({ ...asked, timeZone }).success).toBe(false);
});
