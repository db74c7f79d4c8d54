import type { AdministrationPermission } from '@totem/domain/catalog/administration';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { NodeName } from '@totem/domain/nodes';
import type { OrganizationView } from '@totem/domain/organizations';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../trpc.ts';

const route = getRouteApi('/signed-in/$organization');

/** The organization of the page's address, as its reader sees it. */
export const useOrganization = (): OrganizationView => route.useLoaderData({ select: (loaded) => loaded.organization });

/** The product of the organization: its words, roles and permissions. */
export const useCatalog = (): Catalog => route.useLoaderData({ select: (loaded) => loaded.catalog });

/** The node that every list of the page is about: `?node=`, else the topmost one that is the reader's. */
export const useScope = (): NodeName => route.useLoaderData({ select: (loaded) => loaded.scope });

/** The way down to the scope, itself last. */
export const useScopePath = (): readonly NodeName[] => route.useLoaderData({ select: (loaded) => loaded.scopePath });

/**
 * What the reader may administer at a node, the scope unless one is named; false while it is not known. Controls
 * follow it, the server decides again.
 */
export function useCan(node?: string): (permission: AdministrationPermission) => boolean {
  const trpc = useTRPC();
  const scope = useScope();
  const organization = useOrganization();
  const { data = [] } = useQuery(trpc.me.rights.queryOptions({ organizationId: organization.id, node: node ?? scope.id }));
  return (permission) => data.includes(permission);
}
