import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { MemberView } from '@totem/domain/members';
import { m } from '../../../paraglide/messages.js';
import { useOrganization } from '../../../shell/organization.ts';
import { useTRPC } from '../../../trpc.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { PartFailure } from '../PartFailure.tsx';
import { Moment, MomentNote } from '../why/Moment.tsx';
import { useQuestion } from '../why/use-question.ts';

/** What everything given to a person comes to: their strongest role on each service item at each location. */
export function EffectiveAccess({ member }: { member: MemberView }) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { asked, change } = useQuestion();
  const list = useInfiniteQuery(
    trpc.members.effective.infiniteQueryOptions(
      { organizationId, member: member.id, at: asked.at, pageSize: 20 },
      { getNextPageParam: (page) => page.next, placeholderData: keepPreviousData },
    ),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="grid gap-4 py-5">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="flex-1 text-16 font-strong">{m.effective_title({ name: member.name })}</h2>
        <Moment at={asked.at} onChange={(at) => change({ at })} />
      </div>
      <MomentNote at={asked.at} />
      {list.error ? (
        <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton rows={6} />
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.item.id}>{row.item.name}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
