import { Lock, type LucideIcon } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Tooltip } from './Tooltip.tsx';

interface BulkActionProps {
  readonly icon: LucideIcon;
  readonly onPress: () => void;
  readonly disabledReason?: string | undefined;
  readonly children: ReactNode;
}

/** A button on the ink of the bulk bar; disabled as `Button` is. */
export function BulkAction({ icon: Icon, onPress, disabledReason, children }: BulkActionProps) {
  const reasonId = useId();
  const off = disabledReason !== undefined;
  const Sign = off ? Lock : Icon;
  return (
    <>
      <Tooltip content={disabledReason} onPress>
        <button
          type="button"
          aria-disabled={off || undefined}
          aria-describedby={off ? reasonId : undefined}
          onClick={off ? undefined : onPress}
          className={`flex min-h-8.5 items-center gap-[7px] rounded-2 px-[11px] text-left font-medium wide:whitespace-nowrap focus-visible:outline-on-inverse ${off ? 'cursor-not-allowed text-on-inverse-2' : 'hover:bg-on-inverse/15'}`}
        >
          <Sign size={16} aria-hidden />
          {children}
        </button>
      </Tooltip>
      {off && (
        <span id={reasonId} className="sr-only">
          {disabledReason}
        </span>
      )}
    </>
  );
}
