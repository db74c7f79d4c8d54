import { useQuery } from '@tanstack/react-query';
import { Bell, Building2, Contrast, Keyboard, Languages, LogOut, Monitor, Moon, Palette, Sun, UserRound } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { setAppearance, useAppearance } from '../../shell/appearance.ts';
import { chooseLanguage } from '../../shell/choose-language.ts';
import { languages } from '../../shell/languages.ts';
import { shortcutsLayer } from '../../shell/layers.ts';
import { organizationDetail } from '../../shell/organization-words.ts';
import { signOut } from '../../shell/sign-out.ts';
import { useTRPC } from '../../trpc.ts';
import { also } from './also.ts';
import type { Choice } from './hit.ts';

/** Pages about oneself, what one can do anywhere, and the organizations one can go to. */
export function useOwnChoices(here: string | null): Readonly<Record<'pages' | 'acts' | 'organizations', readonly Choice[]>> {
  return { pages: ownPages(), acts: useOwnActs(), organizations: useOrganizations(here) };
}

const ownPages = (): Choice[] => [
  {
    key: 'accounts',
    icon: Building2,
    title: m.shell_accounts_title(),
    detail: null,
    also: also(m.palette_also_accounts),
    does: { link: { to: '/accounts' } },
  },
  { key: 'me', icon: UserRound, title: m.me_title(), detail: null, also: also(m.palette_also_settings), does: { link: { to: '/me' } } },
  {
    key: 'me.appearance',
    icon: Palette,
    title: m.me_appearance(),
    detail: m.me_title(),
    also: also(m.palette_also_appearance),
    does: { link: { to: '/me/appearance' } },
  },
  {
    key: 'me.keyboard',
    icon: Keyboard,
    title: m.keyboard_title(),
    detail: m.me_title(),
    also: also(m.palette_also_keyboard),
    does: { link: { to: '/me/keyboard' } },
  },
  {
    key: 'me.notifications',
    icon: Bell,
    title: m.me_notifications(),
    detail: m.me_title(),
    also: also(m.palette_also_notifications),
    does: { link: { to: '/me/notifications' } },
  },
];

function useOwnActs(): Choice[] {
  const { theme, contrast } = useAppearance();
  const themes = [
    { value: 'system', icon: Monitor, title: m.palette_theme_system() },
    { value: 'light', icon: Sun, title: m.palette_theme_light() },
    { value: 'dark', icon: Moon, title: m.palette_theme_dark() },
  ] as const;
  const isHigh = contrast === 'high';
  return [
    ...themes
      .filter(({ value }) => value !== theme)
      .map(({ value, icon, title }): Choice => ({
        key: `theme.${value}`,
        icon,
        title,
        detail: null,
        also: also(m.palette_also_theme),
        does: { act: () => setAppearance({ theme: value }) },
      })),
    {
      key: 'contrast',
      icon: Contrast,
      title: isHigh ? m.palette_contrast_normal() : m.palette_contrast_high(),
      detail: null,
      also: also(m.palette_also_theme),
      does: { act: () => setAppearance({ contrast: isHigh ? 'normal' : 'high' }) },
    },
    ...languages
      .filter(({ value }) => value !== getLocale())
      .map(({ value, label }): Choice => ({
        key: `language.${value}`,
        icon: Languages,
        title: label,
        detail: m.shell_language(),
        also: also(m.palette_also_language),
        does: { act: () => void chooseLanguage(value) },
      })),
    {
      key: 'shortcuts',
      icon: Keyboard,
      title: m.keyboard_shortcuts(),
      detail: null,
      keys: '?',
      also: also(m.palette_also_keyboard),
      does: { act: shortcutsLayer.open },
    },
    {
      key: 'sign_out',
      icon: LogOut,
      title: m.shell_sign_out(),
      detail: null,
      also: also(m.palette_also_sign_out),
      does: { act: () => void signOut() },
    },
  ];
}

/** @param here the slug of the organization of the page, which one is in already. */
function useOrganizations(here: string | null): Choice[] {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.organizations.mine.queryOptions({ pageSize: 200 }, { staleTime: 60_000 }));
  return (data?.rows ?? [])
    .filter((row) => row.slug !== here)
    .map((row) => ({
      key: `organization.${row.id}`,
      icon: Building2,
      title: m.palette_switch({ name: row.name }),
      detail: organizationDetail(row),
      does: { link: { to: '/$organization', params: { organization: row.slug }, search: () => ({ node: undefined }) } },
    }));
}
