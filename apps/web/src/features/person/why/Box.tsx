import { cva, type VariantProps } from 'class-variance-authority';
import type { CSSProperties, ReactNode } from 'react';
import { PartLink, type PartTarget } from './PartLink.tsx';

const box = cva('flex min-h-12 items-center gap-2 self-center rounded-3 px-3 py-1.5', {
  variants: {
    look: {
      plain: 'edge-strong bg-surface',
      person: 'bg-inverse text-on-inverse',
      thin: 'edge bg-sunken text-ink-3',
      yes: 'bg-allow-soft shadow-[inset_0_0_0_1px_var(--allow-line)]',
      no: 'bg-deny-soft shadow-[inset_0_0_0_1px_var(--deny-line)]',
    },
  },
  defaultVariants: { look: 'plain' },
});

export type BoxLook = NonNullable<VariantProps<typeof box>['look']>;

interface BoxProps {
  readonly look?: BoxLook | undefined;
  /** By which lines find it. */
  readonly name: string;
  readonly mark?: ReactNode;
  readonly below?: string | undefined;
  /** The page of its own. */
  readonly to?: PartTarget | undefined;
  readonly style?: CSSProperties | undefined;
  readonly children: ReactNode;
}

/** One part of a picture: a bold line, and a grey one below it. */
export function Box({ name, mark, below, look, to, style, children }: BoxProps) {
  return (
    <div data-box={name} className={box({ look })} style={style}>
      {mark}
      <span className="grid min-w-0">
        <span className="font-medium">
          {to ? (
            <PartLink to={to} inPicture>
              {children}
            </PartLink>
          ) : (
            children
          )}
        </span>
        {below !== undefined && <span className={`text-12 ${look === 'person' ? 'text-on-inverse-2' : 'text-ink-2'}`}>{below}</span>}
      </span>
    </div>
  );
}
