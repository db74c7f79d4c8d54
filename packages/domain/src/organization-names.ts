import type { Catalog } from './catalog/catalog.ts';
import type { Fault } from './catalog/product-faults.ts';
import type { OrganizationDocument } from './organization-document.ts';

/** What the references of a document lead to, by `kind:key`. */
export interface Named {
  readonly nodes: ReadonlyMap<string, { readonly kind: string; readonly parent: string | undefined }>;
  readonly items: ReadonlyMap<string, { readonly service: string; readonly node: string }>;
  readonly locationGroups: ReadonlyMap<string, { readonly home: string | undefined }>;
  readonly members: ReadonlyMap<string, { readonly home: string | undefined }>;
  readonly serviceAccounts: ReadonlyMap<string, { readonly home: string | undefined }>;
  readonly groups: ReadonlyMap<string, { readonly home: string | undefined; readonly isTemporary: boolean }>;
  /** Whether a node lies in the subtree of another; an absent one is the root. */
  readonly isWithin: (node: string | undefined, above: string | undefined) => boolean;
  /** Whether going up from a node ends, rather than going round. */
  readonly reachesRoot: (node: string) => boolean;
  /** What is wrong with a list of services and service items. */
  readonly serviceFaults: (path: string, services: readonly string[]) => Fault[];
}

const defaultSubjects: Readonly<Record<string, { readonly is: 'member' | 'service_account' }>> = {
  user: { is: 'member' },
  service_account: { is: 'service_account' },
};

/** Names everything in a document, and says which names are of no kind the product has, or are given twice. */
export function namesIn(catalog: Catalog, document: OrganizationDocument): { names: Named; faults: Fault[] } {
  const subjects = catalog.product.subjectTypes ?? defaultSubjects;
  const faults: Fault[] = [];
  const taken = new Set<string>();
  const name = (path: string, kind: string, key: string, isKnown: boolean, what: string): string => {
    const reference = `${kind}:${key}`;
    if (!isKnown) faults.push({ path, problem: `no ${what} ${kind}` });
    if (taken.has(reference)) faults.push({ path, problem: `${reference} is named twice` });
    taken.add(reference);
    return reference;
  };

  const nodes = new Map(
    document.nodes.map(({ kind, key, parent }, index) => [
      name(`nodes[${index}]`, kind, key, catalog.kinds.has(kind), 'node kind'),
      { kind, parent },
    ]),
  );
  const items = new Map(
    document.serviceItems.map(({ service, key, node }, index) => [
      name(`serviceItems[${index}]`, service, key, catalog.services.get(service)?.hasItems === true, 'service with items'),
      { service, node },
    ]),
  );
  const locationGroups = new Map(
    document.locationGroups.map(({ key, home }, index) => [name(`locationGroups[${index}]`, 'location_group', key, true, ''), { home }]),
  );
  for (const [index, { type, key }] of document.resources.entries())
    name(`resources[${index}]`, type, key, Object.hasOwn(catalog.product.resourceTypes, type), 'resource type');
  const groups = new Map(
    document.groups.map(({ key, home, members }, index) => [
      name(`groups[${index}]`, 'group', key, true, ''),
      { home, isTemporary: members.some(({ validUntil }) => validUntil !== undefined) },
    ]),
  );

  // Subjects have names of their own: `user` may be both a subject type and a resource type.
  taken.clear();
  const subject = (list: string, is: string) => (one: Subject, index: number) => {
    const path = `${list}[${index}]`;
    const reference = name(path, one.type, one.key, subjects[one.type]?.is === is, `subject type of ${list}:`);
    for (const [alias, { type, id }] of one.aliases.entries())
      name(`${path}.aliases[${alias}]`, type, id, subjects[type]?.is === is, `subject type of ${list}:`);
    return [reference, { home: one.home }] as const;
  };
  const members = new Map(document.members.map(subject('members', 'member')));
  const serviceAccounts = new Map(document.serviceAccounts.map(subject('serviceAccounts', 'service_account')));

  const parentOf = (reference: string) => nodes.get(reference)?.parent;
  return {
    faults,
    names: {
      nodes,
      items,
      locationGroups,
      members,
      serviceAccounts,
      groups,
      isWithin: (node, above) => above === undefined || pathUp(node, parentOf).includes(above) || isRoot(above, nodes),
      reachesRoot: (node) => isRoot(pathUp(node, parentOf).at(-1), nodes),
      serviceFaults: (path, services) =>
        services.flatMap((service, index) =>
          items.has(service) || catalog.services.get(service)?.hasItems
            ? []
            : [{ path: `${path}[${index}]`, problem: `no service or service item ${service}` }],
        ),
    },
  };
}

interface Subject {
  readonly type: string;
  readonly key: string;
  readonly home?: string | undefined;
  readonly aliases: readonly { readonly type: string; readonly id: string }[];
}

/** A node and those above it, nearest first; stops where it would go round. */
function pathUp(node: string | undefined, parentOf: (node: string) => string | undefined): string[] {
  const path: string[] = [];
  for (let at = node; at !== undefined && !path.includes(at); at = parentOf(at)) path.push(at);
  return path;
}

const isRoot = (node: string | undefined, nodes: Named['nodes']): boolean =>
  node !== undefined && nodes.has(node) && nodes.get(node)?.parent === undefined;

/** A period must end after it begins. */
export const orderFaults = (path: string, from: Date | undefined, until: Date | undefined): Fault[] =>
  from && until && from >= until ? [{ path, problem: 'ends before it begins' }] : [];
