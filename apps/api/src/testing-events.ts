/** One event of a stream, as EventSource would give it. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string | null;
}

export interface Events extends AsyncDisposable {
  /** The next event but the greeting; null: the stream has ended. */
  next(): Promise<StreamEvent | null>;
  /** Leaves, as a page that is closed does. */
  leave(): Promise<void>;
}

/** A stream of server-sent events as its bytes come. @throws Error for an answer that is none */
export async function eventsOf(address: string, headers: Record<string, string>): Promise<Events> {
  const leaving = new AbortController();
  const answer = await fetch(address, { headers: { ...headers, accept: 'text/event-stream' }, signal: leaving.signal });
  if (!answer.body || answer.headers.get('content-type') !== 'text/event-stream')
    throw new Error(`No stream at ${address}: ${answer.status} ${await answer.text()}`);
  const bytes = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const leave = async () => {
    leaving.abort();
    await bytes.cancel().catch(() => {});
  };
  return {
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const event = readEvent(text.slice(0, end));
          text = text.slice(end).replace(/^\n+/, '');
          if (event.event !== 'connected') return event;
          continue;
        }
        const { value, done } = await bytes.read();
        if (done) return null;
        text += value;
      }
    },
    leave,
    [Symbol.asyncDispose]: leave,
  };
}

function readEvent(lines: string): StreamEvent {
  const fields = new Map(lines.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
  return { event: fields.get('event') ?? 'message', data: fields.get('data') ?? '', id: fields.get('id') ?? null };
}
