import type { UserId } from '@totem/domain/ids';
import type { MyOrganizationView } from '@totem/domain/organizations';
import type { Page } from '@totem/domain/paging';

const storedAs = (user: UserId) => `totem.last.${user}`;

/** Keeps on this device which organization somebody was in; it only decides where `/` leads. */
export function rememberOrganization(user: UserId, slug: string): void {
  try {
    localStorage.setItem(storedAs(user), slug);
  } catch {
    // Closed storage: `/` leads to the list.
  }
}

/** Its slug; null for none. */
export function rememberedOrganization(user: UserId): string | null {
  try {
    return localStorage.getItem(storedAs(user));
  } catch {
    return null;
  }
}

/**
 * The slug of the organization to begin in: the last used while it is open to one, else the only open one; null where
 * one has to choose.
 *
 * @param mine the first page of one's organizations.
 * @param last the last used.
 */
export function organizationToBeginIn(mine: Page<Pick<MyOrganizationView, 'slug' | 'status'>>, last: string | null): string | null {
  const used = mine.rows.find((row) => row.slug === last);
  if (used ? used.status === 'active' : last !== null && !mine.complete) return last;
  const open = mine.rows.filter((row) => row.status === 'active');
  return mine.complete && open.length === 1 ? (open[0]?.slug ?? null) : null;
}
