import type { PlacedBox } from './map-layout.ts';

/** Where an arrow leads from a box: among its siblings, into it, or out of it; null where it leads nowhere. */
export function mapMove(placed: readonly PlacedBox[], at: number, key: string): number | null {
  const here = placed[at];
  if (!here) return null;
  const around = here.box.within;
  const siblings = around === null ? [at] : (placed[around]?.inside ?? []);
  const place = siblings.indexOf(at);
  switch (key) {
    case 'ArrowRight':
      return siblings[place + 1] ?? null;
    case 'ArrowLeft':
      return siblings[place - 1] ?? null;
    case 'ArrowDown':
      return here.inside[0] ?? null;
    case 'ArrowUp':
      return around;
    case 'Home':
      return siblings[0] ?? null;
    case 'End':
      return siblings.at(-1) ?? null;
    default:
      return null;
  }
}
