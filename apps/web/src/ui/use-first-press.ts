import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { type OnDemand, useCode, useFailure } from './on-demand.ts';

/**
 * A control that opens something, whose code comes when it is first needed. Until it is pressed for the first time a plain
 * button stands in for it, with the same look, role and name; then the control takes its place and is pressed in the same
 * way, so that it opens, and whatever it opens gives the focus back to it.
 *
 * @param keys that open it, besides those that press any button; all but arrows as a press does.
 * @returns `code`: null while the button stands in, which takes `standIn`; then the control's, whose trigger takes `trigger`.
 */
export function useFirstPress<Code>(part: OnDemand<Code>, keys: RegExp = /^Arrow(?:Down|Up)$/) {
  const code = useCode(part);
  const isMissing = useFailure(part) !== null;
  const [isStandIn, setStandIn] = useState(code === null);
  const [press, setPress] = useState<readonly Event[] | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const down = useRef<PointerEvent | null>(null);
  if (isStandIn && press && code) setStandIn(false);
  // Events are the browser's: the control, which has just come, hears them as if it had been pressed itself.
  useEffect(() => {
    if (isStandIn || !press || !trigger.current) return;
    const control = trigger.current;
    setPress(null);
    control.focus();
    // Not before strict mode has rehearsed the control's effects, which would call off what the press begins.
    queueMicrotask(() => {
      for (const event of press) control.dispatchEvent(event);
    });
  }, [isStandIn, press]);

  const ask = (element: HTMLElement, events: readonly Event[]) => {
    element.focus(); // Safari gives none to a button that is clicked
    part.fetch();
    setPress(events);
  };
  const standIn = {
    'aria-expanded': false,
    'aria-busy': (press !== null && !isMissing) || undefined,
    // Pressed in vain: when there is a network again, the page is loaded anew.
    'data-part-missing': (press !== null && isMissing) || undefined,
    onPointerEnter: part.fetch,
    onFocus: part.fetch,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      down.current = event;
    },
    onClick: (event: MouseEvent<HTMLElement>) => ask(event.currentTarget, pressLike(event.nativeEvent, down.current?.nativeEvent)),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (!keys.test(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const { type, key } = event.nativeEvent;
      const init = { key, bubbles: true, cancelable: true };
      ask(event.currentTarget, [
        key.startsWith('Arrow') ? new globalThis.KeyboardEvent(type, init) : new globalThis.MouseEvent('click', init),
      ]);
    },
    // Whoever went on to something else is not called back.
    onBlur: () => setPress(null),
  };
  return { code: isStandIn ? null : code, standIn, trigger };
}

/** What a control hears of a press like this one: by keys or a screen reader a click alone. */
function pressLike(click: globalThis.MouseEvent, down: globalThis.PointerEvent | undefined): readonly Event[] {
  const clicked = new globalThis.MouseEvent('click', click);
  if (click.detail === 0 || !down) return [clicked];
  return [
    new globalThis.PointerEvent('pointerdown', down),
    ...['mousedown', 'mouseup'].map((type) => new globalThis.MouseEvent(type, click)),
    clicked,
  ];
}
