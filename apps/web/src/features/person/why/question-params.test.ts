import { expect, test } from 'vitest';
import { questionParams } from './question-params.ts';

test('a question is read from an address, and what is not one is left out', () => {
  const asked = { permission: 'voc:dashboard.view', item: 'a', location: 'b', at: '2026-05-03T14:00:00-04:00', tab: 'why' };
  expect(questionParams(asked)).toEqual({
    permission: 'voc:dashboard.view',
    item: 'a',
    location: 'b',
    target: undefined,
    at: '2026-05-03T18:00:00.000Z',
  });
  expect(questionParams({ permission: 3, at: 'yesterday' })).toEqual({});
});
