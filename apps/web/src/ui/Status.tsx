import { cx } from 'class-variance-authority';
import { CircleCheck, Clock, Mail, MailWarning, Pause, type LucideIcon } from 'lucide-react';

export type StatusKind = 'active' | 'invited' | 'expired' | 'bounced' | 'suspended';

const signs: Readonly<Record<StatusKind, { icon: LucideIcon; words: string; sign: string }>> = {
  active: { icon: CircleCheck, words: '', sign: 'text-allow' },
  invited: { icon: Mail, words: 'text-ink-2', sign: '' },
  expired: { icon: Clock, words: 'text-warn', sign: '' },
  bounced: { icon: MailWarning, words: 'text-warn', sign: '' },
  suspended: { icon: Pause, words: 'text-deny', sign: '' },
};

/** An icon and the words for it: "Active", "Invited, 41 h left". */
export function Status({ kind, label }: { kind: StatusKind; label: string }) {
  const { icon: Icon, words, sign } = signs[kind];
  return (
    <span className={cx('inline-flex items-center gap-[7px]', words)}>
      <Icon size={14} aria-hidden className={sign} />
      {label}
    </span>
  );
}
