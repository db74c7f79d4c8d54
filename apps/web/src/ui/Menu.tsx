import { Menu as Base } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { popupLooks } from './OptionLine.tsx';

const itemLooks =
  'flex min-h-ctl cursor-default items-center gap-2.5 rounded-2 px-2.5 py-1 outline-none select-none data-highlighted:bg-hover data-highlighted:outline-1 data-highlighted:-outline-offset-1 data-highlighted:outline-line-strong';

/** @param trigger a button that opens it, with its name. */
export function Menu({ trigger, align = 'end', children }: { trigger: ReactElement; align?: 'start' | 'end'; children: ReactNode }) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} collisionPadding={8} className="z-40">
          <Base.Popup className={popupLooks}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  readonly icon?: LucideIcon;
  readonly onPress?: () => void;
  /** A link instead of an act. */
  readonly link?: ReactElement;
  readonly disabledReason?: string | undefined;
  readonly children: ReactNode;
}

export function MenuItem({ icon: Icon, onPress, link, disabledReason, children }: MenuItemProps) {
  const off = disabledReason !== undefined;
  const content = (
    <>
      {Icon && <Icon size={16} aria-hidden className="text-ink-3" />}
      <span className={`grid min-w-0 flex-1 ${off ? 'text-ink-3' : ''}`}>
        {children}
        {off && <span className="text-12 text-ink-2">{disabledReason}</span>}
      </span>
    </>
  );
  if (link && !off)
    return (
      <Base.LinkItem render={link} closeOnClick className={itemLooks}>
        {content}
      </Base.LinkItem>
    );
  return (
    <Base.Item className={itemLooks} closeOnClick={!off} aria-disabled={off || undefined} {...(!off && onPress && { onClick: onPress })}>
      {content}
    </Base.Item>
  );
}

interface MenuChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, in a menu: theme, language. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)}>
      <Base.GroupLabel className="px-2.5 pt-2 pb-1 text-12 font-medium text-ink-2">{label}</Base.GroupLabel>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} className={itemLooks}>
          <span className="min-w-0 flex-1">{option.label}</span>
          <Base.RadioItemIndicator>
            <Check size={16} aria-hidden className="text-accent-text" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export function MenuRule() {
  return <Base.Separator className="mx-2 my-1 h-px bg-line" />;
}
