/** Every limit of the HTTP server by its name; each outer one is longer than the one inside it, so that the inner error is seen. */
export const limits = {
  /** Longer than a balancer keeps a connection, which would otherwise be reset under it. */
  keepAliveMs: 72_000,
  headersMs: 10_000,
  requestMs: 15_000,
  checkingMs: 2_000,
  bodyBytes: 512 * 1024,
  /** A batch names all its procedures in one path segment. */
  paramLength: 5_000,
  connections: 10_000,
  batchSize: 20,
  nesting: 32,
  /** How long requests under way may go on once we stop. */
  drainMs: 20_000,
  /** Requests of one client in a minute; IPv6 is counted by /64. */
  requestsPerMinute: 6_000,
  /** How often a stream asks anew who reads it and what changed; whoever may no longer read it is cut off by then (BX-22: 15 s at most). */
  streamKeepAliveMs: 5_000,
  /** Without a message for so long, a page takes its stream for dead and opens another. */
  streamSilenceMs: 15_000,
  streamsPerPerson: 100,
  streamsPerProcess: 2_000,
} as const;

/** Whom the limits count: the address, of IPv6 the network of one subscriber, however it is spelt. */
export function clientOf(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = (text: string | undefined) => (text === undefined || text === '' ? [] : text.split(':'));
  const [front, back] = [groups(head), groups(tail)];
  const filled =
    tail === undefined ? front : [...front, ...Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0'), ...back];
  return `${filled
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** Whether JSON nests deeper than it may; read off the text, so that nothing deep is ever built. */
export function isTooDeep(json: string, deepest: number = limits.nesting): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const char = json[at];
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      if (++depth > deepest) return true;
    } else if (char === '}' || char === ']') depth--;
  }
  return false;
}
