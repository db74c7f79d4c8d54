import { cva, type VariantProps } from 'class-variance-authority';
import type { LucideIcon } from 'lucide-react';
import { useId, type ComponentProps } from 'react';
import { Tooltip } from './Tooltip.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';

const iconButton = cva('relative inline-grid print:hidden flex-none place-items-center rounded-2 transition-colors', {
  variants: {
    size: { normal: 'size-ctl', inline: 'my-[calc((20px-var(--target))/2)] size-target' },
    look: { quiet: '', outline: 'edge-strong bg-surface' },
    off: {
      true: 'cursor-not-allowed text-ink-off',
      false: 'text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed data-popup-open:bg-hover',
    },
  },
  defaultVariants: { size: 'normal', look: 'quiet', off: false },
});

export interface IconButtonProps
  extends
    Omit<ComponentProps<'button'>, 'disabled' | 'className' | 'style' | 'aria-label' | 'children'>,
    Omit<VariantProps<typeof iconButton>, 'off'> {
  readonly icon: LucideIcon;
  /** Its name, shown when pointed at. */
  readonly label: string;
  /** As for `Button`. */
  readonly disabledReason?: string | undefined;
}

export function IconButton({ icon: Icon, label, size, look, disabledReason, onClick, ...rest }: IconButtonProps) {
  const reasonId = useId();
  const off = disabledReason !== undefined;
  return (
    <>
      <Tooltip content={disabledReason ?? label} onPress={off}>
        <button
          {...rest}
          type="button"
          aria-label={label}
          aria-disabled={off || undefined}
          aria-describedby={off ? reasonId : rest['aria-describedby']}
          className={iconButton({ size, look, off })}
          onClick={off ? undefined : onClick}
        >
          <Icon size={16} aria-hidden />
        </button>
      </Tooltip>
      {off && <VisuallyHidden id={reasonId}>{disabledReason}</VisuallyHidden>}
    </>
  );
}
