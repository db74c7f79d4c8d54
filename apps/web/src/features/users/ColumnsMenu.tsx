import { Columns3 } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { offeredColumns } from './chosen-columns.ts';
import type { PeopleColumn } from './people-columns.tsx';

interface ColumnsMenuProps {
  readonly shown: readonly PeopleColumn[];
  readonly onChange: (columns: readonly PeopleColumn[]) => void;
}

/** Which columns stand beside the person. */
export function ColumnsMenu({ shown, onChange }: ColumnsMenuProps) {
  const catalog = useCatalog();
  const offered = offeredColumns(catalog);
  return (
    <Popover
      label={m.users_columns()}
      align="end"
      trigger={
        <Button look="quiet" size="small" icon={Columns3}>
          {m.users_columns()}
        </Button>
      }
    >
      <ul className="grid gap-1 p-2">
        {offered.slice(1).map((column) => (
          <li key={column.key} className="flex min-h-ctl-sm items-center">
            <Checkbox
              label={column.title(catalog)}
              checked={shown.includes(column)}
              onChange={(checked) => onChange(offered.filter((one) => (one === column ? checked : shown.includes(one))))}
            />
          </li>
        ))}
      </ul>
    </Popover>
  );
}
