import type { LucideIcon } from 'lucide-react';
import { cloneElement, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { onDemand, useCode } from './on-demand.ts';
import { useFirstPress } from './use-first-press.ts';

const menu = onDemand(() => import('./MenuBox.tsx'));

export interface MenuProps {
  /** A button that opens it, with its name. */
  readonly trigger: ReactElement<ComponentProps<'button'>>;
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
}

export function Menu(props: MenuProps) {
  const { code, standIn, trigger } = useFirstPress(menu);
  if (code) return <code.MenuBox {...props} triggerRef={trigger} />;
  return cloneElement(props.trigger, { 'aria-haspopup': 'menu', ...standIn });
}

export interface MenuItemProps {
  readonly icon?: LucideIcon;
  readonly onPress?: () => void;
  /** A link instead of an act. */
  readonly link?: ReactElement;
  readonly disabledReason?: string | undefined;
  readonly children: ReactNode;
}

export function MenuItem(props: MenuItemProps) {
  const code = useCode(menu);
  return code && <code.ItemOfMenu {...props} />;
}

export interface MenuChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, in a menu: theme, language. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  const code = useCode(menu);
  return code && <code.ChoiceOfMenu {...props} />;
}

export function MenuRule() {
  const code = useCode(menu);
  return code && <code.RuleOfMenu />;
}
