import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';

const link = cva('rounded-1', {
  variants: {
    look: {
      text: 'min-h-6 content-center font-medium text-accent-text underline-offset-3 hover:underline',
      plain: 'min-h-6 content-center hover:underline underline-offset-3',
      filled:
        'inline-flex min-h-ctl items-center justify-center gap-[7px] rounded-2 bg-accent px-[13px] py-1 font-medium text-on-accent hover:bg-accent-hover',
      outline:
        'edge-strong inline-flex min-h-ctl items-center justify-center gap-[7px] rounded-2 bg-surface px-[13px] py-1 font-medium hover:bg-hover',
      icon: 'inline-grid size-ctl flex-none place-items-center rounded-2 text-ink-2 hover:bg-hover hover:text-ink',
    },
  },
  defaultVariants: { look: 'text' },
});

export interface LinkProps extends Omit<ComponentProps<'a'>, 'className' | 'style'> {
  /** `bare`: that of what it is a part of, such as an item of a menu. */
  readonly look?: VariantProps<typeof link>['look'] | 'bare';
}

/** An anchor with our looks; the router's links are made of it. */
export function Link({ look, children, ...rest }: LinkProps) {
  return (
    <a {...rest} {...(look !== 'bare' && { className: link({ look }) })}>
      {children}
    </a>
  );
}
