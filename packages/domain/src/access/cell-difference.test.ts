import { expect, test } from 'vitest';
import { catalogs } from '../catalog/products.ts';
import { cellDifference } from './cell-difference.ts';

const catalog = catalogs.hexia();
type Cells = Parameters<typeof cellDifference>;
const cell = (role: string | null, state: 'yes' | 'no_location' | 'no_role' | 'none', ...extras: string[]) => ({ role, state, extras });
const [reader, contributor] = [cell('voc/reader', 'yes'), cell('voc/contributor', 'yes')];
const [sees, edits] = ['voc:confidential.view', 'voc:alert.edit'];

test.each<[Cells[1], Cells[2], ReturnType<typeof cellDifference>]>([
  [reader, null, 'gained'],
  [null, reader, 'lost'],
  [contributor, reader, 'gained'],
  [reader, contributor, 'lost'],
  [reader, reader, 'same'],
  [null, null, undefined],
  [cell('voc/reader', 'no_location'), cell(null, 'no_role'), undefined],
  [reader, cell('voc/reader', 'no_location'), 'gained'],
  [cell('gone/role', 'yes'), null, 'gained'],
  [cell(null, 'yes'), null, 'gained'],
  [cell('voc/reader', 'yes', sees), reader, 'gained'],
  [reader, cell('voc/reader', 'yes', sees), 'lost'],
  [cell('voc/reader', 'yes', sees), cell('voc/reader', 'yes', edits), 'gained'],
  [cell(null, 'no_role', sees), cell(null, 'no_role', sees), undefined],
])('%j beside %j: %s', (one, other, difference) => {
  expect(cellDifference(catalog, one, other)).toBe(difference);
});
