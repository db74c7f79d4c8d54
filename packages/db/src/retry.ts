import { setTimeout } from 'node:timers/promises';
import { Outage } from '@totem/domain/errors';
import { failureOf } from './sqlstate.ts';

const tries = 3;

/**
 * The one retry: the whole transaction again, at most 3 times in all, after a serialization failure or a deadlock, and once
 * after a connection that died before its commit was sent. What happened at a commit is never tried again here: without an
 * idempotency key nobody can tell whether it arrived.
 */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  let lost = 0;
  for (let attempt = 1; ; attempt++)
    try {
      return await work();
    } catch (error) {
      if (attempt === tries || !mayRepeat(error, lost)) throw error;
      if (error instanceof Outage) lost++;
      await setTimeout(5 * attempt + Math.random() * 20 * attempt);
    }
}

function mayRepeat(error: unknown, lost: number): boolean {
  if (error instanceof Outage) return error.outcome === 'not_done' && lost === 0 && failureOf(error.cause).is === 'gone';
  return failureOf(error).is === 'again';
}
