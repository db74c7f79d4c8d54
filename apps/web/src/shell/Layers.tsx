import { lazy, Suspense } from 'react';
import { useShortcut } from '../ui/use-shortcut.ts';
import { paletteLayer, shortcutsLayer } from './layers.ts';
import type { RailEntry } from './rail-entry.ts';

const organizationPalette = () => import('../features/palette/OrganizationPalette.tsx');
const personalPalette = () => import('../features/palette/PersonalPalette.tsx');
const OrganizationPalette = lazy(async () => ({ default: (await organizationPalette()).OrganizationPalette }));
const PersonalPalette = lazy(async () => ({ default: (await personalPalette()).PersonalPalette }));
const ShortcutsSheet = lazy(async () => ({ default: (await import('./ShortcutsSheet.tsx')).ShortcutsSheet }));

/** Fetches the box before it is opened. */
export const preparePalette = (inOrganization: boolean): void => void (inOrganization ? organizationPalette() : personalPalette());

interface LayersProps {
  /** Null: outside every organization. */
  readonly rail: readonly RailEntry[] | null;
}

/** What can be opened over any page by its keys: the box of search and commands, and the list of shortcuts. */
export function Layers({ rail }: LayersProps) {
  const isPaletteOpen = paletteLayer.useOpen();
  const areShortcutsOpen = shortcutsLayer.useOpen();
  // Over a layer that asks something, nothing else opens.
  useShortcut('palette', () => document.querySelector('[role=dialog]') === null && paletteLayer.open());
  useShortcut('shortcuts', shortcutsLayer.open);
  return (
    <Suspense>
      {isPaletteOpen && (rail ? <OrganizationPalette /> : <PersonalPalette />)}
      {areShortcutsOpen && <ShortcutsSheet rail={rail ?? []} />}
    </Suspense>
  );
}
