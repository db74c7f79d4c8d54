import { Popover } from '@base-ui/react/popover';
import { ArrowLeft, ChevronRight, Plus } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { popupLooks } from '../../ui/OptionLine.tsx';
import { filterName, filtersIn } from './filter-options.tsx';
import { OptionSearch } from './OptionSearch.tsx';
import { useFoundOptions } from './use-found-options.ts';
import type { FilterKey } from './users-search.ts';

/** First what to narrow the list by, then to what. */
export function AddFilter({ onAdd }: { onAdd: (key: FilterKey, value: string) => void }) {
  const catalog = useCatalog();
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<FilterKey | null>(null);
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setKey(null);
      }}
    >
      <Popover.Trigger className="inline-flex min-h-ctl-sm items-center gap-1.5 rounded-2 border border-dashed border-control px-2.5 text-ink-2 hover:bg-hover hover:text-ink data-popup-open:bg-hover max-wide:min-h-ctl">
        <Plus size={14} aria-hidden />
        {m.users_filter()}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="start" sideOffset={6} collisionPadding={8} className="z-40">
          <Popover.Popup
            aria-label={key === null ? m.users_filter() : filterName(catalog, key)}
            className={`${popupLooks} flex w-72 flex-col overflow-hidden`}
          >
            {key === null ? (
              <ul className="min-h-0 overflow-auto">
                {filtersIn(catalog).map((one) => (
                  <li key={one}>
                    <button
                      type="button"
                      onClick={() => setKey(one)}
                      className="flex min-h-ctl w-full items-center gap-2.5 rounded-2 px-2.5 py-1 text-left hover:bg-hover focus-visible:-outline-offset-2"
                    >
                      <span className="min-w-0 flex-1">{filterName(catalog, one)}</span>
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
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choices({ of, onChoose }: { of: FilterKey; onChoose: (value: string) => void }) {
  const catalog = useCatalog();
  const [typed, setTyped] = useState('');
  const { options, note } = useFoundOptions(of, typed);
  return <OptionSearch label={filterName(catalog, of)} options={options} typed={typed} onType={setTyped} onChoose={onChoose} note={note} />;
}
