import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export interface Tab<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly count?: number;
}

interface TabsProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  /** In the address, so that a tab can be linked to. */
  readonly current: Key;
  readonly onChange: (key: Key) => void;
  /** What the current tab shows. */
  readonly children: ReactNode;
}

export function Tabs<Key extends string>({ label, tabs, current, onChange, children }: TabsProps<Key>) {
  return (
    <Base.Root value={current} onValueChange={(key: Key) => onChange(key)} className="flex min-h-0 flex-1 flex-col">
      <Base.List
        activateOnFocus
        aria-label={label}
        className="-mx-gutter flex flex-none gap-[22px] overflow-x-auto border-b border-line px-gutter [scrollbar-width:none] print:hidden"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.key}
            value={tab.key}
            className="-mb-px flex min-h-9 items-center gap-[7px] border-b-2 border-transparent pt-1 pb-2 font-medium whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink data-active:border-ink data-active:text-ink"
          >
            {tab.label}
            {tab.count !== undefined && <span className="text-12 text-ink-3">{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      <Base.Panel value={current} className="flex min-h-0 flex-1 flex-col outline-offset-[-2px]">
        {children}
      </Base.Panel>
    </Base.Root>
  );
}
