import { MemberFilter } from '@totem/domain/members';
import { type FilterKey, type UsersSearch, filterKeys } from './users-search.ts';

/** The question that an address asks; null where it names what can be nothing: an id that is none. */
export function memberFilterOf(search: UsersSearch): MemberFilter | null {
  const { q, ...rest } = search;
  return MemberFilter.safeParse({ ...pick(rest), ...(q && { search: q }) }).data ?? null;
}

/** An address may hold more than this list's own state. */
const pick = (search: UsersSearch): Partial<Record<FilterKey, string>> =>
  Object.fromEntries(filterKeys.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]]])));

/** Whether an address narrows the list at all. */
export const isNarrowed = (search: UsersSearch): boolean => Boolean(search.q) || filterKeys.some((key) => search[key] !== undefined);

/** The same address with nothing that narrows the list. */
export const widened = <Search extends UsersSearch>(search: Search): Search => ({
  ...search,
  q: undefined,
  ...Object.fromEntries(filterKeys.map((key) => [key, undefined])),
});
