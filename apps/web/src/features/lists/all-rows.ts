import type { Cursor, Page } from '@totem/domain/paging';

/** The rows of all pages of a list, at most so many and a page, and whether these are all there are. */
export async function allRows<Row>(
  ask: (cursor: Cursor | undefined) => Promise<Page<Row>>,
  most: number,
  onProgress: (rows: number) => void = () => {},
): Promise<{ readonly rows: readonly Row[]; readonly complete: boolean }> {
  const rows: Row[] = [];
  let cursor: Cursor | undefined;
  do {
    const page = await ask(cursor);
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
    onProgress(rows.length);
  } while (cursor && rows.length < most);
  return { rows, complete: cursor === undefined };
}
