import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle, Lock, type LucideIcon } from 'lucide-react';
import { useId, type ComponentProps } from 'react';
import { Tooltip } from './Tooltip.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';

const button = cva(
  'inline-flex print:hidden min-w-0 items-center justify-center gap-[7px] rounded-2 font-medium transition-colors select-none aria-disabled:cursor-not-allowed',
  {
    variants: {
      look: {
        filled: 'bg-accent text-on-accent hover:bg-accent-hover',
        outline: 'edge-strong bg-surface text-ink hover:bg-hover active:bg-pressed',
        quiet: 'text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed',
        danger: 'edge-strong bg-surface text-deny hover:bg-deny-soft',
      },
      size: { normal: 'min-h-ctl px-[13px] py-1', small: 'min-h-ctl-sm px-2.5 py-0.5' },
      off: { true: 'edge bg-sunken text-ink-3 hover:bg-sunken hover:text-ink-3 active:bg-sunken', false: '' },
      wide: { true: 'w-full', false: '' },
    },
    defaultVariants: { look: 'outline', size: 'normal', off: false, wide: false },
  },
);

export interface ButtonProps
  extends Omit<ComponentProps<'button'>, 'disabled' | 'className' | 'style'>, Omit<VariantProps<typeof button>, 'off'> {
  readonly icon?: LucideIcon;
  /** Why it cannot be pressed now, as a sentence; the only way to disable. It stays focusable and tells the reason. */
  readonly disabledReason?: string | undefined;
  /** At work: it keeps its words and its focus, and presses are ignored. */
  readonly pending?: boolean;
}

export function Button({
  look,
  size,
  wide,
  icon,
  disabledReason,
  pending = false,
  type = 'button',
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const off = disabledReason !== undefined;
  const Icon = pending ? LoaderCircle : off ? Lock : icon;
  return (
    <>
      <Tooltip content={disabledReason} onPress>
        <button
          {...rest}
          type={off || pending ? 'button' : type}
          className={button({ look: off ? null : look, size, wide, off })}
          aria-disabled={off || pending || undefined}
          aria-busy={pending || undefined}
          aria-describedby={off ? reasonId : rest['aria-describedby']}
          onClick={off || pending ? undefined : onClick}
        >
          {Icon && <Icon size={16} aria-hidden className={pending ? 'motion-safe:animate-spin' : ''} />}
          {children}
        </button>
      </Tooltip>
      {off && <VisuallyHidden id={reasonId}>{disabledReason}</VisuallyHidden>}
    </>
  );
}
