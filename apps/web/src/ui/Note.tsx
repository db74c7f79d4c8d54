import { cva, type VariantProps } from 'class-variance-authority';
import { CircleAlert, Info, Lock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const note = cva('flex gap-[9px] rounded-3 px-3 py-[9px] text-12 text-pretty', {
  variants: {
    tone: {
      plain: 'edge bg-sunken text-ink-2',
      warn: 'edge-warn bg-warn-soft',
      deny: 'bg-deny-soft shadow-[inset_0_0_0_1px_var(--deny-line)]',
      sensitive: 'edge-sensitive bg-sensitive-soft',
      past: 'bg-accent-soft shadow-[inset_0_0_0_1px_var(--accent-line)]',
    },
  },
  defaultVariants: { tone: 'plain' },
});

const signs = {
  plain: <Info size={16} aria-hidden className="mt-px" />,
  warn: <TriangleAlert size={16} aria-hidden className="mt-px text-warn" />,
  deny: <CircleAlert size={16} aria-hidden className="mt-px text-deny" />,
  sensitive: <Lock size={16} aria-hidden className="mt-px text-sensitive" />,
  past: <Info size={16} aria-hidden className="mt-px text-accent-text" />,
};

/** One or two sentences that stand where they matter. `past`: one looks at another moment than now. */
export function Note({ tone, children }: VariantProps<typeof note> & { children: ReactNode }) {
  return (
    <div className={note({ tone })}>
      {signs[tone ?? 'plain']}
      <div className="min-w-0">{children}</div>
    </div>
  );
}
