import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { BulkKey } from './BulkActions.tsx';
import { filterName } from './filter-options.tsx';
import { OptionSearch } from './OptionSearch.tsx';
import { useFoundOptions } from './use-found-options.ts';

interface BulkDialogProps {
  readonly what: BulkKey;
  readonly count: number;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** Which user group the selected people join, or which location they are given. */
export function BulkDialog({ what, count, onChoose, onClose }: BulkDialogProps) {
  const catalog = useCatalog();
  const [typed, setTyped] = useState('');
  const { options, note } = useFoundOptions(what, typed);
  return (
    <Dialog
      open
      onClose={onClose}
      title={what === 'userGroup' ? m.users_bulk_join_title({ count }) : m.users_bulk_location_title({ count })}
      description={m.users_bulk_draft()}
      footer={<Button onClick={onClose}>{m.users_cancel()}</Button>}
    >
      <div className="edge-strong flex h-72 flex-col rounded-3 p-1">
        <OptionSearch label={filterName(catalog, what)} options={options} typed={typed} onType={setTyped} onChoose={onChoose} note={note} />
      </div>
    </Dialog>
  );
}
