import type { IncomingHttpHeaders } from 'node:http';

/** Why a request that may change something is refused before it is read. */
export type Foreign = 'content_type' | 'client_header' | 'origin';

/**
 * Null for a request from a page of ours, or from no page at all.
 *
 * A foreign page can send a form along with our cookies, but neither this content type nor a header of ours without asking first.
 *
 * @param origin ours, without a path
 * @param needsClientHeader whether `x-totem-client` must be there; the sign-in library's own clients do not send it
 */
export function foreignIn(headers: IncomingHttpHeaders, origin: string, needsClientHeader: boolean): Foreign | null {
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return 'content_type';
  if (needsClientHeader && headers['x-totem-client'] === undefined) return 'client_header';
  if (headers.origin !== undefined) return headers.origin === origin ? null : 'origin';
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none' ? null : 'origin';
}
