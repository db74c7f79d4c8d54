import { catalogs } from '@totem/domain/catalog/products';
import { expect, test } from 'vitest';
import { matrixOf } from './matrix-model.ts';
import { matrixTable } from './matrix-csv.ts';

const line = (product: 'hexia' | 'hexfit', service: string, label: string) => {
  const catalog = catalogs[product]();
  const matrix = matrixOf(catalog, service);
  return matrix ? matrixTable(catalog, matrix).find(([first]) => first === label) : undefined;
};

test('the file says in words what the matrix shows, and what is provisional', () => {
  expect(line('hexia', 'administration', 'Function')).toEqual(['Function', 'Owner', 'Administrator', 'Contributor', 'Reader', 'Notes']);
  const everywhere = 'Full, everywhere below where it is given';
  expect(line('hexia', 'administration', 'Create / Edit (a PoS)')).toEqual([
    'Create / Edit (a PoS)',
    everywhere,
    everywhere,
    'Only: edit a place, at locations one has',
    'No',
    '',
  ]);
  const extra = 'Additional permission';
  expect(line('hexia', 'voc', 'Manage contests')).toEqual(['Manage contests', extra, extra, extra, extra, 'provisional']);
  expect(line('hexia', 'hexia_local', 'Access the Dashboard')?.at(-1)).toBe('provisional');
});

test('HF-17 Read only reads a section where they take part', () => {
  expect(line('hexfit', 'files', 'Objectives')?.[5]).toBe('Full, where one takes part');
  expect(line('hexfit', 'files', 'Training programs')?.[5]).toBe('No');
});
