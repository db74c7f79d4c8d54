import { z } from 'zod';
import { recentPrefix } from '../../shell/recent-storage.ts';
import { keptKinds } from './hit.ts';

/** What was opened from the box before, to be offered again. */
const Recent = z.object({
  key: z.string(),
  kind: z.enum(keptKinds),
  title: z.string(),
  detail: z.string().nullable(),
  /** A page of ours. */
  href: z.string().regex(/^\/[^/\\]/),
});
export type Recent = Readonly<z.infer<typeof Recent>>;

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

const most = 6;

/** What somebody opened last in one organization on this device, the newest first; what cannot be read is as good as none. */
export function listRecent(membership: string, kept: Kept = localStorage): readonly Recent[] {
  try {
    return z.array(Recent).safeParse(JSON.parse(kept.getItem(recentPrefix + membership) ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}

export function keepRecent(membership: string, recent: Recent, kept: Kept = localStorage): void {
  const others = listRecent(membership, kept).filter((one) => one.key !== recent.key);
  try {
    kept.setItem(recentPrefix + membership, JSON.stringify([recent, ...others].slice(0, most)));
  } catch {
    // Closed storage: nothing is offered again.
  }
}
