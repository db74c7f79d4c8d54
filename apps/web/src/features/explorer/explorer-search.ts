import type { QuestionParams } from '../person/why/question-params.ts';
import { instantParam } from '../person/why/question-params.ts';
import { choiceParam, textParam } from '../../search-params.ts';

/**
 * The question of the explorer, all of it in the address: about a person or a thing, narrowed, at an instant, and the cell
 * whose why is open.
 */
export interface ExplorerSearch {
  readonly person?: string | undefined;
  readonly location?: string | undefined;
  readonly item?: string | undefined;
  readonly at?: string | undefined;
  /** Another instant: what changed between the two is asked for. */
  readonly since?: string | undefined;
  /** Somebody to whom the person is compared. */
  readonly other?: string | undefined;
  /** Whatever is given directly does not count. */
  readonly groups?: 'only' | undefined;
  /** Only where an extra permission counts: `only` for any of them, else the key of one. */
  readonly extras?: string | undefined;
  /** A location group. */
  readonly in?: string | undefined;
  /** Of everybody at a thing, those with this name, this role, and for whom a role counts. */
  readonly q?: string | undefined;
  readonly role?: string | undefined;
  /** Of everybody at a thing, those who may use this permission there. */
  readonly may?: string | undefined;
  readonly sees?: 'only' | undefined;
  readonly sort?: 'similar' | 'level' | undefined;
  readonly show?: 'grid' | 'list' | undefined;
  /** The cell whose why is open; without a service item, about roles over services without items. */
  readonly who?: string | undefined;
  readonly whyItem?: string | undefined;
  readonly whyAt?: string | undefined;
  readonly permission?: string | undefined;
}

export const readExplorerSearch = (search: Readonly<Record<string, unknown>>): ExplorerSearch => ({
  person: textParam(search['person']),
  location: textParam(search['location']),
  item: textParam(search['item']),
  at: instantParam(search['at']),
  since: instantParam(search['since']),
  other: textParam(search['other']),
  groups: choiceParam(search['groups'], ['only']),
  extras: textParam(search['extras'])?.slice(0, 130),
  in: textParam(search['in']),
  q: textParam(search['q'])?.slice(0, 200),
  role: textParam(search['role']),
  may: textParam(search['may'])?.slice(0, 130),
  sees: choiceParam(search['sees'], ['only']),
  sort: choiceParam(search['sort'], ['similar', 'level']),
  show: choiceParam(search['show'], ['grid', 'list']),
  who: textParam(search['who']),
  whyItem: textParam(search['whyItem']),
  whyAt: textParam(search['whyAt']),
  permission: textParam(search['permission']),
});

/** Two instants in their order; `at` is left out for now. */
export interface Span {
  readonly since: string;
  readonly at: string | undefined;
}

/** Between which instants an address asks what changed; null where it asks about one. Whichever is earlier is the first. */
export function spanOf({ at, since }: ExplorerSearch, nowMs: number): Span | null {
  if (since === undefined) return null;
  const [one, other] = [Date.parse(since), at === undefined ? nowMs : Date.parse(at)];
  return one <= other ? { since, at } : { since: at ?? new Date(nowMs).toISOString(), at: since };
}

/** No cell’s why. */
export const closed = { who: undefined, whyItem: undefined, whyAt: undefined, permission: undefined } as const;

/** Another person or thing: what narrowed the one before goes with it, the instant stays. */
export const about = (search: ExplorerSearch, next: Pick<ExplorerSearch, 'person' | 'location' | 'item'>): ExplorerSearch => ({
  at: search.at,
  since: search.since,
  show: search.show,
  groups: search.groups,
  // Of a person, all that they have is in sight: there it is not asked about one of them.
  extras: search.extras !== undefined && next.person !== undefined ? 'only' : search.extras,
  may: next.person === undefined ? search.may : undefined,
  ...next,
});

/** The question behind an open cell; null where none is open. */
export function questionBehind({
  who,
  whyItem,
  whyAt,
  permission,
  at,
}: ExplorerSearch): { readonly who: string; readonly question: QuestionParams } | null {
  if (who === undefined || permission === undefined) return null;
  const question = whyItem === undefined ? { permission, target: whyAt, at } : { permission, item: whyItem, location: whyAt, at };
  return { who, question };
}
