import type { LocationGroupView } from '@totem/domain/location-groups';
import type { MemberRow } from '@totem/domain/members';
import type { NodeFound } from '@totem/domain/nodes';
import type { ServiceItemView } from '@totem/domain/service-items';
import type { UserGroupView } from '@totem/domain/user-groups';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { type Near, useNear } from './use-near.ts';

/** What each kind of thing is looked for by; null: not at all. */
export interface Wanted {
  readonly people: string | null;
  readonly groups: string | null;
  readonly nodes: string | null;
  readonly placeGroups: string | null;
  readonly items: string | null;
}

export interface Things {
  readonly people: Near<MemberRow>;
  readonly groups: Near<UserGroupView>;
  readonly nodes: Near<NodeFound>;
  readonly placeGroups: Near<LocationGroupView>;
  readonly items: Near<ServiceItemView>;
  readonly isSettled: boolean;
  /** Whether something could not be asked. */
  readonly isPartial: boolean;
}

export const nothingWanted: Wanted = { people: null, groups: null, nodes: null, placeGroups: null, items: null };

/** Everything is asked by one request, and what nobody waits for any more is not waited for. */
const ask = { staleTime: 30_000, trpc: { abortOnUnmount: true } };

const pageSize = 50;

/** Things of the organization by their names, of the lists that the reader may open and nothing else. */
export function useThings(wanted: Wanted): Things {
  const trpc = useTRPC();
  const { policies } = useCatalog().product;
  const { id: organizationId, top } = useOrganization();
  const can = useCan(top.id);
  const within = top.id;
  const seesPeople = can('administration:member.view');
  const seesPlaceGroups = can('administration:location.view') && policies.locationGroups;
  const people = useNear(
    seesPeople ? wanted.people : null,
    (search) => trpc.members.list.queryOptions({ organizationId, node: top.id, filter: { search }, pageSize }, ask),
    (row) => [row.name, `${row.name} ${row.email ?? ''}`],
  );
  const groups = useNear(
    seesPeople && policies.userGroups !== 'off' ? wanted.groups : null,
    (search) => trpc.userGroups.list.queryOptions({ organizationId, within, search, pageSize }, ask),
    (row) => [row.name],
  );
  const nodes = useNear(
    wanted.nodes,
    (search) => trpc.nodes.search.queryOptions({ organizationId, within, search, pageSize }, ask),
    (row) => [row.name],
  );
  const placeGroups = useNear(
    seesPlaceGroups ? wanted.placeGroups : null,
    (search) => trpc.locationGroups.list.queryOptions({ organizationId, within, search, pageSize }, ask),
    (row) => [row.name],
  );
  const items = useNear(
    wanted.items,
    (search) => trpc.serviceItems.list.queryOptions({ organizationId, within, search, pageSize }, ask),
    (row) => [row.name],
  );
  const all = [people, groups, nodes, placeGroups, items];
  return {
    people,
    groups,
    nodes,
    placeGroups,
    items,
    isSettled: all.every((one) => one.isSettled),
    isPartial: all.some((one) => Boolean(one.error)),
  };
}
