import type { AppRouter } from '@totem/api/router';
import { TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { failureOf } from './failure.ts';
import { patienceMs, waitFor } from './patience.ts';
import { answered, unansweredSince } from './reach.ts';

/** Looks at how each question fares: how long it takes, that it does not take for ever, and whether Totem answers at all. */
export const watchRequests: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) => {
    if (op.type === 'subscription') return next(op);
    return observable((observer) => {
      const sentAt = performance.now();
      const over = waitFor();
      const finish = () => {
        clearTimeout(given);
        over();
      };
      const given = setTimeout(() => {
        sent.unsubscribe();
        finish();
        unansweredSince(sentAt);
        observer.error(new TRPCClientError('No answer came in time.'));
      }, patienceMs.most);
      const sent = next(op).subscribe({
        next(value) {
          answered();
          observer.next(value);
        },
        error(error) {
          finish();
          if (failureOf(error).kind !== 'unreachable') answered();
          else if (!op.signal?.aborted) unansweredSince(sentAt); // who took the question back has not been refused an answer
          observer.error(error);
        },
        complete() {
          finish();
          observer.complete();
        },
      });
      return () => {
        finish();
        sent.unsubscribe();
      };
    });
  };
