import { ArrowDown, ArrowUp } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { Select } from '../../ui/Select.tsx';

interface SortChoiceProps<Param extends string> {
  /** Words of an address for the orders there are; with a minus, the other way round. */
  readonly choices: readonly { readonly value: Param; readonly label: string }[];
  readonly value: Param;
  readonly onChange: (sort: Param) => void;
}

/** The order of a list where it is cards, which have no headers to press. */
export function SortChoice<Param extends string>({ choices, value, onChange }: SortChoiceProps<Param>) {
  const options = choices.map((choice) => {
    const Arrow = choice.value.startsWith('-') ? ArrowDown : ArrowUp;
    return { ...choice, mark: <Arrow size={14} aria-hidden className="text-ink-3" /> };
  });
  return <Select labelHidden label={m.users_sort()} options={options} value={value} onChange={onChange} />;
}
