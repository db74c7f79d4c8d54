import { Combobox } from '@base-ui/react/combobox';
import { Search } from 'lucide-react';
import type { RefObject } from 'react';
import { m } from '../paraglide/messages.js';
import type { Option } from './option.ts';
import { OptionLine, optionLooks, popupLooks } from './OptionLine.tsx';
import { type PickerProps, PickerWords, pickerLooks } from './Picker.tsx';

/** What `Picker` is once it has come. */
export function PickerBox<Value extends string>(props: PickerProps<Value> & { triggerRef: RefObject<HTMLButtonElement | null> }) {
  const { label, labelHidden = false, options, value, onChange, limit = 200, found, triggerRef } = props;
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <Combobox.Root<Option<Value>>
      items={options}
      value={chosen}
      limit={limit}
      itemToStringLabel={(option) => option.label}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onValueChange={(option) => option && option.disabledReason === undefined && onChange(option.value)}
      {...(found && {
        filter: null,
        onOpenChange: (open: boolean) => open && found.onSearch(''),
        onInputValueChange: (text: string) => found.onSearch(text.trim()),
      })}
    >
      <div className="grid justify-items-start gap-1.5">
        <Combobox.Label className={labelHidden ? 'sr-only' : 'font-medium'}>{label}</Combobox.Label>
        <Combobox.Trigger ref={triggerRef} className={pickerLooks(props)}>
          <PickerWords {...props} />
        </Combobox.Trigger>
      </div>
      <Combobox.Portal>
        <Combobox.Positioner align="start" sideOffset={4} className="z-40">
          <Combobox.Popup className={`${popupLooks} flex flex-col overflow-hidden`} aria-label={label}>
            <div className="flex items-center border-b border-line pb-1">
              <Search size={16} aria-hidden className="ml-2.5 text-ink-3" />
              <Combobox.Input
                aria-label={m.ui_find_in({ list: label })}
                placeholder={m.ui_find()}
                className="min-h-ctl w-full min-w-0 rounded-2 bg-transparent px-2.5 outline-none pointer-coarse:text-16"
              />
            </div>
            <Combobox.Empty>
              <p className="px-2.5 py-3 text-ink-2">{found?.pending ? m.ui_loading() : m.ui_no_match()}</p>
            </Combobox.Empty>
            <Combobox.List className="min-h-0 flex-1 overflow-auto overscroll-contain pt-1 outline-none data-empty:pt-0">
              {(option: Option<Value>) => (
                <Combobox.Item key={option.value} value={option} disabled={option.disabledReason !== undefined} className={optionLooks}>
                  <OptionLine option={option} chosen={option.value === value} />
                </Combobox.Item>
              )}
            </Combobox.List>
            {found?.note && <p className="border-t border-line px-2.5 pt-2 pb-1 text-12 text-ink-2">{found.note}</p>}
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
