import { Rows3, Rows4 } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { IconButton } from '../ui/IconButton.tsx';
import { setAppearance, useAppearance } from './appearance.ts';

/** Makes the rows of all lists closer, or roomy again. */
export function DensityButton() {
  const { density } = useAppearance();
  const isCompact = density === 'compact';
  return (
    <IconButton
      icon={isCompact ? Rows3 : Rows4}
      label={isCompact ? m.users_roomy() : m.users_compact()}
      onClick={() => setAppearance({ density: isCompact ? 'normal' : 'compact' })}
    />
  );
}
