import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCan, useScope } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';

const ItemDialog = lazy(async () => ({ default: (await import('./ItemDialog.tsx')).ItemDialog }));

/** Adds a service somewhere in the scope; nothing for who may not. */
export function AddItem() {
  const scope = useScope();
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!can('administration:service_item.create')) return null;
  return (
    <>
      <Button icon={Plus} onClick={() => setOpen(true)}>
        {m.services_add()}
      </Button>
      <Suspense>{open && <ItemDialog edited={{ within: scope.id }} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
