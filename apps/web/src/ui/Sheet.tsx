import type { ReactNode } from 'react';
import { onDemand } from './on-demand.ts';
import { useWhenOpen } from './use-when-open.ts';

const sheet = onDemand(() => import('./SheetBox.tsx'));

export interface SheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly width?: 'sheet' | 'drawer';
  readonly description?: ReactNode;
  /** In the head, beside the closing button. */
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** From the right: a review (`sheet`, 760 px) or one thing of a list (`drawer`, 560 px); a whole page below 720 px. */
export function Sheet(props: SheetProps) {
  const code = useWhenOpen(sheet, props.open);
  return code && <code.SheetBox {...props} />;
}
