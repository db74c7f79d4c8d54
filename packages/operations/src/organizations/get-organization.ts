import { mayAt } from '@totem/domain/access/visibility';
import { Refusal } from '@totem/domain/errors';
import type { OrganizationId } from '@totem/domain/ids';
import type { OrganizationView, OverviewView } from '@totem/domain/organizations';
import { countMembers } from '@totem/db/members';
import { inOrganization } from '@totem/db/orm';
import { findOrganization, findOrganizationBySlug } from '@totem/db/organizations';
import type { NodeId } from '@totem/domain/ids';
import { known } from '@totem/domain/tree';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { openableBelow, opensAny } from '../locations/openable.ts';
import { memberQuery } from '../members/member-query.ts';
import { nodeNameOf } from '../names.ts';
import { topOf } from '../nodes/top-of.ts';
import type { Runtime } from '../runtime.ts';
import { seenLocations } from '../locations/seen-locations.ts';

/** The organization of an address; whether the asker belongs to it is asked next. @throws Refusal `organization.not_found` */
export async function organizationOfSlug(runtime: Runtime, slug: string): Promise<OrganizationId> {
  const id = await findOrganizationBySlug(runtime.orm, slug);
  if (id === null) throw new Refusal('organization.not_found');
  return id;
}

/** The asker's organization, with who they are in it and where their lists begin. */
export async function getOrganization(ctx: Ctx): Promise<OrganizationView> {
  const found = await inOrganization(ctx.runtime.orm, ctx.organizationId, findOrganization);
  const top = ctx.tree.nodes[topOf(ctx)];
  if (!found || !top) throw new Refusal('organization.not_found');
  const { facts } = ctx.mine;
  return {
    id: found.id,
    slug: found.slug,
    name: found.name,
    product: found.product,
    timeZone: found.timeZone,
    version: ctx.version,
    me: { member: facts.id, name: facts.name, home: nodeNameOf(ctx.tree, facts.home) },
    top: nodeNameOf(ctx.tree, top.id),
    roles: [...ctx.catalog.ownRoles],
    opensLocations: opensAny(ctx) || (hasPlaces(ctx) && mayAt(ctx, 'administration:location.create', top.id)),
  };
}

const hasPlaces = ({ catalog }: Ctx): boolean => catalog.kinds.values().some((kind) => kind.isLocation);

/**
 * The overview's numbers at a node, each the length of a list that its page can open.
 *
 * @throws Refusal `access.denied` · `node.not_found`
 */
export async function getOverview(ctx: Ctx, { node }: { readonly node: NodeId }): Promise<OverviewView> {
  authorize(ctx, 'administration:member.view', node);
  const { tree, catalog } = ctx;
  const at = tree.nodeAt.get(node) ?? 0;
  return inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const count = (filter: Parameters<typeof memberQuery>[1]['filter']) => countMembers(db, memberQuery(ctx, { node, filter }));
    const places = openableBelow(ctx, at).filter((place) => tree.closed[place] !== 1);
    const seen = await seenLocations(ctx, db, places);
    const holdersOfSensitive = [];
    for (const { key: permission, sensitive } of catalog.permissions.values())
      if (sensitive && catalog.extras.has(permission)) holdersOfSensitive.push({ permission, people: await count({ extra: permission }) });
    return {
      people: await count({}),
      suspended: await count({ status: 'suspended' }),
      withServiceWithoutLocation: await count({ only: 'with_service_without_location' }),
      withLocationWithoutService: await count({ only: 'with_location_without_service' }),
      locations: places.length,
      locationsNobodySees: places.filter((place) => !seen.has(known(tree.nodes, place).id)).length,
      holdersOfSensitive,
      grantsEndingThisWeek: await count({ only: 'ending_this_week' }),
    };
  });
}
