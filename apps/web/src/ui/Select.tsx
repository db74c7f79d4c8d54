import { ChevronDown, Lock } from 'lucide-react';
import { useId } from 'react';
import { onDemand } from './on-demand.ts';
import type { Option } from './option.ts';
import { triggerLooks } from './OptionLine.tsx';
import { Tooltip } from './Tooltip.tsx';
import { useFirstPress } from './use-first-press.ts';

const select = onDemand(() => import('./SelectBox.tsx'));

export interface SelectProps<Value extends string> {
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
  const { code, standIn, trigger } = useFirstPress(select, /^(?:Arrow(?:Down|Up)|\p{L})$/u);
  const id = useId();
  const { label, labelHidden = false, disabledReason } = props;
  const off = disabledReason !== undefined;
  if (code && !off) return <code.SelectBox {...props} triggerRef={trigger} />;
  return (
    <div className="grid justify-items-start gap-1.5">
      <div id={id} className={labelHidden ? 'sr-only' : 'font-medium'}>
        {label}
      </div>
      <Tooltip content={disabledReason} onPress={off}>
        <button
          type="button"
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- it controls nothing before it is open
          role="combobox"
          aria-haspopup="listbox"
          aria-expanded={false}
          aria-labelledby={id}
          className={triggerLooks}
          {...(off ? { 'aria-disabled': true, 'aria-describedby': `${id}-reason` } : standIn)}
        >
          <SelectWords {...props} />
        </button>
      </Tooltip>
      {off && (
        <span id={`${id}-reason`} className="sr-only">
          {disabledReason}
        </span>
      )}
    </div>
  );
}

/** What stands in the button of a select. */
export function SelectWords({
  label,
  options,
  value,
  placeholder,
  disabledReason,
}: Pick<SelectProps<string>, 'label' | 'options' | 'value' | 'placeholder' | 'disabledReason'>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <>
      {disabledReason !== undefined && <Lock size={14} aria-hidden className="text-ink-3" />}
      {chosen?.mark}
      <span className={chosen ? 'min-w-0 flex-1' : 'min-w-0 flex-1 text-ink-2'}>{chosen?.label ?? placeholder ?? label}</span>
      <ChevronDown size={14} aria-hidden className="text-ink-3" />
    </>
  );
}
