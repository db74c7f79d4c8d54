import type { ListMembers, MemberRow } from '@totem/domain/members';
import { trpcClient } from '../../trpc.ts';
import { allRows } from '../lists/all-rows.ts';

/** Which people, and in which order. */
export type PeopleQuestion = Omit<ListMembers, 'cursor' | 'pageSize'>;

/** The rows of all pages of a list, at most so many and a page, and whether these are all there are. */
export const allPeople = (
  question: PeopleQuestion,
  most: number,
  onProgress?: (rows: number) => void,
): Promise<{ readonly rows: readonly MemberRow[]; readonly complete: boolean }> =>
  allRows((cursor) => trpcClient.members.list.query({ ...question, cursor, pageSize: 200 }), most, onProgress);
