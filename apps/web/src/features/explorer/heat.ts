import type { Catalog } from '@totem/domain/catalog/catalog';
import { m } from '../../paraglide/messages.js';
import { type Shown, cellWords } from '../person/effective/cell.ts';
import { type Difference, differenceWords } from './difference.ts';

/** One cell of a heat map. */
export interface HeatCell extends Shown {
  readonly role: string | null;
  readonly difference?: Difference | undefined;
  /** What it says where that is not what it shows. */
  readonly words?: string;
}

/** Columns that stand together under a name: the places of one subscription, from `from` to just before `to`. */
export interface HeatGroup {
  readonly key: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A cell in words; null: the two can never meet. */
export function heatWords(catalog: Catalog, cell: HeatCell | null): string {
  if (!cell) return m.explorer_apart();
  if (cell.words !== undefined) return cell.words;
  const words = cellWords(catalog, cell.role, cell);
  return cell.difference ? `${differenceWords[cell.difference]()} · ${words}` : words;
}

/** Above this many lines likeness is not looked for: each would be compared with every other. */
export const mostAlike = 300;

/**
 * The lines so that those which are alike stand together: each is followed by the one most like it of those that are left.
 *
 * @param cellsOf a word for each cell of a line.
 * @returns their positions; as they came where they are too many.
 */
export function bySimilarity(count: number, cellsOf: (line: number) => readonly string[]): number[] {
  const left = Array.from({ length: count }, (_, line) => line);
  if (count > mostAlike) return left;
  const cells = left.map(cellsOf);
  const distance = (one: number, other: number) =>
    (cells[one] ?? []).reduce((sum, cell, at) => sum + Number(cell !== cells[other]?.[at]), 0);
  const ordered = left.splice(0, 1);
  while (left.length > 0) {
    const last = ordered.at(-1) ?? 0;
    let nearest = 0;
    for (const [at, line] of left.entries()) if (distance(last, line) < distance(last, left[nearest] ?? line)) nearest = at;
    ordered.push(...left.splice(nearest, 1));
  }
  return ordered;
}
