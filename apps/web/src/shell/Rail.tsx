import { m } from '../paraglide/messages.js';
import { Brand } from './Brand.tsx';
import type { RailEntry } from './rail-entry.ts';
import { RailLink } from './RailLink.tsx';

const parts = ['things', 'events', 'settings'] as const;

/** At the left from 720 px on. */
export function Rail({ entries }: { entries: readonly RailEntry[] }) {
  return (
    <nav
      aria-label={m.shell_main()}
      className="sticky top-0 flex h-dvh flex-col overflow-y-auto px-3 pt-3 pb-4 max-wide:hidden print:hidden"
    >
      <div className="mb-3 flex min-h-9 items-center px-2.5">
        <Brand />
      </div>
      <div className="grid gap-3">
        {parts.map((part) => {
          const here = entries.filter((entry) => entry.part === part);
          return (
            here.length > 0 && (
              <ul key={part} className="grid gap-0.5">
                {here.map(({ key, label, icon: Icon, link, count }) => (
                  <li key={key}>
                    <RailLink {...link}>
                      <Icon size={16} aria-hidden />
                      <span className="min-w-0 flex-1 wrap-anywhere">{label}</span>
                      {count !== undefined && <span className="text-12 text-ink-3">{count}</span>}
                    </RailLink>
                  </li>
                ))}
              </ul>
            )
          );
        })}
      </div>
    </nav>
  );
}
