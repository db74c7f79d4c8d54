import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { onDemand } from './on-demand.ts';
import type { Option } from './option.ts';
import { plainTriggerLooks, triggerLooks } from './OptionLine.tsx';
import { useFirstPress } from './use-first-press.ts';

const picker = onDemand(() => import('./PickerBox.tsx'));

export interface PickerProps<Value extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly placeholder: string;
  /** In place of the chosen option's words, where the trigger looks otherwise: breadcrumbs. */
  readonly trigger?: ReactNode;
  /** How many are drawn at once; typing finds the others. */
  readonly limit?: number;
  /** Where a server finds the options: what is typed goes there, and `options` are its latest answer. */
  readonly found?: {
    /** Called with nothing at the first opening, then with what is typed. */
    readonly onSearch: (text: string) => void;
    readonly pending: boolean;
    /** Below the options: that there are more than these. */
    readonly note: string | null;
  };
  /** Without an edge, among words: breadcrumbs. */
  readonly plain?: boolean;
}

/** One of many, found by typing: people, locations, user groups. */
export function Picker<Value extends string>(props: PickerProps<Value>) {
  const { code, standIn, trigger } = useFirstPress(picker);
  const id = useId();
  if (code) return <code.PickerBox {...props} triggerRef={trigger} />;
  return (
    <div className="grid justify-items-start gap-1.5">
      <div id={id} className={props.labelHidden ? 'sr-only' : 'font-medium'}>
        {props.label}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- it controls nothing before it is open */}
      <button type="button" role="combobox" aria-haspopup="dialog" aria-labelledby={id} className={pickerLooks(props)} {...standIn}>
        <PickerWords {...props} />
      </button>
    </div>
  );
}

export const pickerLooks = ({ plain = false }: { plain?: boolean }): string => (plain ? plainTriggerLooks : triggerLooks);

/** What stands in the button of a picker. */
export function PickerWords({
  options,
  value,
  placeholder,
  trigger,
}: Pick<PickerProps<string>, 'options' | 'value' | 'placeholder' | 'trigger'>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <>
      {trigger ?? (
        <>
          {chosen?.mark}
          <span className={chosen ? 'min-w-0 flex-1' : 'min-w-0 flex-1 text-ink-2'}>{chosen?.label ?? placeholder}</span>
        </>
      )}
      <ChevronDown size={14} aria-hidden className="text-ink-3" />
    </>
  );
}
