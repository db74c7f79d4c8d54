import type { LinkOptions } from '@tanstack/react-router';
import { Building2, ChevronDown } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { Menu, MenuItem, MenuRule } from '../ui/Menu.tsx';
import { AppLink } from './AppLink.tsx';

/** An organization one can go to: its name, and since when it is closed to one, if it is. */
export interface SwitcherRow {
  readonly key: string;
  readonly name: string;
  readonly detail: string | null;
  readonly link: LinkOptions;
}

interface SwitcherProps {
  /** The organization of the page. */
  readonly name: string;
  /** The others; without any there is nothing to switch, and only the name stands there. */
  readonly others: readonly SwitcherRow[];
  /** The page with all of them. */
  readonly all: LinkOptions;
}

/** Which organization one is in, and the way to the others. */
export function Switcher({ name, others, all }: SwitcherProps) {
  if (others.length === 0) return <span className="font-strong">{name}</span>;
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={m.shell_organization({ name })}
          className="-ml-2 flex min-h-ctl-sm min-w-0 items-center gap-1.5 rounded-2 px-2 text-left font-strong hover:bg-hover data-popup-open:bg-hover"
        >
          <span className="min-w-0 wrap-anywhere">{name}</span>
          <ChevronDown size={14} aria-hidden />
        </button>
      }
    >
      {others.map((row) => (
        <MenuItem key={row.key} link={<AppLink look="bare" {...row.link} />}>
          <span className={row.detail === null ? 'font-medium' : 'font-medium text-ink-3'}>{row.name}</span>
          {row.detail !== null && <span className="text-12 text-ink-2">{row.detail}</span>}
        </MenuItem>
      ))}
      <MenuRule />
      <MenuItem icon={Building2} link={<AppLink look="bare" {...all} />}>
        {m.shell_accounts_title()}
      </MenuItem>
    </Menu>
  );
}
