import type { Catalog } from '@totem/domain/catalog/catalog';
import type { NodeName } from '@totem/domain/nodes';
import type { OrganizationView } from '@totem/domain/organizations';
import { queryClient, trpc } from '../trpc.ts';

/** What every page of an organization stands on. */
export interface LoadedOrganization {
  readonly organization: OrganizationView;
  readonly catalog: Catalog;
  /** The node that lists are about: the address', else the topmost one that is the reader's. */
  readonly scope: NodeName;
  /** The way to it from the topmost node that the reader may name, itself last. */
  readonly scopePath: readonly NodeName[];
}

/**
 * The organization of an address with its product, its scope, and what the reader may administer there, so that
 * the first frame that is drawn is the right one.
 *
 * @param node of the address' search.
 * @throws what the API answers: `organization.not_found` · `member.suspended` · `node.not_found` · `sign_in.required`
 */
export async function loadOrganization(slug: string, node: string | undefined): Promise<LoadedOrganization> {
  const products = import('@totem/domain/catalog/products');
  const organization = await queryClient.fetchQuery({ ...trpc.organizations.bySlug.queryOptions({ slug }), staleTime: 30_000 });
  const organizationId = organization.id;
  const ask = (at: string) => ({ organizationId, node: at });
  const [{ findCatalog }, { path }] = await Promise.all([
    products,
    queryClient.fetchQuery({ ...trpc.nodes.get.queryOptions(ask(node ?? organization.top.id)), staleTime: 30_000 }),
    queryClient.fetchQuery({ ...trpc.me.rights.queryOptions(ask(node ?? organization.top.id)), staleTime: 30_000 }),
    queryClient.fetchQuery({ ...trpc.me.rights.queryOptions(ask(organization.top.id)), staleTime: 30_000 }),
    // Not needed to go on, but the top bar has room for what they say, and nothing in it should move.
    queryClient.prefetchQuery(trpc.organizations.mine.queryOptions({ pageSize: 200 }, { staleTime: 60_000 })),
    queryClient.prefetchQuery(trpc.nodes.get.queryOptions(ask(organization.top.id), { staleTime: 30_000 })),
  ]);
  const product = findCatalog(organization.product);
  if (!product) throw new Error(`This console does not know the product ${organization.product}.`);
  const { roles } = organization;
  const catalog =
    roles.length === 0 ? product : (await import('@totem/domain/catalog/organization-roles')).withOrganizationRoles(product, roles);
  return { organization, catalog, scope: path.at(-1) ?? organization.top, scopePath: path };
}
