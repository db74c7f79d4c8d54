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
  /** What explains the header, beside it. */
  readonly help?: () => ReactNode;
  /** Whether pressing its header sorts by its key. */
  readonly sortable?: true;
  /**
   * Where it stands on a card, where it is narrow: the name, at the right of the name, on a line of its own, or not at all.
   * Without one: a line of its own.
   */
  readonly card?: 'name' | 'aside' | 'line' | 'none';
  /** Not drawn where there is room for a table, yet too little for all of it. */
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
  /** Why a row cannot be selected; undefined where it can. */
  readonly whyNot?: (row: Row) => string | undefined;
}

const cardPlaces = {
  name: 'card:col-start-2 card:row-start-1',
  aside: 'card:col-start-3 card:row-start-1 card:text-right',
  line: 'card:col-span-2 card:col-start-2 card:mt-1.5 card:empty:hidden',
  none: 'card:hidden',
} as const;

/** A cell's classes for its place in the row, and on the card. */
export const placeOf = <Row>(column: Column<Row>): string =>
  `${cardPlaces[column.card ?? 'line']} ${column.align === 'end' ? 'row:text-right' : ''} ${column.wideOnly ? 'tight:hidden' : ''}`;
