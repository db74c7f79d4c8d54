import type { AppRouter } from '@totem/api/router';
import { QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchStreamLink, httpSubscriptionLink, splitLink, type TRPCLink } from '@trpc/client';
import { createTRPCContext, createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { failureOf } from './shell/failure.ts';
import { ofProcedure } from './shell/server-said.ts';
import { watchRequests } from './shell/watch-requests.ts';

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // Only what may be different the next time is asked again: an answer, whatever it says, is one.
      retry: (tries, error) => tries < 2 && failureOf(error).kind === 'unreachable',
    },
    // Whether a change that was not answered was made is not known, so it is never sent twice by itself.
    mutations: { retry: false },
  },
});

/** Lists are read one way only, and our inputs are strict: the direction that the query library adds to them is left out. */
const withoutDirection: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) => {
    if (typeof op.input !== 'object' || op.input === null || !('direction' in op.input)) return next(op);
    const { direction: _, ...input } = op.input;
    return next({ ...op, input });
  };

export const trpcClient = createTRPCClient<AppRouter>({
  links: [
    withoutDirection,
    watchRequests,
    splitLink({
      condition: ({ type }) => type === 'subscription',
      true: httpSubscriptionLink({ url: '/api/trpc' }),
      // The header is what a form on another site cannot send; the API refuses what comes without it.
      false: httpBatchStreamLink({
        url: '/api/trpc',
        maxItems: 20,
        headers: { 'x-totem-client': 'web' },
        fetch: async (url, init) => ofProcedure(await fetch(url, { ...init, signal: init?.signal ?? null })),
      }),
    }),
  ],
});

/** The same outside components: for the loaders of routes. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: trpcClient, queryClient });
