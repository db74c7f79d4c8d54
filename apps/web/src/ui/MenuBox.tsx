import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import type { MenuChoiceProps, MenuItemProps, MenuProps } from './Menu.tsx';
import { popupLooks } from './OptionLine.tsx';

const itemLooks =
  'flex min-h-ctl cursor-default items-center gap-2.5 rounded-2 px-2.5 py-1 outline-none select-none data-highlighted:bg-hover data-highlighted:outline-1 data-highlighted:-outline-offset-1 data-highlighted:outline-line-strong';

/** What `Menu` is once it has come. */
export function MenuBox({ trigger, align = 'end', children, triggerRef }: MenuProps & { triggerRef: RefObject<HTMLButtonElement | null> }) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger ref={triggerRef} render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} collisionPadding={8} className="z-40">
          <Base.Popup className={popupLooks}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function ItemOfMenu({ icon: Icon, onPress, link, disabledReason, children }: MenuItemProps) {
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

export function ChoiceOfMenu<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
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

export function RuleOfMenu() {
  return <Base.Separator className="mx-2 my-1 h-px bg-line" />;
}
