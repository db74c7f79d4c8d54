import { expect, test } from 'vitest';
import { hexfit } from '../catalog/hexfit.ts';
import { hexia } from '../catalog/hexia.ts';
import { hitflow } from '../catalog/hitflow.ts';
import { catalogOf } from '../catalog/catalog-of.ts';
import { csvLine } from '../csv.ts';
import { columnsByHeading, columnsOf, headingOf } from './columns.ts';
import { importKindsOf } from './kinds.ts';
import { readCsv } from './read-csv.ts';
import { readTable } from './read-table.ts';
import { explain, templateOf } from './template.ts';

const catalog = catalogOf(hexia);
const read = (text: string) => readTable(catalog, readCsv(text).rows ?? []);

test.each([
  ['people by their address', 'E-mail,Role\nmay@x.example,Reader', 'people', { email: 'may@x.example', role: 'Reader' }],
  [
    'people in French, in another order',
    'Rôle;Niveau;ADRESSE DE COURRIEL\nLecteur;Oscorp;may@x.example',
    'people',
    { role: 'Lecteur', level: 'Oscorp', email: 'may@x.example' },
  ],
  ['what is given to groups', 'Group,Role,On\nSupport,Reader,VoC', 'group_grants', { group: 'Support', role: 'Reader', on: 'VoC' }],
  [
    'groups of places in the product’s words',
    'PoS group,Point of Service\nCoast,Montreal',
    'location_groups',
    { group: 'Coast', location: 'Montreal' },
  ],
  ['groups', 'Groupe d’utilisateurs,Appartient à\nSupport,Oscorp', 'user_groups', { group: 'Support', in: 'Oscorp' }],
  ['places by their name', 'Key,Name,In\nMTL,Montreal,Oscorp', 'locations', { key: 'MTL', name: 'Montreal', in: 'Oscorp' }],
])('BX-63 a table says by its headings what it is about: %s', (_what, text, kind, cells) => {
  expect(read(text)).toEqual({ kind, rows: [{ kind, line: 2, cells }], unread: [] });
});

test('BX-63 empty rows, empty cells, comments and columns that are not known are left out, and which columns is told', () => {
  expect(read('# about\n\nE-mail,Phone,Role,,In\n may@x.example ,555,,x,y\n,,,\n#x@y.example,,\n,5145550100\n')).toEqual({
    kind: 'people',
    rows: [{ kind: 'people', line: 4, cells: { email: 'may@x.example' } }],
    unread: ['Phone', 'In'],
  });
});

test.each([
  ['nothing', '\n\n', { fault: 'empty' }],
  ['only comments', '# E-mail', { fault: 'empty' }],
  ['headings that nobody knows', 'Phone,Fax\n1,2', { fault: 'unknown' }],
  ['a heading twice', 'E-mail,Role,Rôle\na,b,c', { fault: 'twice', heading: 'Rôle' }],
  ['a cell that is too long', `E-mail,Reason\na,b\na,${'x'.repeat(1_001)}`, { fault: 'too_long', line: 3, heading: 'Reason' }],
])('BX-63 %s is told', (_what, text, fault) => {
  expect(read(text)).toEqual(fault);
});

test('BX-63 a table of a kind that the product does not have is told', () => {
  const table = readCsv('Groupe\nSupport').rows ?? [];
  expect(readTable(catalogOf(hitflow), table)).toEqual({ fault: 'not_here', kind: 'user_groups' });
});

test.each([hexia, hexfit, hitflow])(
  'BX-63 each template of $key is read as what it is, in both languages, and imports nothing by itself',
  (product) => {
    const one = catalogOf(product);
    for (const language of ['en', 'fr'] as const) {
      const { tables, explained } = templateOf(one, language);
      expect(tables.map(({ kind }) => kind)).toEqual(importKindsOf(one));
      for (const { kind, title, rows } of tables) {
        const file = [...rows, ...explain(one, kind, language)].map((row) => csvLine(row)).join('');
        expect(readTable(one, readCsv(file).rows ?? [])).toEqual({ kind, rows: [], unread: [] });
        expect(title.length).toBeLessThanOrEqual(31);
        expect(rows[1]?.[0]).toMatch(/^# ./);
      }
      expect(explained.rows.every(([first]) => first?.startsWith('# '))).toBe(true);
    }
  },
);

test.each([hexia, hexfit, hitflow])('every heading of $key stands for its own column', (product) => {
  const one = catalogOf(product);
  const columnOf = columnsByHeading(one);
  for (const language of ['en', 'fr'] as const)
    for (const kind of importKindsOf(one))
      for (const column of columnsOf(one, kind)) expect([kind, columnOf(headingOf(one, kind, column, language))]).toEqual([kind, column]);
});
