import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useState, type ReactElement, type ReactNode } from 'react';

/**
 * Words beside one control while it is pointed at or has the focus. They only repeat what the control's name or
 * description says already: `content` is not read aloud.
 *
 * @param onPress also shows them when pressed, which on a touch screen is the only way.
 */
export function Tooltip({ content, children, onPress = false }: { content: ReactNode; children: ReactElement; onPress?: boolean }) {
  const [open, setOpen] = useState(false);
  const shown = content !== undefined && content !== null;
  return (
    <Base.Root open={open && shown} onOpenChange={setOpen}>
      <Base.Trigger delay={350} closeOnClick={!onPress} render={children} onClick={() => onPress && setOpen(true)} />
      <Base.Portal>
        <Base.Positioner sideOffset={8} collisionPadding={8} className="z-50">
          <Base.Popup className="pops max-w-80 rounded-2 bg-inverse px-2.5 py-1.5 text-12 text-on-inverse shadow-e2 text-pretty">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
