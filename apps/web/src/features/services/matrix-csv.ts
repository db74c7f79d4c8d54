import type { Catalog } from '@totem/domain/catalog/catalog';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { cellSentence } from './cell-words.ts';
import type { Matrix } from './matrix-model.ts';

/** A matrix as rows of words for a file: a line for each function, a column for each role, notes at the end. */
export const matrixTable = (catalog: Catalog, { roles, rows, provisional }: Matrix): string[][] => [
  [m.services_function(), ...roles.map(({ label }) => say(label)), m.services_notes()],
  ...rows.map((row) => [
    say(row.label),
    ...row.cells.map((cell) => cellSentence(catalog, cell)),
    row.provisional || provisional ? m.services_provisional() : '',
  ]),
];
