/** An answer that came before any procedure ran, and is none of theirs. */
export class ServerSaid extends Error {
  readonly status: number;
  /** Until when one is asked to wait; null where nothing was said. */
  readonly waitSeconds: number | null;

  constructor(status: number, waitSeconds: number | null) {
    super(`The server said ${status}.`);
    this.status = status;
    this.waitSeconds = waitSeconds;
  }
}

/**
 * Lets an answer through that a procedure gave; any other is an error of its own: too many requests, a server that broke,
 * one that stops. The library would take them for no answer at all.
 */
export async function ofProcedure(answer: Response): Promise<Response> {
  if (answer.ok || (await isOfProcedure(answer.clone()))) return answer;
  throw new ServerSaid(answer.status, waitOf(answer.headers.get('retry-after')));
}

async function isOfProcedure(answer: Response): Promise<boolean> {
  try {
    const body: unknown = await answer.json();
    return Array.isArray(body) || (typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object');
  } catch {
    return false; // a proxy's page, or half an answer
  }
}

/** Seconds, as our server says it; a date, as a proxy may, is not worth reading. */
function waitOf(text: string | null): number | null {
  const seconds = text === null ? NaN : Number(text);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : null;
}
