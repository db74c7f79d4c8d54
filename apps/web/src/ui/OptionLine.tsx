import { Check, Lock } from 'lucide-react';
import type { Option } from './option.ts';

/** What one option shows in any picker: mark, label, what it adds or why not, and a tick where it is chosen. */
export function OptionLine({ option, chosen }: { option: Option; chosen: boolean }) {
  const off = option.disabledReason !== undefined;
  const detail = option.disabledReason ?? option.detail;
  return (
    <span className="flex min-w-0 flex-1 items-start gap-2.5">
      {option.mark && <span className="mt-[3px]">{option.mark}</span>}
      <span className="grid min-w-0 flex-1">
        <span className={off ? 'text-ink-3' : 'font-medium'}>{option.label}</span>
        {detail && <span className="text-12 text-ink-2 text-pretty">{detail}</span>}
      </span>
      {off && <Lock size={14} aria-hidden className="mt-[3px] text-ink-3" />}
      {!off && chosen && <Check size={16} aria-hidden className="mt-0.5 text-accent-text" />}
    </span>
  );
}

export const popupLooks =
  'pops max-h-[min(var(--available-height),420px)] min-w-[max(var(--anchor-width),200px)] max-w-[min(440px,var(--available-width))] overflow-auto overscroll-contain rounded-3 bg-raised p-1 shadow-e2 outline-none';
export const optionLooks =
  'flex min-h-ctl cursor-default items-center rounded-2 px-2.5 py-1.5 outline-none select-none data-highlighted:bg-hover data-highlighted:outline-1 data-highlighted:-outline-offset-1 data-highlighted:outline-line-strong';
export const triggerLooks =
  'inline-flex min-h-ctl min-w-0 items-center gap-[7px] rounded-2 bg-surface px-2.5 edge-strong text-left font-medium hover:bg-hover data-popup-open:bg-hover aria-disabled:cursor-not-allowed';
export const plainTriggerLooks =
  '-mx-1.5 inline-flex min-h-ctl-sm min-w-0 items-center gap-1.5 rounded-2 px-1.5 text-left hover:bg-hover data-popup-open:bg-hover';
