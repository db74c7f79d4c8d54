import type { QueryClient } from '@tanstack/react-query';
import type { AnyRouter } from '@tanstack/react-router';
import { trpcClient } from '../trpc.ts';
import { isPartMissing } from './part-missing.ts';
import { ServerSaid } from './server-said.ts';
import { onReturn, reachNow, subscribeToReach } from './reach.ts';

const firstMs = 2_000;
const mostMs = 15_000;

/**
 * While Totem does not answer, asks again by itself, each time later or when it was told to; once it answers, everything
 * that had no answer is asked anew, and pages that could not be shown are.
 */
export function recoverByItself(queries: QueryClient, router: AnyRouter): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  const later = (leastMs: number) => {
    const wait = Math.max(leastMs, Math.min(firstMs * 2 ** tries++, mostMs) * (0.75 + Math.random() / 4));
    timer = setTimeout(() => void ask(), wait);
  };
  const ask = async () => {
    timer = undefined;
    if (reachNow() !== 'unreachable') return;
    const said: unknown = await trpcClient.me.person.query().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.cause : null),
    );
    if (reachNow() === 'unreachable') later(said instanceof ServerSaid ? (said.waitSeconds ?? 0) * 1_000 : 0);
  };
  subscribeToReach(() => {
    if (reachNow() !== 'unreachable') {
      clearTimeout(timer);
      timer = undefined;
      tries = 0;
    } else if (timer === undefined) later(0);
  });
  onReturn(() => {
    void queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.error !== null || state.fetchStatus === 'paused' });
    const failed = router.state.matches.filter(({ status }) => status === 'error');
    // What did not come is kept as missing for as long as the page lives; its draft is kept beyond.
    if (failed.some(({ error }) => isPartMissing(error)) || document.querySelector('[data-part-missing]')) location.reload();
    else if (failed.length > 0) void router.invalidate();
  });
}
