import { cloneElement, type ComponentProps, type ReactElement, type ReactNode, type Ref } from 'react';
import { onDemand } from './on-demand.ts';
import { useFirstPress } from './use-first-press.ts';

const popover = onDemand(() => import('./PopoverBox.tsx'));

export interface PopoverProps {
  /** What the box is called. */
  readonly label: string;
  /** The id of what describes it. */
  readonly describedBy?: string;
  /** A button that opens it, with its name. */
  readonly trigger: ReactElement<ComponentProps<'button'>>;
  readonly align?: 'start' | 'end';
  readonly className?: string;
  /** Both or neither: whether it is open, where something in it closes it. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** The box itself, for what has to keep the focus in it. */
  readonly boxRef?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** A box of controls or words beside the button that opens it. */
export function Popover(props: PopoverProps) {
  const { code, standIn, trigger } = useFirstPress(popover, /^$/);
  if (code) return <code.PopoverBox {...props} triggerRef={trigger} />;
  return cloneElement(props.trigger, { 'aria-haspopup': 'dialog', ...standIn });
}
