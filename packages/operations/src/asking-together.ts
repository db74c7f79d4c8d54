import type { AskedBy, Asking } from '@totem/db/who-is-asking';

/** Who is asking, read for everybody who waits for it at once. */
export type AskTogether = (asked: AskedBy) => Promise<Asking>;

/** At most so many in one statement. */
const most = 500;

/**
 * One read for all who ask at the same moment.
 *
 * INVARIANT: nobody joins a read that has been sent already, for its snapshot may be older than their question; they wait
 * for the next.
 */
export function askingTogether(read: (asked: readonly AskedBy[]) => Promise<readonly Asking[]>): AskTogether {
  interface Waiting {
    readonly asked: AskedBy;
    readonly answer: (asking: Asking) => void;
    readonly fail: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let isReading = false;

  const readAll = async () => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      try {
        const answers = await read(batch.map(({ asked }) => asked));
        for (const [index, { answer, fail }] of batch.entries()) {
          const asking = answers[index];
          if (asking) answer(asking);
          else fail(new Error('Somebody was not told who is asking.'));
        }
      } catch (error) {
        for (const { fail } of batch) fail(error);
      }
    }
    isReading = false;
  };

  return (asked) =>
    new Promise((answer, fail) => {
      waiting.push({ asked, answer, fail });
      if (isReading) return;
      isReading = true;
      // After everybody else who was woken by the same thing has asked too.
      queueMicrotask(() => queueMicrotask(() => void readAll()));
    });
}
