import type { Catalog } from '@totem/domain/catalog/catalog';
import { type CompiledAccess, compile } from '@totem/domain/access/compile';
import type { MemberId } from '@totem/domain/ids';
import type { Cursor, Page } from '@totem/domain/paging';
import type { Tree } from '@totem/domain/tree';
import { type Place, cursorAt, pageFrom, placeOf } from './cursor.ts';
import { loadManyFacts } from './facts.ts';
import type { Db } from './orm.ts';

/** Somebody who may belong to a list, and their place in its order. */
export interface Candidate {
  readonly id: MemberId;
  readonly place: Place;
}

export interface DecidedPage<Row> {
  readonly catalog: Catalog;
  /** As it was at `at`, in the snapshot that the database handle reads. */
  readonly tree: Tree;
  readonly at: Date;
  readonly cursor?: Cursor | undefined;
  readonly pageSize: number;
  /** All that decides which rows there are and in which order. */
  readonly question: object;
  /** Whoever could belong to the list, in its order, after a place: asked once for a page. */
  candidates(after: Place | null, limit: number): Promise<readonly Candidate[]>;
  /** The row of somebody; null for who does not belong to the list. */
  decide(access: CompiledAccess): Row | null;
  /** How many candidates are looked at for one page; a page that ends for that reason has fewer rows and is not complete. */
  readonly most?: number;
}

const mostLookedAt = 1_000;
const mostAtOnce = 250;

/**
 * A page of a list of people of which SQL knows whom to look at, in order, and the engine decides who belongs to it: so it
 * cannot differ from what a single question is answered (I20).
 *
 * The work of one page has a bound: where few of many belong to the list, a page may be short, even empty, and its cursor
 * goes on where looking stopped.
 *
 * @param db a snapshot: all rows are decided at its one version.
 */
export async function decidedPage<Row>(db: Db, wanted: DecidedPage<Row>): Promise<Page<Row>> {
  const { catalog, tree, at, decide } = wanted;
  return pageOfCandidates({
    ...wanted,
    async decideMany(ids) {
      const { facts } = await loadManyFacts(db, catalog, ids, at);
      return new Map(facts.map((one) => [one.id, decide(compile(catalog, tree, one))]));
    },
  });
}

/** The same where more than one instant decides. */
export async function pageOfCandidates<Row>(
  wanted: Pick<DecidedPage<Row>, 'cursor' | 'pageSize' | 'question' | 'candidates' | 'most'> & {
    /** The rows of some candidates; none, or null, for who does not belong to the list. */
    decideMany(ids: readonly MemberId[]): Promise<ReadonlyMap<MemberId, Row | null>>;
  },
): Promise<Page<Row>> {
  const { cursor, pageSize, question, candidates, decideMany, most = mostLookedAt } = wanted;
  // Finding them costs the same however many are taken, so all that may be looked at come at once.
  const all = await candidates(placeOf(cursor, question), most);
  const found: { readonly row: Row; readonly place: Place }[] = [];
  let from = 0;
  let take = Math.min(pageSize + 1, mostAtOnce);
  while (from < all.length && found.length <= pageSize) {
    const some = all.slice(from, from + take);
    const decided = await decideMany(some.map((one) => one.id));
    for (const { id, place } of some) {
      const row = decided.get(id) ?? null;
      if (row !== null) found.push({ row, place });
    }
    from += take;
    take = Math.min(2 * take, mostAtOnce);
  }
  const end = all.at(-1);
  if (found.length <= pageSize && end && all.length === most)
    return { rows: found.map((one) => one.row), complete: false, next: cursorAt(question, end.place) };
  const page = pageFrom(found, pageSize, question, (one) => one.place);
  return { ...page, rows: page.rows.map((one) => one.row) };
}
