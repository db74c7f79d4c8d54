import { useQuery } from '@tanstack/react-query';
import type { CheckManyAccess } from '@totem/domain/access-questions';
import type { EffectiveAccessRow } from '@totem/domain/effective-access';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { trpcClient } from '../../trpc.ts';

/** A permission of no role, and the places of a service where one may use it. */
export interface MyExtra {
  readonly permission: string;
  readonly places: readonly string[];
}

/** What can be asked at once. */
const questionsAtMost = 1000;

/** Where a service shows one something. */
export const openPlacesOf = ({ places }: EffectiveAccessRow) =>
  places.filter((place) => place.state === 'yes').map(({ location }) => location);

/** The extra permissions that count for the reader in each of these services, as the server decides: none while it is not known. */
export function useMyExtras(rows: readonly EffectiveAccessRow[]): (row: EffectiveAccessRow) => readonly MyExtra[] {
  const { id: organizationId, me } = useOrganization();
  const { services } = useCatalog();
  const asked = rows
    .flatMap((row) =>
      (services.get(row.item.service)?.permissions ?? [])
        .filter(({ extraOnly }) => extraOnly)
        .flatMap(({ key }) => openPlacesOf(row).map((location) => ({ item: row.item.id, permission: key, location }))),
    )
    .slice(0, questionsAtMost);
  const questions: CheckManyAccess['questions'] = asked.map(({ item, permission, location }) => ({
    member: me.member,
    permission,
    target: { item, location: location.id },
  }));
  // A question that is sent as a change is, for its length; it is asked and kept as any other.
  const { data } = useQuery({
    queryKey: ['my-extras', organizationId, questions],
    queryFn: ({ signal }) => trpcClient.access.checkMany.mutate({ organizationId, questions }, { signal }),
    enabled: questions.length > 0,
  });
  return (row) => {
    const allowed = asked.filter((one, index) => one.item === row.item.id && data?.allowed[index] === true);
    return [...new Set(allowed.map(({ permission }) => permission))].map((permission) => ({
      permission,
      places: allowed.filter((one) => one.permission === permission).map(({ location }) => location.name),
    }));
  };
}
