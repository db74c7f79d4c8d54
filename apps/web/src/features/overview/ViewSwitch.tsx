import { ListTree, SquareSplitHorizontal } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { useOrganization } from '../../shell/organization.ts';

const looks =
  'inline-flex min-h-ctl-sm items-center gap-1.5 rounded-2 px-2.5 text-ink-2 group-aria-[current]/view:bg-surface group-aria-[current]/view:font-medium group-aria-[current]/view:text-ink group-aria-[current]/view:shadow-e1';

/** The organization as a tree, or as a map of boxes: two addresses. */
export function ViewSwitch({ current }: { current: 'tree' | 'map' }) {
  const { slug: organization } = useOrganization();
  const views = [
    { key: 'tree', icon: ListTree, words: m.map_as_tree(), search: {} },
    { key: 'map', icon: SquareSplitHorizontal, words: m.map_as_map(), search: { view: 'map' } },
  ] as const;
  return (
    <nav aria-label={m.map_switch()} className="flex gap-0.5 rounded-3 bg-soft p-0.5 print:hidden">
      {views.map(({ key, icon: Icon, words, search }) => (
        <span key={key} className="group/view" aria-current={key === current || undefined}>
          <AppLink
            to="/$organization"
            params={{ organization }}
            search={search}
            resetScroll={false}
            look="bare"
            aria-current={key === current ? 'page' : undefined}
          >
            <span className={looks}>
              <Icon size={14} aria-hidden />
              {words}
            </span>
          </AppLink>
        </span>
      ))}
    </nav>
  );
}
