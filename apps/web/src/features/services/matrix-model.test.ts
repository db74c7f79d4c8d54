import { catalogs, products } from '@totem/domain/catalog/products';
import type { Reach } from '@totem/domain/catalog/catalog';
import { printMatrix } from '@totem/domain/catalog/matrix';
import { describe, expect, test } from 'vitest';
import { differs, furthest, matricesOf, type Matrix, matrixOf, reachOfColumn, twoColumns } from './matrix-model.ts';

const letters: Readonly<Record<Reach, string>> = { subtree: 'S', granted_locations: 'L', participating: 'P', self: 'O', none: 'N' };

/** What the printed page says of one permission: function, permission, then role and letters for each role. */
type Printed = readonly [string, string, ...string[]];

/** Every permission of the printed matrices of a product, by service; what does not exist in it left out. */
function printed(product: (typeof products)[keyof typeof products]): Record<string, Printed[]> {
  const sections = printMatrix([product]).split('\n### ').slice(1);
  return Object.fromEntries(
    sections.map((section) => {
      const [title = '', , head = '', , ...lines] = section.split('\n');
      const cells = (line: string) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim());
      const roles = cells(head).slice(3, -1);
      let row = '';
      const rows = lines
        .filter((line) => line.startsWith('|'))
        .flatMap((line): Printed[] => {
          const [label = '', names = '', , ...rest] = cells(line);
          if (label !== '″') row = label;
          if (rest.at(-1)?.includes('absent')) return [];
          const held = roles.map((role, column) => `${role}: ${rest[column] ?? ''}`).toSorted();
          return names.split(', ').map((name) => [row, name.replaceAll('`', ''), ...held]);
        });
      return [title.split(':')[0] ?? '', rows];
    }),
  );
}

/** The same of a matrix as the console draws it. */
const drawn = ({ service, roles, rows }: Matrix): Printed[] =>
  rows.flatMap(({ label, permissions, cells }) =>
    permissions.map((permission): Printed => {
      const held = roles.map((role, column) => {
        const cell = cells[column];
        const reaches = cell?.held.find((one) => one.permission === permission)?.reaches ?? [];
        const words = permission.extraOnly && cell?.kind === 'extra' ? '*extra*' : reaches.map((reach) => letters[reach]).join(' ');
        return `${role.label.en}: ${words}`;
      });
      return [label.en, permission.key.slice(service.length + 1), ...held.toSorted()];
    }),
  );

describe.each(Object.entries(products))('%s', (key, product) => {
  const catalog = catalogs[key as keyof typeof catalogs]();

  test('HX-26 the console and docs/permissions.md say the same of every service, function, permission and role', () => {
    const ours = Object.fromEntries(matricesOf(catalog).map((matrix) => [matrix.service, drawn(matrix)]));
    expect(ours).toEqual(printed(product));
  });

  test('roles stand from the highest rank down, a cell for each in every row', () => {
    for (const { roles, rows } of matricesOf(catalog)) {
      expect(roles.map(({ rank }) => rank)).toEqual(roles.map(({ rank }) => rank).toSorted((a, b) => b - a));
      expect(rows.every(({ cells }) => cells.length === roles.length)).toBe(true);
    }
  });
});

const row = (matrix: Matrix | null, label: string) => matrix?.rows.find((one) => one.label.en === label);
const kinds = (matrix: Matrix | null, label: string) => row(matrix, label)?.cells.map(({ kind }) => kind);

test('a cell is full, a part, nothing, or only given singly', () => {
  const hexia = catalogs.hexia();
  const portal = matrixOf(hexia, 'administration');
  expect(kinds(portal, 'Create / Edit (a PoS)')).toEqual(['full', 'full', 'partial', 'none']);
  expect(kinds(matrixOf(hexia, 'voc'), 'Set alerts')).toEqual(['full', 'full', 'none', 'none']);
  expect(kinds(matrixOf(hexia, 'voc'), 'Access confidential information')).toEqual(['extra', 'extra', 'extra', 'extra']);
  expect(row(matrixOf(hexia, 'voc'), 'Manage contests')?.provisional).toBe(true);
});

test('a product without a service has no matrix of it', () => {
  expect(matrixOf(catalogs.hexia(), 'files')).toBeNull();
  expect(matrixOf(catalogs.hexia(), 'constructor')).toBeNull();
});

test('what is held in several ways goes as far as the furthest, and a column says it once where all agree', () => {
  expect(furthest(['participating', 'subtree'])).toBe('subtree');
  expect(furthest([])).toBeNull();
  const files = matrixOf(catalogs.hexfit(), 'files');
  if (!files) throw new Error('Hexfit has files');
  const columns = files.roles.map((role, column) => [role.label.en, reachOfColumn(files, column)]);
  expect(columns).toEqual([
    ['Super Administrator', 'subtree'],
    ['Branch administrator', 'subtree'],
    ['Manager', 'subtree'],
    ['Employee', null], // takes part in files, and creates clients anywhere in the branch
    ['Read only', 'participating'],
  ]);
});

test('two columns differ where one has more of a function, or has it further', () => {
  const voc = matrixOf(catalogs.hexia(), 'voc');
  const files = matrixOf(catalogs.hexfit(), 'files');
  if (!voc || !files) throw new Error('both are in the catalogs');
  const labels = (matrix: Matrix | null) => matrix?.rows.filter(differs).map(({ label }) => label.en);
  expect(labels(twoColumns(voc, 'voc/reader', 'voc/contributor'))).toEqual(['Edit / Forward / Change Status of Alerts']);
  expect(labels(twoColumns(files, 'hexfit/manager', 'hexfit/employee'))).toContain('Objectives');
  expect(twoColumns(voc, 'voc/reader', 'voc/contributor')?.roles.map(({ key }) => key)).toEqual(['voc/reader', 'voc/contributor']);
  expect(twoColumns(voc, 'voc/reader', 'voc/reader')).toBeNull();
  expect(twoColumns(voc, 'voc/reader', 'nothing')).toBeNull();
  expect(twoColumns(voc, undefined, 'voc/reader')).toBeNull();
});
