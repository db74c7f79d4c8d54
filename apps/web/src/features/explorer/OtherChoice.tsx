import { useQuery } from '@tanstack/react-query';
import { GitCompareArrows } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { OtherPerson } from '../person/OtherPerson.tsx';

interface OtherChoiceProps {
  readonly than: { readonly id: string; readonly name: string };
  readonly other: string | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (other: string | undefined) => void;
}

/** Somebody to whose access a person’s is compared. */
export function OtherChoice({ than, other, isOpen, onOpen, onChange }: OtherChoiceProps) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { data } = useQuery(
    trpc.members.get.queryOptions({ organizationId, member: other ?? '' }, { enabled: other !== undefined, staleTime: 60_000 }),
  );
  if (other !== undefined)
    return <FilterChip name={m.explorer_difference_from()} value={data?.name ?? '…'} onRemove={() => onChange(undefined)} />;
  if (!isOpen)
    return (
      <Button icon={GitCompareArrows} onClick={() => onOpen(true)}>
        {m.explorer_difference()}
      </Button>
    );
  return (
    <OtherPerson
      label={m.explorer_difference_from()}
      labelHidden
      than={than}
      value={null}
      onChoose={({ id }) => {
        onOpen(false);
        onChange(id);
      }}
    />
  );
}
