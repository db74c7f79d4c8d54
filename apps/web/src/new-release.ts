/** What a tab asks and does about releases of the console. */
interface Releases {
  /** What starts this page: its address is another one in each release. */
  readonly here: string;
  /** What starts a page that is loaded now; null where the answer names nothing of the kind. */
  readonly newest: () => Promise<string | null>;
  /** The release for which this tab was reloaded already. */
  readonly kept: Pick<Storage, 'getItem' | 'setItem'>;
  readonly reload: () => void;
}

const key = 'totem.release';

/**
 * Reloads a page of which a part did not come because a newer release took the place of its own: once for each release,
 * so never in a loop, and never for an outage, which the page tells itself.
 */
export async function reloadIfReplaced({ here, newest, kept, reload }: Releases): Promise<void> {
  const there = await newest();
  if (there === null || there === here || kept.getItem(key) === there) return;
  kept.setItem(key, there);
  reload();
}

/** The address of the script that starts a page, by its HTML; null for none. */
export const startOf = (html: string): string | null => /<script\b(?=[^>]*\btype="module")[^>]*\bsrc="([^"]+)"/.exec(html)?.[1] ?? null;

/** Follows releases for as long as the page is open. */
export function watchReleases(): void {
  const here = startOf(document.head.outerHTML);
  if (here === null) return;
  addEventListener('vite:preloadError', () => {
    const newest = async () => startOf(await (await fetch('/', { cache: 'no-store' })).text());
    const replaced = async () => reloadIfReplaced({ here, newest, kept: sessionStorage, reload: () => location.reload() });
    replaced().catch(() => {
      // No answer, or closed storage: the page says already that a part of it did not come.
    });
  });
}
