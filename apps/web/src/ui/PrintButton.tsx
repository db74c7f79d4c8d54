import { Printer } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { Button } from './Button.tsx';

/** Prints the page as it stands: nothing that is pressed is on the paper. */
export const PrintButton = () => (
  <Button icon={Printer} look="quiet" onClick={() => print()}>
    <span className="max-wide:sr-only">{m.ui_print()}</span>
  </Button>
);
