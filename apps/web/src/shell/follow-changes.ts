import type { Changed, ChangesView } from '@totem/domain/changes';
import { everythingChanged } from '@totem/domain/everything-changed';
import type { MemberId, OrganizationId, Version } from '@totem/domain/ids';
import { queryClient, trpc, trpcClient } from '../trpc.ts';
import { isConcerned, isUnnamed, together } from './changed-queries.ts';
import { failureOf } from './failure.ts';
import { setLive } from './live.ts';
import { answered } from './reach.ts';
import { tellSession } from './watch-session.ts';

interface Followed {
  readonly organizationId: OrganizationId;
  readonly slug: string;
  readonly me: MemberId;
  /** What the page was loaded with. */
  readonly version: Version;
  /** Loads anew what the routes stand on: what one may has changed. */
  readonly onMine: () => void;
}

/** A page that cannot be seen keeps its stream so long; HTTP/1.1 gives a browser six connections for all its tabs. */
const hiddenMs = 10_000;
/** Named changes are asked for at most so often, what is not named less. */
const gatherMs = { named: 1_000, unnamed: 10_000 } as const;
/** The page's own first questions go before: the stream is opened once none was under way for so long. */
const quiet = { everyMs: 250, times: 3 } as const;
const retryMs = { first: 1_000, most: 30_000 } as const;
/** A stream that is connecting is no news; one that does not come is. */
const doubtMs = 5_000;

/**
 * Keeps what the page shows as things are, while it is open: a stream says what changed, and what shows that is asked for
 * again. Without the stream the version is asked for every half minute. What the stream refuses concerns the whole page.
 *
 * @returns what ends it.
 */
export function followChanges({ organizationId, slug, me, version, onMine }: Followed): () => void {
  let lastEventId: string | null = null;
  let known = version;
  let stream: { unsubscribe(): void } | null = null;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let doubting: ReturnType<typeof setTimeout> | undefined;
  let losses = 0;
  let isRefused = false;

  const concern = gathering((changed) => {
    void queryClient.invalidateQueries({
      predicate: ({ queryKey: [path, about] }) => isConcerned(pathOf(path), inputOf(about), changed, me),
    });
    if (isConcerned('me.rights', undefined, changed, me)) onMine();
  });

  const doubt = () => {
    doubting ??= setTimeout(() => setLive(false), doubtMs);
  };
  const trust = () => {
    clearTimeout(doubting);
    doubting = undefined;
    setLive(true);
  };
  const read = ({ version: now, changed }: ChangesView) => {
    known = now;
    losses = 0;
    trust();
    answered();
    if (changed) concern(changed);
  };
  const close = () => {
    clearTimeout(retrying);
    stream?.unsubscribe();
    stream = null;
  };
  const lose = (error: unknown) => {
    stream = null;
    doubt();
    const failure = failureOf(error);
    isRefused =
      failure.kind === 'signed_out' || (failure.kind !== 'unreachable' && 'reason' in failure && failure.reason !== 'rate.limited');
    if (isRefused) return tellSession(error);
    const wait = Math.min(retryMs.first * 2 ** losses++, retryMs.most);
    clearTimeout(retrying);
    retrying = setTimeout(open, wait * (0.5 + Math.random() / 2));
  };
  const open = () => {
    if (stream || isRefused || document.hidden) return;
    stream = trpcClient.changes.follow.subscribe(
      { organizationId, ...(lastEventId === null ? { since: version } : { lastEventId }) },
      {
        onData({ id, data }) {
          lastEventId = id;
          read(data);
        },
        onError: lose,
        onComplete: () => lose(new Error('The stream was ended, to be opened again.', { cause: 'drained' })),
        onConnectionStateChange: ({ state }) => state === 'connecting' && doubt(),
      },
    );
  };
  const onVisibility = () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(close, hiddenMs);
    else open();
  };
  // Where no stream can be had: slower, and as sure.
  const poll = setInterval(() => {
    if (stream && lastEventId !== null && losses === 0) return;
    if (document.hidden || isRefused) return;
    queryClient.fetchQuery({ ...trpc.organizations.bySlug.queryOptions({ slug }), staleTime: 0 }).then(
      (organization) => {
        if (organization.version !== known) concern(everythingChanged);
        known = organization.version;
      },
      () => {}, // told by whoever watches all answers
    );
  }, 30_000);

  let quietTimes = 0;
  const opening = setInterval(() => {
    quietTimes = queryClient.isFetching() === 0 ? quietTimes + 1 : 0;
    if (quietTimes < quiet.times) return;
    clearInterval(opening);
    document.addEventListener('visibilitychange', onVisibility);
    addEventListener('online', open);
    open();
  }, quiet.everyMs);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('online', open);
    clearInterval(poll);
    clearInterval(opening);
    clearTimeout(hiding);
    close();
    concern.stop();
    trust();
  };
}

/** Passes on what comes close together as one: at once if it was quiet, else after a while. */
function gathering(tell: (changed: Changed) => void) {
  let waiting: Changed | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;
  let last = -Infinity;
  const flush = () => {
    const changed = waiting;
    waiting = null;
    due = Infinity;
    last = performance.now();
    if (changed) tell(changed);
  };
  const gather = (changed: Changed) => {
    waiting = waiting ? together(waiting, changed) : changed;
    const now = performance.now();
    const at = Math.max(now, last + (isUnnamed(waiting) ? gatherMs.unnamed : gatherMs.named));
    if (at >= due) return;
    due = at;
    clearTimeout(timer);
    timer = setTimeout(flush, at - now);
  };
  return Object.assign(gather, { stop: () => clearTimeout(timer) });
}

/** Keys of the API's questions begin with their path; whatever else is kept has another. */
const pathOf = (path: unknown): string => (Array.isArray(path) ? path.join('.') : '');

const inputOf = (about: unknown): unknown => (typeof about === 'object' && about !== null && 'input' in about ? about.input : undefined);
