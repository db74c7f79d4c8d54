import { useQuery } from '@tanstack/react-query';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import type { Option } from '../../ui/option.ts';
import { Pending } from '../../ui/Pending.tsx';
import { Select } from '../../ui/Select.tsx';

interface GroupFilterProps {
  readonly member: string;
  readonly at: string | undefined;
  readonly value: string | undefined;
  readonly onChange: (group: string | undefined) => void;
}

/** The places of one location group: offered are those with something that the person reaches, and nothing where none is. */
export function GroupFilter({ member, at, value, onChange }: GroupFilterProps) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { product, grantsLocations } = useCatalog();
  const { data, isLoading } = useQuery(
    trpc.access.locationGroups.queryOptions({ organizationId, member, at, pageSize: 200 }, { enabled: grantsLocations }),
  );
  if (isLoading) return <Pending className="h-ctl w-40" />;
  const groups = data?.rows ?? [];
  if (groups.length === 0 && value === undefined) return null;
  const options: Option[] = [
    { value: '', label: m.explorer_all_places() },
    ...groups.map(({ id, name, locations }) => ({ value: id, label: name, detail: m.explorer_places({ count: locations }) })),
  ];
  return (
    <Select
      label={say(product.words.locationGroup)}
      labelHidden
      options={options}
      value={value ?? ''}
      onChange={(group) => onChange(group === '' ? undefined : group)}
    />
  );
}
