import { Select as Base } from '@base-ui/react/select';
import { ChevronDown, Lock } from 'lucide-react';
import { useId } from 'react';
import type { Option } from './option.ts';
import { OptionLine, optionLooks, popupLooks, triggerLooks } from './OptionLine.tsx';
import { Tooltip } from './Tooltip.tsx';

interface SelectProps<Value extends string> {
  readonly label: string;
  /** In rows whose other cells say what it is: the label is read aloud only. */
  readonly labelHidden?: boolean;
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** What stands there while nothing is chosen. */
  readonly placeholder?: string;
  readonly disabledReason?: string | undefined;
}

/** One of a few, without search; for more than a screenful take `Picker`. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const reasonId = useId();
  const { label, labelHidden = false, options, value, onChange, placeholder, disabledReason } = props;
  const chosen = options.find((option) => option.value === value);
  const off = disabledReason !== undefined;
  return (
    <Base.Root
      value={value}
      modal={false}
      onOpenChange={(_, details) => off && details.cancel()}
      onValueChange={(next) => {
        const option = options.find((one) => one.value === next);
        if (option && option.disabledReason === undefined) onChange(option.value);
      }}
    >
      <div className="grid justify-items-start gap-1.5">
        <Base.Label className={labelHidden ? 'sr-only' : 'font-medium'}>{label}</Base.Label>
        <Tooltip content={disabledReason} onPress={off}>
          <Base.Trigger className={triggerLooks} aria-disabled={off || undefined} aria-describedby={off ? reasonId : undefined}>
            {off && <Lock size={14} aria-hidden className="text-ink-3" />}
            {chosen?.mark}
            <Base.Value className="min-w-0 flex-1 data-placeholder:text-ink-2">{chosen?.label ?? placeholder ?? label}</Base.Value>
            <Base.Icon>
              <ChevronDown size={14} aria-hidden className="text-ink-3" />
            </Base.Icon>
          </Base.Trigger>
        </Tooltip>
        {off && (
          <span id={reasonId} className="sr-only">
            {disabledReason}
          </span>
        )}
      </div>
      <Base.Portal>
        <Base.Positioner alignItemWithTrigger={false} align="start" sideOffset={4} className="z-40">
          <Base.Popup className={popupLooks}>
            <Base.List>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  label={option.label}
                  disabled={option.disabledReason !== undefined}
                  className={optionLooks}
                >
                  <OptionLine option={option} chosen={option.value === value} />
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
