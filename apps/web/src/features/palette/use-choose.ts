import { useRouter } from '@tanstack/react-router';
import { paletteLayer } from '../../shell/layers.ts';
import type { Hit } from './hit.ts';
import { keepRecent } from './recent.ts';

/**
 * What opening a hit does: it goes to its page, here or in a new tab, or acts.
 *
 * @param membership under which it is kept for the next time; null: it is not.
 */
export function useChoose(membership: string | null, onType: (text: string) => void): (hit: Hit, inNewTab: boolean) => void {
  const router = useRouter();
  return ({ key, title, detail, keptAs, does }, inNewTab) => {
    if ('text' in does) return onType(does.text);
    paletteLayer.close();
    if ('act' in does) return does.act();
    const href = 'href' in does ? does.href : router.buildLocation(does.link).href;
    if (membership !== null && keptAs) keepRecent(membership, { key, kind: keptAs, title, detail, href });
    if (inNewTab) window.open(href, '_blank', 'noopener');
    else {
      router.history.push(href);
      // The box hands the focus back to where it was opened; whoever goes to a page stands in it.
      requestAnimationFrame(() => document.getElementById('content')?.focus());
    }
  };
}
