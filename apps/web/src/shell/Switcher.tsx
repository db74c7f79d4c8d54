import { type LinkOptions, useNavigate } from '@tanstack/react-router';
import { Building2, ChevronDown } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { Menu, MenuItem, MenuRule } from '../ui/Menu.tsx';
import { Picker } from '../ui/Picker.tsx';
import { AppLink } from './AppLink.tsx';

/** An organization one can go to: its name, its product and what one is there, or since when it is closed to one. */
export interface SwitcherRow {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly isClosed: boolean;
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

/** With more than these, one finds by typing. */
const fewAtMost = 7;

/** Which organization one is in, and the way to the others. */
export function Switcher({ name, others, all }: SwitcherProps) {
  if (others.length === 0) return <span className="font-strong">{name}</span>;
  if (others.length > fewAtMost) return <SwitcherOfMany name={name} others={others} all={all} />;
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
          <span className={row.isClosed ? 'font-medium text-ink-3' : 'font-medium'}>{row.name}</span>
          <span className="text-12 text-ink-2">{row.detail}</span>
        </MenuItem>
      ))}
      <MenuRule />
      <MenuItem icon={Building2} link={<AppLink look="bare" {...all} />}>
        {m.shell_accounts_title()}
      </MenuItem>
    </Menu>
  );
}

function SwitcherOfMany({ name, others, all }: SwitcherProps) {
  const navigate = useNavigate();
  return (
    <Picker
      plain
      label={m.shell_organization({ name })}
      labelHidden
      placeholder={name}
      trigger={<span className="min-w-0 font-strong wrap-anywhere">{name}</span>}
      options={[
        ...others.map((row) => ({ value: row.key, label: row.name, detail: row.detail })),
        { value: 'all', label: m.shell_accounts_title() },
      ]}
      value={null}
      onChange={(key) => void navigate(others.find((row) => row.key === key)?.link ?? all)}
    />
  );
}
