import type { MemberFacts } from '@totem/domain/access/facts';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { LargeOrganization } from '@totem/run/large-world';
import { type Adapter, type Enforcer, type Model, newEnforcer, newModelFromString } from 'casbin';

/**
 * The fastest way we found to say this in node-casbin's terms: everything is a link of a role graph, and no policy line is
 * searched. `g` leads from people through user groups to levels on items, `g2` through user groups and location groups to
 * places.
 */
const model = `
[request_definition]
r = sub, right, place
[policy_definition]
p = sub
[role_definition]
g = _, _
g2 = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = g(r.sub, r.right) && g2(r.sub, r.place)
`;

/** An enforcer that knows a whole organization. Rows are handed over at once, since adding them singly searches all before. */
export async function enforcerOf(catalog: Catalog, organization: LargeOrganization): Promise<Enforcer> {
  const enforcer = await newEnforcer(newModelFromString(model), adapterOf([...linksOf(catalog, organization)]));
  enforcer.enableAutoSave(false);
  return enforcer;
}

function* linksOf(catalog: Catalog, { items, userGroups, locationGroups, ...organization }: LargeOrganization): Generator<string[]> {
  for (const item of items) {
    const levels = levelsOf(catalog, item.service);
    for (const [index, level] of levels.entries()) {
      const above = levels[index + 1];
      if (above !== undefined) yield ['g', rightOn(item.id, above), rightOn(item.id, level)];
    }
  }
  for (const group of userGroups)
    for (const member of group.members) {
      yield ['g', member, group.id];
      yield ['g2', member, group.id];
    }
  for (const { id, entries } of locationGroups) for (const { location } of entries) yield ['g2', id, location];
  for (const { to, gives, on } of organization.grants()) {
    const receiver = 'member' in to ? to.member : to.group;
    if ('locations' in gives) yield ['g2', receiver, 'node' in on ? on.node : 'locationGroup' in on ? on.locationGroup : on.item];
    else if ('item' in on) yield ['g', receiver, rightOn(on.item, 'role' in gives ? gives.role : gives.permission)];
  }
}

/** The roles of a service, from the weakest up; each holds all that the one before it holds. */
const levelsOf = (catalog: Catalog, service: string): string[] =>
  [...catalog.roles.values()]
    .filter((role) => role.service === service)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ key }) => key);

const rightOn = (item: string, right: string): string => `${item}#${right}`;

/** What somebody needs to have on an item: the weakest role that holds the permission, and the extra itself on top for an extra. */
export function rightsNeeded(catalog: Catalog, permission: string, item: string): { role: string; extra: string | null } {
  const entry = catalog.permissions.get(permission);
  const levels = levelsOf(catalog, entry?.service ?? '');
  const weakest = entry?.extraOnly ? levels[0] : levels.find((key) => catalog.roles.get(key)?.can.has(permission));
  return { role: rightOn(item, weakest ?? ''), extra: entry?.extraOnly ? rightOn(item, permission) : null };
}

/** Whether a member may, by the enforcer. */
export const enforce = (
  enforcer: Enforcer,
  member: MemberFacts['id'] | string,
  { role, extra }: { readonly role: string; readonly extra: string | null },
  place: string,
): boolean => enforcer.enforceSync(member, role, place) && (extra === null || enforcer.enforceSync(member, extra, place));

/** Hands rows over as they are. Every question needs one policy line to match against. */
function adapterOf(links: readonly string[][]): Adapter {
  return {
    loadPolicy: async (loading: Model) => {
      const section = (name: string, kind: string) => loading.model.get(name)?.get(kind)?.policy;
      section('p', 'p')?.push(['anybody']);
      for (const [kind = '', ...link] of links) section('g', kind)?.push(link);
    },
    savePolicy: async () => true,
    addPolicy: async () => {},
    removePolicy: async () => {},
    removeFilteredPolicy: async () => {},
  };
}
