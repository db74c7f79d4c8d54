import { lazy, Suspense, useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';

// What places and draws them is heavy, and every button may have one: it comes when the first is asked for.
const TooltipWords = lazy(() => import('./TooltipWords.tsx').then((file) => ({ default: file.TooltipWords })));

/** Milliseconds that one points at a control before its words come, and in which one may go over to them. */
const comesAfter = 350;
const staysFor = 150;

interface TooltipProps {
  /** Without it there is no tooltip, and the control stays the same element. */
  readonly content: ReactNode;
  readonly children: ReactElement;
  /** Also when pressed, which on a touch screen is the only way. */
  readonly onPress?: boolean;
}

/**
 * Words beside one control while it is pointed at or has the focus. They only repeat what the control's name or
 * description says already: `content` is not read aloud.
 */
export function Tooltip({ content, children, onPress = false }: TooltipProps) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = (next: Element | null, after = 0) => {
    clearTimeout(timer.current);
    if (after === 0) setAnchor(next);
    else timer.current = setTimeout(() => setAnchor(next), after);
  };
  return (
    // What happens in the words, too, happens here: whoever goes over to them has not left.
    <span
      role="presentation"
      className="contents"
      onPointerEnter={({ currentTarget, pointerType }) => {
        if (pointerType !== 'touch') set(currentTarget.firstElementChild, anchor ? 1 : comesAfter);
      }}
      // A finger that lifts seems to leave the control; what it opened stays until something else is touched.
      onPointerLeave={({ pointerType }) => pointerType !== 'touch' && set(null, staysFor)}
      onFocus={({ currentTarget, target }) => target.matches(':focus-visible') && set(currentTarget.firstElementChild)}
      onBlur={() => set(null)}
      onClick={({ currentTarget }) => set(onPress ? currentTarget.firstElementChild : null)}
    >
      {children}
      {anchor && content !== undefined && content !== null && (
        <Suspense>
          <TooltipWords anchor={anchor} onClose={() => set(null)}>
            {content}
          </TooltipWords>
        </Suspense>
      )}
    </span>
  );
}
