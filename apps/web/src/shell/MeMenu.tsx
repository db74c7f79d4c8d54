import { LogOut, type LucideIcon } from 'lucide-react';
import type { LinkOptions } from '@tanstack/react-router';
import { m } from '../paraglide/messages.js';
import { Avatar } from '../ui/Avatar.tsx';
import { Menu, MenuItem, MenuRule } from '../ui/Menu.tsx';
import { AppearanceChoices } from './AppearanceChoices.tsx';
import { AppLink } from './AppLink.tsx';

interface MeMenuProps {
  readonly name: string;
  readonly email: string;
  /** Pages about oneself. */
  readonly pages: readonly { readonly label: string; readonly icon: LucideIcon; readonly link: LinkOptions }[];
  readonly onSignOut: () => void;
}

/** Everything about oneself and this device. */
export function MeMenu({ name, email, pages, onSignOut }: MeMenuProps) {
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={m.shell_me({ name })}
          className="flex min-h-ctl items-center gap-2 rounded-2 px-1.5 font-medium hover:bg-hover data-popup-open:bg-hover"
        >
          <Avatar size="small" name={name} />
          <span className="max-wide:hidden">{name}</span>
        </button>
      }
    >
      <div className="grid px-2.5 pt-1.5 pb-2">
        <span className="font-strong">{name}</span>
        <span className="text-12 wrap-anywhere text-ink-2">{email}</span>
      </div>
      <MenuRule />
      {pages.map(({ label, icon, link }) => (
        <MenuItem key={label} icon={icon} link={<AppLink look="bare" {...link} />}>
          {label}
        </MenuItem>
      ))}
      {pages.length > 0 && <MenuRule />}
      <AppearanceChoices />
      <MenuRule />
      <MenuItem icon={LogOut} onPress={onSignOut}>
        {m.shell_sign_out()}
      </MenuItem>
    </Menu>
  );
}
