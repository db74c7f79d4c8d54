import { randomUUIDv7 } from 'node:crypto';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { GrantTarget, Gives, ServiceFilter } from '@totem/domain/grants';
import {
  GrantId,
  LocationGroupId,
  MemberId,
  NodeId,
  OrganizationId,
  ResourceId,
  ServiceAccountId,
  ServiceItemId,
  UserGroupId,
} from '@totem/domain/ids';
import type { DocumentGrant, OrganizationDocument } from '@totem/domain/organization-document';
import { emailKeyOf } from '@totem/domain/sign-in';
import type { OrganizationRows } from './import-organization.ts';

/** What every reference of a document means, each `kind:key` with the id it got. */
interface Names {
  readonly nodes: ReadonlyMap<string, NodeId>;
  readonly items: ReadonlyMap<string, ServiceItemId>;
  readonly members: ReadonlyMap<string, MemberId>;
  readonly serviceAccounts: ReadonlyMap<string, ServiceAccountId>;
  readonly groups: ReadonlyMap<string, UserGroupId>;
  readonly locationGroups: ReadonlyMap<string, LocationGroupId>;
  readonly root: NodeId;
}

type Holder = OrganizationRows['grants'][number]['to'];

/**
 * A document without faults as the rows of a new organization, every thing with a new id and its key.
 *
 * @param now from when what has no date counts, where the document says nothing.
 * @throws Error for what is not stored yet: roles of the organization's own, and aliases.
 */
export function rowsOfDocument(catalog: Catalog, document: OrganizationDocument, now: Date): OrganizationRows {
  if (Object.keys(document.roles).length > 0) throw new Error('Roles of an organization of its own are not stored yet.');
  if ([...document.members, ...document.serviceAccounts].some((one) => one.aliases.length > 0))
    throw new Error('Aliases are not stored yet.');
  const names = namesIn(document);
  const { organization } = document;
  const home = (reference: string | undefined) => (reference === undefined ? names.root : found(names.nodes, reference));
  return {
    id: OrganizationId.parse(randomUUIDv7()),
    slug: organization.key,
    name: organization.name,
    timeZone: organization.timeZone ?? 'UTC',
    language: organization.locale ?? 'en',
    paidSeats: organization.paidSeats ?? filledSeats(catalog, document),
    from: document.effectiveFrom ?? now,
    nodes: document.nodes.map((node) => ({
      ...node,
      id: found(names.nodes, `${node.kind}:${node.key}`),
      parent: node.parent === undefined ? null : found(names.nodes, node.parent),
    })),
    items: document.serviceItems.map((item) => ({
      ...item,
      id: found(names.items, `${item.service}:${item.key}`),
      node: found(names.nodes, item.node),
    })),
    members: document.members.map((member) => ({
      ...member,
      id: found(names.members, `${member.type}:${member.key}`),
      name: member.name ?? member.email ?? member.key,
      email: addressOf(member.email),
      home: home(member.home),
      featuresAdded: member.features.add,
      featuresRemoved: member.features.remove,
    })),
    userGroups: document.groups.map((group) => ({
      ...group,
      id: found(names.groups, `group:${group.key}`),
      home: home(group.home),
      members: group.members.map((one) => ({ member: found(names.members, one.member), from: one.validFrom, until: one.validUntil })),
    })),
    locationGroups: document.locationGroups.map((group) => ({
      ...group,
      id: found(names.locationGroups, `location_group:${group.key}`),
      home: home(group.home),
      entries: group.locations.flatMap(({ location, services }) =>
        filtersOf(names, services).map((filter) => ({ location: found(names.nodes, location), filter })),
      ),
    })),
    serviceAccounts: document.serviceAccounts.map((account) => ({
      ...account,
      id: found(names.serviceAccounts, `${account.type}:${account.key}`),
      home: home(account.home),
    })),
    resources: document.resources.map((resource) => ({
      ...resource,
      id: ResourceId.parse(randomUUIDv7()),
      title: resource.name ?? resource.key,
      nodes: resource.at.map((node) => found(names.nodes, node)),
      item: resource.serviceItem === undefined ? null : found(names.items, resource.serviceItem),
      owner: resource.owner === undefined ? null : found(names.members, resource.owner),
      participants: resource.participants.map((one) => ({ ...one, member: found(names.members, one.member) })),
    })),
    grants: document.grants.flatMap((grant) => grantsOf(names, grant)),
  };
}

/** One grant for each service it is for. */
function grantsOf(names: Names, grant: DocumentGrant): OrganizationRows['grants'] {
  const rest = {
    to: holderOf(names, grant.to),
    on: targetOf(names, grant.on),
    from: grant.validFrom,
    until: grant.validUntil,
    reason: grant.reason,
  };
  const { gives } = grant;
  const all: Gives[] = 'locations' in gives ? filtersOf(names, grant.services).map((filter) => ({ locations: filter })) : [gives];
  return all.map((one) => ({ id: GrantId.parse(randomUUIDv7()), gives: one, ...rest }));
}

function namesIn(document: OrganizationDocument): Names {
  const root = document.nodes.find((node) => node.parent === undefined);
  if (!root) throw new Error('A document without faults has a root.');
  const ids = <One, Id>(all: readonly One[], name: (one: One) => string, id: { parse(text: string): Id }) =>
    new Map(all.map((one) => [name(one), id.parse(randomUUIDv7())]));
  const nodes = ids(document.nodes, (one) => `${one.kind}:${one.key}`, NodeId);
  return {
    nodes,
    items: ids(document.serviceItems, (one) => `${one.service}:${one.key}`, ServiceItemId),
    members: ids(document.members, (one) => `${one.type}:${one.key}`, MemberId),
    serviceAccounts: ids(document.serviceAccounts, (one) => `${one.type}:${one.key}`, ServiceAccountId),
    groups: ids(document.groups, (one) => `group:${one.key}`, UserGroupId),
    locationGroups: ids(document.locationGroups, (one) => `location_group:${one.key}`, LocationGroupId),
    root: found(nodes, `${root.kind}:${root.key}`),
  };
}

function holderOf(names: Names, reference: string): Holder {
  const member = names.members.get(reference);
  if (member) return { member };
  const group = names.groups.get(reference);
  return group ? { group } : { serviceAccount: found(names.serviceAccounts, reference) };
}

function targetOf(names: Names, reference: string): GrantTarget {
  const node = names.nodes.get(reference);
  if (node) return { node };
  const item = names.items.get(reference);
  return item ? { item } : { locationGroup: found(names.locationGroups, reference) };
}

const filtersOf = (names: Names, services: readonly string[]): ServiceFilter[] =>
  services.length === 0
    ? [null]
    : services.map((service) => {
        const item = names.items.get(service);
        return item ? { item } : { service };
      });

function addressOf(email: string | undefined): { display: string; key: string } | undefined {
  const key = email === undefined ? null : emailKeyOf(email);
  return email === undefined || key === null ? undefined : { display: email, key };
}

/** Members that are not ended and hold a role for which a seat is paid. */
function filledSeats(catalog: Catalog, document: OrganizationDocument): number {
  const paid = new Set(
    document.grants.flatMap(({ to, gives }) => ('role' in gives && catalog.roles.get(gives.role)?.seat === 'paid' ? [to] : [])),
  );
  return document.members.filter((member) => member.status !== 'ended' && paid.has(`${member.type}:${member.key}`)).length;
}

function found<Id>(ids: ReadonlyMap<string, Id>, reference: string): Id {
  const id = ids.get(reference);
  if (id === undefined) throw new Error(`A document without faults names nothing that is not there: ${reference}.`);
  return id;
}
