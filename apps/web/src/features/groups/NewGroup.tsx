import type { GroupSort } from '@totem/domain/group-homes';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { sayAmid } from '../../product-words.ts';
import { useCan, useCatalog, useScope } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { onDemand } from '../../ui/on-demand.ts';
import { useWhenOpen } from '../../ui/use-when-open.ts';

const dialog = onDemand(() => import('./GroupDialog.tsx'));

/** Makes a group somewhere in the scope; nothing for who may not, or where the product has none. */
export function NewGroup({ sort }: { sort: GroupSort }) {
  const { words, policies } = useCatalog().product;
  const scope = useScope();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const code = useWhenOpen(dialog, open);
  const isThere = sort === 'user_group' ? policies.userGroups !== 'off' : policies.locationGroups;
  if (!isThere || !can(`administration:${sort}.create`)) return null;
  const title = m.group_new({ group: sayAmid(sort === 'user_group' ? words.userGroup : words.locationGroup) });
  return (
    <>
      <Button icon={Plus} onClick={() => setOpen(true)}>
        {title}
      </Button>
      {open && code && <code.GroupDialog sort={sort} edited={{ within: scope, title }} onClose={() => setOpen(false)} />}
    </>
  );
}
