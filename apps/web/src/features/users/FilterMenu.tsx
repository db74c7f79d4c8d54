import { ArrowLeft, ChevronRight, Plus } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { Popover } from '../../ui/Popover.tsx';

interface FilterMenuProps<Key extends string> {
  /** What a list can be narrowed by, in the order in which it is offered. */
  readonly filters: readonly { readonly key: Key; readonly name: string }[];
  /** The choices of one of them; choosing closes the menu. */
  readonly choices: ComponentType<{ of: Key; onChoose: (value: string) => void }>;
  readonly onAdd: (key: Key, value: string) => void;
}

/** First what to narrow a list by, then to what. */
export function FilterMenu<Key extends string>({ filters, choices: Choices, onAdd }: FilterMenuProps<Key>) {
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<Key | null>(null);
  return (
    <Popover
      label={filters.find((one) => one.key === key)?.name ?? m.users_filter()}
      className="flex w-72 flex-col overflow-hidden"
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setKey(null);
      }}
      trigger={
        <button
          type="button"
          className="inline-flex min-h-ctl-sm items-center gap-1.5 rounded-2 border border-dashed border-control px-2.5 text-ink-2 hover:bg-hover hover:text-ink data-popup-open:bg-hover max-wide:min-h-ctl"
        >
          <Plus size={14} aria-hidden />
          {m.users_filter()}
        </button>
      }
    >
      {key === null ? (
        <ul className="min-h-0 overflow-auto">
          {filters.map((one) => (
            <li key={one.key}>
              <button
                type="button"
                onClick={() => setKey(one.key)}
                className="flex min-h-ctl w-full items-center gap-2.5 rounded-2 px-2.5 py-1 text-left hover:bg-hover focus-visible:-outline-offset-2"
              >
                <span className="min-w-0 flex-1">{one.name}</span>
                <ChevronRight size={14} aria-hidden className="text-ink-3" />
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <button
            type="button"
            onClick={() => setKey(null)}
            className="flex min-h-ctl-sm items-center gap-2 rounded-2 px-2.5 text-left text-12 text-ink-2 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
          >
            <ArrowLeft size={14} aria-hidden />
            {m.users_filter_back()}
          </button>
          <Choices
            key={key}
            of={key}
            onChoose={(value) => {
              onAdd(key, value);
              setOpen(false);
            }}
          />
        </>
      )}
    </Popover>
  );
}
