import type { ReactNode } from 'react';
import { onDemand } from './on-demand.ts';
import { useWhenOpen } from './use-when-open.ts';

const dialog = onDemand(() => import('./DialogBox.tsx'));

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the one that acts last. */
  readonly footer: ReactNode;
}

/** A question in the middle of the page; what was there stays where it was. */
export function Dialog(props: DialogProps) {
  const code = useWhenOpen(dialog, props.open);
  return code && <code.DialogBox {...props} />;
}
