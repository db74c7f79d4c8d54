import type { Catalog } from '@totem/domain/catalog/catalog';
import type { FilterName } from '@totem/domain/grant-views';
import type { NodeId } from '@totem/domain/ids';
import type { LocationDetails } from '@totem/domain/locations';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { Option } from '../../ui/option.ts';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { serviceName } from '../person/access/role-words.ts';
import type { EntryEditor } from './entry-editor.ts';
import { type EntryLine, filterOf, sameFilter } from './entries.ts';

interface NarrowDialogProps {
  readonly editor: EntryEditor;
  readonly line: EntryLine;
  readonly lines: readonly EntryLine[];
  readonly location: { readonly id: NodeId; readonly name: string };
  readonly onClose: () => void;
}

/** For which service a location is in a group: every one, one service, or one service item that can show it. */
export function NarrowDialog({ editor, line, lines, location, onClose }: NarrowDialogProps) {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const { id: organizationId } = useOrganization();
  const { data, error, refetch } = useQuery(trpc.locations.get.queryOptions({ organizationId, location: location.id }));
  const filters = data ? filtersOf(catalog, data) : [];
  const keyOf = (filter: FilterName) => JSON.stringify(filterOf(filter));
  const [chosen, setChosen] = useState(JSON.stringify(line.filter));
  const isTaken = (filter: FilterName) =>
    lines.some((one) => one !== line && one.state !== 'ended' && sameFilter(one.filter, filterOf(filter)));
  const options = filters.map(({ filter, label, detail }): Option => ({
    value: keyOf(filter),
    label,
    ...(detail !== undefined && { detail }),
    disabledReason: isTaken(filter) ? m.reason_grant_already_given() : undefined,
  }));
  const found = filters.find(({ filter }) => keyOf(filter) === chosen);
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.locations_narrow_title({ location: location.name })}
      description={m.locations_narrow_what()}
      footer={
        <>
          <Button onClick={onClose}>{m.users_cancel()}</Button>
          <Button
            look="filled"
            disabledReason={found ? undefined : m.ui_loading()}
            onClick={() => {
              if (!found) return;
              editor.narrow(line.filter, found.filter);
              onClose();
            }}
          >
            {m.locations_narrow_do()}
          </Button>
        </>
      }
    >
      {error && !data ? (
        <PartFailure error={error} onTryAgain={() => void refetch()} />
      ) : data ? (
        <Select label={m.locations_narrow_for()} value={chosen} options={options} onChange={setChosen} />
      ) : (
        <Skeleton rows={1} />
      )}
    </Dialog>
  );
}

interface NamedFilter {
  readonly filter: FilterName;
  readonly label: string;
  readonly detail?: string;
}

/** What a location can be in a group for: only services that have data there. */
function filtersOf(catalog: Catalog, { services }: LocationDetails): NamedFilter[] {
  const used = [...new Set(services.map((item) => item.service))];
  return [
    { filter: null, label: m.locations_every_service() },
    ...used.flatMap((service): NamedFilter[] => [
      { filter: { service }, label: serviceName(catalog, service), detail: m.locations_whole_service() },
      ...services
        .filter((item) => item.service === service)
        .map((item) => ({ filter: { item: item.id, name: item.name }, label: item.name, detail: serviceName(catalog, service) })),
    ]),
  ];
}
