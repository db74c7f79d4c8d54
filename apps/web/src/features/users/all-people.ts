import type { ListMembers, MemberRow } from '@totem/domain/members';
import type { Cursor } from '@totem/domain/paging';
import { trpcClient } from '../../trpc.ts';

/** Which people, and in which order. */
export type PeopleQuestion = Omit<ListMembers, 'cursor' | 'pageSize'>;

/** The rows of all pages of a list, at most so many and a page, and whether more exist. */
export async function allPeople(
  question: PeopleQuestion,
  most: number,
  onProgress: (rows: number) => void = () => {},
): Promise<{ readonly rows: readonly MemberRow[]; readonly complete: boolean }> {
  const rows: MemberRow[] = [];
  let cursor: Cursor | undefined;
  do {
    const page = await trpcClient.members.list.query({ ...question, cursor, pageSize: 200 });
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
    onProgress(rows.length);
  } while (cursor && rows.length < most);
  return { rows, complete: cursor === undefined };
}
