import type { EffectView } from '@totem/domain/change-access';

/** The one group that a draft is about, and no more than to delete or to restore it; null for every other draft. */
export interface LoneGroup {
  readonly change: 'delete' | 'restore';
  readonly name: string;
}

/** @returns null also where the group is not the reader's to know. */
export function loneGroup({ changes }: Pick<EffectView, 'changes'>): LoneGroup | null {
  const [line, another] = changes;
  if (!line || another || line.to === null) return null;
  return line.change === 'delete' || line.change === 'restore' ? { change: line.change, name: line.to } : null;
}
