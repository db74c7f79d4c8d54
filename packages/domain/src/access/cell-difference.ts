import type { Catalog } from '../catalog/catalog.ts';
import type { Cell } from './cells.ts';

/** What counts in one cell beside what counts in another: more, less, or the same. */
export type CellDifference = 'gained' | 'lost' | 'same';

type Compared = Pick<Cell, 'role' | 'state' | 'extras'>;

/**
 * What somebody has at a place beside what another has there, or they themselves had; undefined where nothing counts in
 * either. A role without the place, or a place without a role, does not count. Where the roles are alike, extra permissions
 * tell: a further one is more, even where another is missing.
 */
export function cellDifference({ roles }: Catalog, one: Compared | null, other: Compared | null): CellDifference | undefined {
  const rankOf = (cell: Compared | null) => (cell?.state === 'yes' ? 1 + (roles.get(cell.role ?? '')?.rank ?? 0) : 0);
  const [mine, theirs] = [rankOf(one), rankOf(other)];
  if (mine !== theirs) return mine > theirs ? 'gained' : 'lost';
  const [more, less] = [one?.extras ?? [], other?.extras ?? []];
  if (more.some((key) => !less.includes(key))) return 'gained';
  if (less.some((key) => !more.includes(key))) return 'lost';
  return mine > 0 ? 'same' : undefined;
}
