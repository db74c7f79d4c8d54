import type { NeedlessRow } from '@totem/domain/needless-grants';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Eraser } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { sentenceOf } from '../../sentences.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { FailureState } from '../../shell/FailureState.tsx';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { Note } from '../../ui/Note.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { openReview, useDraft } from '../draft/draft.ts';
import { mostLines } from '../draft/draft-store.ts';
import { withoutEffectSentence } from '../person/access/without-effect.ts';
import { grantsToEnd } from './grants-to-end.ts';
import { needlessName } from './needless-name.ts';

/** Access that is given and changes nothing, of everybody at the scope, and one press that puts its end into the draft. */
export function NeedlessPage() {
  const trpc = useTRPC();
  const { id: organizationId, name } = useOrganization();
  const scope = useScope();
  const draft = useDraft();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    trpc.grants.needless.infiniteQueryOptions({ organizationId, node: scope.id }, { getNextPageParam: (page) => page.next ?? undefined }),
  );
  if (error && !data) return <FailureState error={error} onTryAgain={() => void refetch()} />;
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const looked = data?.pages.reduce((sum, page) => sum + page.looked, 0) ?? 0;
  const lines = grantsToEnd(rows, draft.changes);
  const cleanUp = () => {
    draft.add(lines.slice(0, mostLines - draft.changes.length), data?.pages[0]?.version);
    openReview();
  };
  const whyNot =
    lines.length === 0
      ? m.needless_nothing_to_end()
      : draft.changes.length >= mostLines
        ? m.review_too_many({ count: mostLines })
        : undefined;
  return (
    <Page
      title={m.needless_title()}
      within={[scope.name, ...(scope.name === name ? [] : [name])]}
      facts={m.needless_about()}
      action={
        rows.length > 0 && (
          <Button look="filled" icon={Eraser} onClick={cleanUp} disabledReason={whyNot}>
            {m.needless_clean_up({ count: lines.length })}
          </Button>
        )
      }
    >
      {!data && <Skeleton rows={6} />}
      {lines.length > mostLines - draft.changes.length && <Note>{m.needless_most({ count: mostLines })}</Note>}
      {data && rows.length === 0 && (
        <p className="max-w-150 py-8 text-14 text-ink-2">
          {hasNextPage ? m.needless_none_yet({ count: looked }) : m.needless_none({ node: scope.name })}
        </p>
      )}
      <ul className="max-w-250">
        {rows.map((row) => (
          <NeedlessItem key={row.person.id} row={row} />
        ))}
      </ul>
      {data && (rows.length > 0 || hasNextPage) && (
        <ListFoot from={rows.length === 0 ? 0 : 1} shown={rows.length} total={hasNextPage ? null : rows.length} complete={!hasNextPage}>
          <span>{m.needless_looked({ count: looked })}</span>
          {hasNextPage && (
            <Button look="quiet" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {m.needless_further()}
            </Button>
          )}
        </ListFoot>
      )}
    </Page>
  );
}

function NeedlessItem({ row: { person, grants } }: { row: NeedlessRow }) {
  const { slug } = useOrganization();
  const catalog = useCatalog();
  return (
    <li className="grid gap-x-6 gap-y-1.5 border-b border-line py-3 wide:grid-cols-[minmax(0,2fr)_minmax(0,5fr)]">
      <div className="flex items-start gap-2.5">
        <Avatar name={person.name} />
        <span className="grid min-w-0">
          <AppLink to="/$organization/users/$member" params={{ organization: slug, member: person.id }} look="plain">
            <span className="font-strong">{person.name}</span>
          </AppLink>
          <span className="text-12 text-ink-2">{person.level.name}</span>
        </span>
      </div>
      <ul className="grid gap-1.5">
        {grants.map((grant) => (
          <li key={grant.id}>
            <span className="font-medium">{needlessName(catalog, grant)}</span>
            <span className="block text-ink-2">{withoutEffectSentence(catalog, grant.gives, grant.because)}</span>
            {grant.refused && <span className="block text-12 text-ink-2">{m.needless_refused({ reason: sentenceOf(grant.refused) })}</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}
