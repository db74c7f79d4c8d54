import { cva, type VariantProps } from 'class-variance-authority';
import { Lock, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { RoleMark, type RoleStep } from './RoleMark.tsx';
import { Tooltip } from './Tooltip.tsx';

const chip = cva('inline-flex max-w-full min-h-chip items-center gap-1.5 rounded-1 px-2 text-12', {
  variants: {
    tone: {
      plain: 'edge bg-surface',
      warn: 'edge-warn bg-warn-soft font-medium text-warn',
      sensitive: 'edge-sensitive gap-1 bg-sensitive-soft px-1.5 font-strong text-sensitive',
      ended: 'edge bg-surface text-ink-3 line-through',
    },
  },
  defaultVariants: { tone: 'plain' },
});

/** A filled one is for exceptions only; `icon` and words carry the meaning. */
export function Chip({ tone, icon: Icon, children }: VariantProps<typeof chip> & { icon?: LucideIcon; children: ReactNode }) {
  return (
    <span className={chip({ tone })}>
      {Icon && <Icon size={14} aria-hidden />}
      <span className="min-w-0">{children}</span>
    </span>
  );
}

interface RoleChipProps {
  /** For the eye: "VoC". */
  readonly service: string;
  /** For the ear, and when pointed at: "Voice of Customer". */
  readonly serviceName: string;
  readonly role: string;
  readonly step: RoleStep;
  readonly custom?: boolean;
  readonly ended?: boolean;
}

export function RoleChip({ service, serviceName, role, step, custom = false, ended = false }: RoleChipProps) {
  return (
    <Tooltip content={service === serviceName ? undefined : `${serviceName}: ${role}`}>
      <span className={chip({ tone: ended ? 'ended' : 'plain' })}>
        <RoleMark step={step} custom={custom} />
        <span aria-hidden className="text-ink-2">
          {service}
        </span>
        <span className="sr-only">{serviceName}</span>
        <span className="font-medium">{role}</span>
      </span>
    </Tooltip>
  );
}

/** An extra that shows what is confidential: two letters for the eye, the whole name for the ear. */
export function SensitiveChip({ letters, name }: { letters: string; name: string }) {
  return (
    <Tooltip content={name}>
      <span className={chip({ tone: 'sensitive' })}>
        <Lock size={14} aria-hidden />
        <span aria-hidden data-letters={letters} className="before:content-[attr(data-letters)]" />
        <span className="sr-only">{name}</span>
      </span>
    </Tooltip>
  );
}
