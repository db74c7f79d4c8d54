import type { ReactNode } from 'react';

/** One column of a table; a page keeps its columns at module scope. */
export interface Column<Row> {
  readonly key: string;
  /** A message itself, read when the table is drawn. */
  readonly header: () => string;
  readonly cell: (row: Row) => ReactNode;
  /** A CSS width; without one the column shares what is left. */
  readonly width?: string;
  /** Numbers and dates at the table's edge. */
  readonly align?: 'end';
  /** Whether pressing its header sorts by its key. */
  readonly sortable?: true;
  /**
   * Where it stands on a card, below 720 px: the name, at the right of the name, on a line of its own, or not at all.
   * Without one: a line of its own.
   */
  readonly card?: 'name' | 'aside' | 'line' | 'none';
  /** Not drawn between 720 and 1080 px, where there is too little room for all. */
  readonly wideOnly?: true;
}

export interface Sort {
  readonly by: string;
  readonly descending: boolean;
}

export interface Selection<Row> {
  readonly keys: ReadonlySet<string>;
  readonly onChange: (keys: ReadonlySet<string>) => void;
  /** What a row is called where its checkbox is read aloud. */
  readonly nameOf: (row: Row) => string;
}

const cardPlaces = {
  name: 'max-wide:col-start-2 max-wide:row-start-1',
  aside: 'max-wide:col-start-3 max-wide:row-start-1 max-wide:text-right',
  line: 'max-wide:col-span-2 max-wide:col-start-2 max-wide:mt-1.5 max-wide:empty:hidden',
  none: 'max-wide:hidden',
} as const;

/** A cell's classes for its place in the row, and on the card. */
export const placeOf = <Row>(column: Column<Row>): string =>
  `${cardPlaces[column.card ?? 'line']} ${column.align === 'end' ? 'wide:text-right' : ''} ${column.wideOnly ? 'wide:max-desk:hidden' : ''}`;
