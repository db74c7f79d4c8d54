import { Select as Base } from '@base-ui/react/select';
import type { RefObject } from 'react';
import { OptionLine, optionLooks, popupLooks, triggerLooks } from './OptionLine.tsx';
import { type SelectProps, SelectWords } from './Select.tsx';

/** What `Select` is once it has come. */
export function SelectBox<Value extends string>(props: SelectProps<Value> & { triggerRef: RefObject<HTMLButtonElement | null> }) {
  const { label, labelHidden = false, options, value, onChange, triggerRef } = props;
  return (
    <Base.Root
      value={value}
      modal={false}
      onValueChange={(next) => {
        const option = options.find((one) => one.value === next);
        if (option && option.disabledReason === undefined) onChange(option.value);
      }}
    >
      <div className="grid justify-items-start gap-1.5">
        <Base.Label className={labelHidden ? 'sr-only' : 'font-medium'}>{label}</Base.Label>
        <Base.Trigger ref={triggerRef} className={triggerLooks}>
          <SelectWords {...props} />
        </Base.Trigger>
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
