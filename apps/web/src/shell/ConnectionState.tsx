import { CloudOff, Hourglass, WifiOff } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import { useWaiting } from './patience.ts';
import { useReach } from './reach.ts';

/** Around every page: whether Totem can be reached, and that something is waited for. It comes and goes by itself, and moves nothing. */
export function ConnectionState() {
  const reach = useReach();
  const waiting = useWaiting();
  return (
    <>
      {waiting !== 'none' && reach === 'reached' && (
        <div aria-hidden className="fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden bg-accent-soft print:hidden">
          <div className="h-full w-full bg-accent motion-safe:animate-pulse" />
        </div>
      )}
      <div
        role="status"
        className="fixed bottom-[calc(var(--bottom-bar)+84px)] left-4 z-40 grid w-[min(380px,calc(100vw-32px))] print:hidden"
      >
        {reach === 'offline' ? (
          <Told icon={<WifiOff size={16} aria-hidden className="mt-px" />}>{m.connection_offline()}</Told>
        ) : reach === 'unreachable' ? (
          <Told icon={<CloudOff size={16} aria-hidden className="mt-px" />}>{m.connection_unreachable()}</Told>
        ) : waiting === 'long' ? (
          <Told icon={<Hourglass size={16} aria-hidden className="mt-px" />}>
            <Long />
          </Told>
        ) : null}
      </div>
    </>
  );
}

const Told = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <div className="flex items-start gap-2.5 rounded-4 bg-inverse px-3.5 py-2.5 text-on-inverse shadow-e3">
    {icon}
    <div className="min-w-0 flex-1 text-pretty">{children}</div>
  </div>
);

/** Something takes long: whether a change is under way is not for the button to say, so it asks questions alone again. */
function Long() {
  const queries = useQueryClient();
  const tryAgain = async () => {
    const slow = { type: 'active', fetchStatus: 'fetching' } as const; // as literals
    const keys = queries
      .getQueryCache()
      .findAll(slow)
      .map(({ queryKey }) => queryKey);
    await queries.cancelQueries(slow);
    if (keys.length === 0) location.reload();
    else await Promise.all(keys.map((queryKey) => queries.refetchQueries({ queryKey, exact: true })));
  };
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <span className="flex-1">{m.connection_slow()}</span>
      <button type="button" className="min-h-8 rounded-2 px-2.5 font-strong underline underline-offset-3" onClick={() => void tryAgain()}>
        {m.failure_try_again()}
      </button>
    </span>
  );
}
