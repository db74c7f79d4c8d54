import type { NodeFound } from '@totem/domain/nodes';
import type { ReactNode } from 'react';
import { useTRPC } from '../trpc.ts';
import type { Option } from '../ui/option.ts';
import { Picker } from '../ui/Picker.tsx';
import { useOrganization } from './organization.ts';
import { useFound } from './use-found.ts';

interface NodePickerProps {
  readonly label: string;
  readonly labelHidden?: boolean;
  /** Only nodes at or below it. */
  readonly within: string;
  readonly locationsOnly?: boolean;
  /** Only nodes under which one may move this one. */
  readonly takes?: string;
  /** Only nodes of these kinds. */
  readonly kinds?: readonly string[];
  readonly value: string | null;
  readonly onChange: (node: NodeFound) => void;
  readonly placeholder?: string;
  /** In place of the chosen one's name. */
  readonly trigger?: ReactNode;
  readonly plain?: boolean;
}

/** One node of the organization, found by the beginnings of its name's words; asked of the server once it is opened. */
export function NodePicker({ within, locationsOnly = false, takes, kinds, onChange, placeholder = '', ...rest }: NodePickerProps) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  // What is no place is found among levels, which are few.
  const levelsOnly = kinds !== undefined && !locationsOnly;
  const { rows: all, found } = useFound((search) =>
    trpc.nodes.search.queryOptions({ organizationId, within, locationsOnly, levelsOnly, search, ...(takes !== undefined && { takes }) }),
  );
  const rows = kinds ? all.filter(({ kind }) => kinds.includes(kind)) : all;
  return (
    <Picker
      {...rest}
      options={rows.map(optionOf)}
      placeholder={placeholder}
      found={found}
      onChange={(id) => {
        const row = rows.find((one) => one.id === id);
        if (row) onChange(row);
      }}
    />
  );
}

const optionOf = ({ id, name, path }: NodeFound): Option => {
  const above = path.slice(0, -1).map((one) => one.name);
  return { value: id, label: name, ...(above.length > 0 && { detail: above.join(' › ') }) };
};
