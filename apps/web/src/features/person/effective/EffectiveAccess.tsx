import type { MemberView } from '@totem/domain/members';
import type { ReactNode } from 'react';
import { m } from '../../../paraglide/messages.js';
import { AppLink } from '../../../shell/AppLink.tsx';
import { useCatalog } from '../../../shell/organization.ts';
import { Part } from '../../../ui/Part.tsx';
import { PartFailure } from '../../../shell/PartFailure.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ListFoot } from '../../../ui/ListFoot.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { GroupFilter } from '../../explorer/GroupFilter.tsx';
import { PersonHeatMap } from '../../explorer/PersonHeatMap.tsx';
import { usePersonRows } from '../../explorer/use-person-rows.ts';
import { wasNobody } from '../was-nobody.ts';
import { Moment, MomentNote } from '../why/Moment.tsx';
import { useQuestion } from '../why/use-question.ts';
import { questionOf } from './cell.ts';
import { Standing } from './Standing.tsx';
import { useNarrow } from './use-narrow.ts';

/** What everything given to a person comes to: their strongest role on each service item at each location. */
export function EffectiveAccess({ member }: { member: MemberView }) {
  const catalog = useCatalog();
  const narrow = useNarrow();
  const { asked, change, ask, locationGroup, changeGroup } = useQuestion();
  const { list, rows, standing, total } = usePersonRows({ member: member.id, at: asked.at, locationGroup });
  const wasNotHere = asked.at !== undefined && wasNobody(list.error);
  const isEmpty = list.data && rows.length === 0 && standing.length === 0;
  return (
    <div className="in-turn grid min-w-0 flex-1 content-start gap-4 pt-5">
      <Part className="in-turn flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="flex-1 basis-60 text-16 font-strong tracking-[-0.012em]">{m.effective_title({ name: member.name })}</h2>
        <GroupFilter member={member.id} at={asked.at} value={locationGroup} onChange={changeGroup} />
        <Moment at={asked.at} onChange={(at) => change({ at })} />
      </Part>
      <MomentNote at={asked.at} />
      {member.status === 'suspended' && asked.at === undefined && <Note tone="warn">{m.effective_suspended({ name: member.name })}</Note>}
      {wasNotHere && <Empty>{m.effective_not_here_then({ name: member.name })}</Empty>}
      {list.error && !wasNotHere && <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />}
      {list.isPending && <Skeleton rows={6} />}
      {isEmpty && (
        <Empty>
          {asked.at === undefined ? m.effective_empty({ name: member.name }) : m.effective_empty_then({ name: member.name })}{' '}
          <AppLink from="/$organization/users/$member" to="." search={(before) => ({ ...before, tab: 'access' })}>
            {m.effective_to_access()}
          </AppLink>
        </Empty>
      )}
      {!list.error && rows.length > 0 && (
        <div aria-busy={list.isPlaceholderData} className={`grid min-w-0 gap-4 ${list.isPlaceholderData ? 'opacity-60' : ''}`}>
          <PersonHeatMap
            label={m.effective_title({ name: member.name })}
            rows={rows}
            asList={narrow}
            isWhole={!list.hasNextPage}
            onAsk={(row, place) => ask({ ...questionOf(catalog, row, place), at: asked.at })}
          />
          {list.hasNextPage && (
            <div>
              <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {m.effective_more()}
              </Button>
            </div>
          )}
        </div>
      )}
      {!list.error && standing.length > 0 && (
        <Standing name={member.name} rows={standing} onAsk={(permission, target) => ask({ permission, target, at: asked.at })} />
      )}
      {rows.length > 0 && <ListFoot from={1} shown={rows.length} total={total} complete={!list.hasNextPage} />}
    </div>
  );
}

const Empty = ({ children }: { children: ReactNode }) => <p className="max-w-150 py-4 text-14 text-ink-2 text-pretty">{children}</p>;
