import { Menu as MenuIcon } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { Menu, MenuItem } from '../ui/Menu.tsx';
import { AppLink } from './AppLink.tsx';
import { BarLink, barLooks } from './BarLink.tsx';
import type { RailEntry } from './rail-entry.ts';

/** Below 720 px, in place of the rail: what is needed most, and the others under *More*. */
export function BottomBar({ entries }: { entries: readonly RailEntry[] }) {
  const others = entries.filter((entry) => !entry.atHand);
  return (
    <nav
      aria-label={m.shell_main()}
      className="fixed inset-x-0 bottom-0 z-10 flex h-bottom-bar border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] wide:hidden print:hidden"
    >
      {entries
        .filter((entry) => entry.atHand)
        .map(({ key, label, icon: Icon, link }) => (
          <BarLink key={key} {...link}>
            <Icon size={20} aria-hidden />
            <span className="line-clamp-2 max-w-full text-center leading-tight wrap-anywhere hyphens-auto">{label}</span>
          </BarLink>
        ))}
      {others.length > 0 && (
        <Menu
          trigger={
            <button type="button" className={barLooks}>
              <MenuIcon size={20} aria-hidden />
              {m.shell_more()}
            </button>
          }
        >
          {others.map(({ key, label, icon, link }) => (
            <MenuItem key={key} icon={icon} link={<AppLink look="bare" {...link} />}>
              {label}
            </MenuItem>
          ))}
        </Menu>
      )}
    </nav>
  );
}
