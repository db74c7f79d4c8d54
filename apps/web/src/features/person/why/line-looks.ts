import type { Edge } from './edge.ts';

/** How a line is drawn. */
export const lineLooks: Readonly<Record<Edge['look'], string>> = {
  plain: 'stroke-ink-3 stroke-[1.75]',
  thin: 'stroke-line-strong stroke-1',
  yes: 'stroke-allow stroke-[1.75]',
  missing: 'stroke-deny stroke-[1.5] [stroke-dasharray:4_3]',
};
