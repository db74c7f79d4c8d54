import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { MemberView } from '@totem/domain/members';
import { Search } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { getLocale } from '../../../paraglide/runtime.js';
import { say } from '../../../product-words.ts';
import { AppLink } from '../../../shell/AppLink.tsx';
import { useCatalog, useOrganization } from '../../../shell/organization.ts';
import { useTRPC } from '../../../trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Level } from '../../../ui/Level.tsx';
import { ListFoot } from '../../../ui/ListFoot.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { depthOf } from '../../../shell/depth-of.ts';
import { PartFailure } from '../../../shell/PartFailure.tsx';
import { wasNobody } from '../was-nobody.ts';
import { Moment, MomentNote } from '../why/Moment.tsx';
import { useQuestion } from '../why/use-question.ts';
import { AccessGrid } from './AccessGrid.tsx';
import { AccessList } from './AccessList.tsx';
import { type Block, blocksOf, placesToShow, questionOf } from './cell.ts';
import { Legend } from './Legend.tsx';
import { Standing } from './Standing.tsx';
import { useNarrow } from './use-narrow.ts';

/** What everything given to a person comes to: their strongest role on each service item at each location. */
export function EffectiveAccess({ member }: { member: MemberView }) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const catalog = useCatalog();
  const { asked, change, ask } = useQuestion();
  const list = useInfiniteQuery(
    trpc.members.effective.infiniteQueryOptions(
      { organizationId, member: member.id, at: asked.at, pageSize: 20 },
      { getNextPageParam: (page) => page.next, placeholderData: keepPreviousData },
    ),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const standing = list.data?.pages[0]?.standing ?? [];
  const wasNotHere = asked.at !== undefined && wasNobody(list.error);
  const isEmpty = list.data && rows.length === 0 && standing.length === 0;
  return (
    <div className="grid min-w-0 flex-1 content-start gap-4 pt-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="flex-1 basis-60 text-16 font-strong tracking-[-0.012em]">{m.effective_title({ name: member.name })}</h2>
        <Moment at={asked.at} onChange={(at) => change({ at })} />
      </div>
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
          <Places blocks={blocksOf(rows)} onAsk={(row, place) => ask({ ...questionOf(catalog, row, place), at: asked.at })} />
          <Legend rows={rows} />
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
      {rows.length > 0 && <ListFoot from={1} shown={rows.length} total={list.data?.pages[0]?.total ?? null} complete={!list.hasNextPage} />}
    </div>
  );
}

const Empty = ({ children }: { children: ReactNode }) => <p className="max-w-150 py-4 text-14 text-ink-2 text-pretty">{children}</p>;

/** From how many places on finding one by its name is worth a field. */
const many = 12;

interface PlacesProps {
  readonly blocks: readonly Block[];
  readonly onAsk: ComponentProps<typeof AccessGrid>['onAsk'];
}

/** Grids, or lists where it is narrow, node by node, and what narrows them down. */
function Places({ blocks, onAsk }: PlacesProps) {
  const catalog = useCatalog();
  const narrow = useNarrow();
  const [typed, setTyped] = useState('');
  const [onlyHeld, setOnlyHeld] = useState(false);
  const mostPlaces = Math.max(...blocks.map((block) => block.rows[0]?.places.length ?? 0));
  return (
    <>
      {mostPlaces > many && (
        <div className="flex flex-wrap items-end gap-x-5 gap-y-2">
          <div className="w-60 max-w-full">
            <TextField
              type="search"
              label={m.ui_find_in({ list: say(catalog.product.words.locations) })}
              value={typed}
              onChange={setTyped}
              icon={Search}
            />
          </div>
          <div className="pb-2">
            <Checkbox label={m.effective_only_held()} checked={onlyHeld} onChange={setOnlyHeld} />
          </div>
        </div>
      )}
      {blocks.map((block) => {
        const places = placesToShow(block, typed, onlyHeld);
        const total = block.rows[0]?.places.length ?? 0;
        const Shown = narrow ? AccessList : AccessGrid;
        return (
          <section key={block.node.id} aria-label={block.node.name} className="grid min-w-0 gap-1.5">
            <h3 className="flex flex-wrap items-center gap-x-3 font-medium">
              <Level name={block.node.name} depth={depthOf(catalog, block.node.kind)} />
              {places.length < total && (
                <span role="status" className="text-12 font-regular text-ink-2">
                  {m.effective_places_shown({ shown: inWords(places.length), total: inWords(total) })}
                </span>
              )}
            </h3>
            {places.length > 0 ? (
              <Shown catalog={catalog} label={block.node.name} block={block} places={places} onAsk={onAsk} />
            ) : (
              <p className="py-2 text-ink-2">{total === 0 ? m.effective_no_locations() : m.effective_no_place()}</p>
            )}
          </section>
        );
      })}
    </>
  );
}

const inWords = (count: number): string => count.toLocaleString(getLocale());
