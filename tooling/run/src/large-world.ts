// Large organizations for measuring, whole in one place: what is drawn and how its rows are named belong together.
import type { GrantFact, LocationGroupFact, MemberFacts, Period, UserGroupFact } from '@totem/domain/access/facts';
import type { GrantTarget, Gives, Receiver } from '@totem/domain/grants';
import type { GrantId, LocationGroupId, MemberId, NodeId, OrganizationId, ServiceItemId, UserGroupId, UserId } from '@totem/domain/ids';
import type { Node, ServiceItem } from '@totem/domain/tree';
import { type Drawn, type GiftName, drawOrganization, gifts } from './large-world-draw.ts';
import { domainName, emailOf, organizationName, personName, placeName, subscriptionName } from './people-and-places.ts';

export type Size = 'S' | 'M' | 'L';

/** How many organizations, and what each of them holds. M has about a million edges, L ten times as many. */
export const sizes: Readonly<Record<Size, { organizations: number; subscriptions: number; locations: number; members: number }>> = {
  S: { organizations: 1, subscriptions: 5, locations: 100, members: 1_000 },
  M: { organizations: 20, subscriptions: 10, locations: 1_000, members: 5_000 },
  L: { organizations: 200, subscriptions: 10, locations: 1_000, members: 5_000 },
};

/** From when everything in these organizations holds; nothing ends. */
export const since = new Date('2026-01-05T08:00:00Z');

export interface LargeMember {
  /** Its position in the organization, from 0. Those who administer come first: owners, then one person a subscription. */
  readonly number: number;
  readonly id: MemberId;
  readonly user: UserId;
  readonly name: string;
  /** No two members of any organization share one. */
  readonly email: string;
  readonly home: NodeId;
}

export interface LargeUserGroup {
  readonly id: UserGroupId;
  readonly name: string;
  readonly home: NodeId;
  readonly members: readonly MemberId[];
}

export interface LargeGrant {
  readonly id: GrantId;
  readonly to: Receiver;
  readonly gives: Gives;
  readonly on: GrantTarget;
  readonly reason: string | null;
}

/** One organization, as rows for a database and as facts for an engine; both say the same. */
export interface LargeOrganization {
  readonly number: number;
  readonly id: OrganizationId;
  /** Ends with its size: organizations of several sizes live in one database. */
  readonly name: string;
  readonly slug: string;
  /** Parents first. */
  readonly nodes: readonly Node[];
  readonly items: readonly ServiceItem[];
  /** With their entries. */
  readonly locationGroups: readonly LocationGroupFact[];
  readonly userGroups: readonly LargeUserGroup[];
  readonly members: readonly LargeMember[];
  /** Made anew at each call, one at a time: there are tens of thousands. */
  grants(): Iterable<LargeGrant>;
  /** What a member's access is compiled from. User groups and location groups are the same objects for every member. */
  factsOf(member: LargeMember): MemberFacts;
}

/** Who may sign in to the first organization of any size, as its owner: one person, whatever was loaded. */
export const demoSignIn = {
  organization: 0,
  member: 0,
  email: emailOf(personName(0, 0), domainName(organizationName(0))),
  password: 'large and only for measuring',
} as const;

/** The organizations of a size, one after the other: only the one in hand is in memory. */
export function* organizationsOf(size: Size): Generator<LargeOrganization> {
  for (let number = 0; number < sizes[size].organizations; number++) yield largeOrganization(size, number);
}

const always: Period = { fromMs: since.getTime(), untilMs: Infinity };

/** One organization alone; the same whether or not others were made before it. */
export function largeOrganization(size: Size, number: number): LargeOrganization {
  const drawn = drawOrganization(sizes[size], number);
  const ids = idsOf(size, number);
  const name = `${organizationName(number)} ${size}`;
  const domain = domainName(organizationName(number));
  const { nodes, items } = placesOf(drawn, ids, number);
  const nodeId = (node: number): NodeId => nodes[node]?.id ?? ids.node(0);

  const locationGroups = Array.from({ length: drawn.locationGroupHome.length }, (_, group): LocationGroupFact => {
    const home = drawn.locationGroupHome[group] ?? 0;
    return {
      id: ids.locationGroup(group),
      name: `${drawn.locationGroupNames[group]}, ${nodes[home]?.name}`,
      home: nodeId(home),
      entries: [...numbersOf(drawn.entries, drawn.firstEntry, group)].map((node) => ({ location: nodeId(node), filter: null, ...always })),
    };
  });

  const targetOf = (gift: GiftName, on: number): GrantTarget => {
    if (gifts[gift].on === 'item') return { item: ids.item(on) };
    return gifts[gift].on === 'node' ? { node: nodeId(on) } : { locationGroup: ids.locationGroup(on) };
  };
  const givenBy = (gift: GiftName, on: number): Gives => {
    const service = items[on]?.service ?? '';
    if (gift === 'confidential') return { permission: `${service}:confidential.view` };
    if (gifts[gift].on === 'item') return { role: `${service}/${gift}` };
    return gift === 'owner_of_all' || gift === 'administrator_of_all'
      ? { role: gift === 'owner_of_all' ? 'administration/owner' : 'administration/administrator' }
      : { locations: null };
  };
  const grantAt = (grant: number) => {
    const gift = giftNames[drawn.grantGift[grant] ?? 0] ?? 'reader';
    const on = drawn.grantOn[grant] ?? 0;
    const reason = gift === 'confidential' ? 'Answers complaints' : null;
    return { id: ids.grant(grant), gives: givenBy(gift, on), on: targetOf(gift, on), reason };
  };
  const factAt = (grant: number): GrantFact => ({
    ...grantAt(grant),
    ...always,
    origin: 'import',
    grantedBy: null,
    grantedAtMs: always.fromMs,
  });
  const groupCount = drawn.userGroupHome.length;
  const factsGivenTo = (receiver: number) => [...rangeOf(drawn.firstGrant, receiver)].map(factAt);

  const userGroupFacts = Array.from({ length: groupCount }, (_, group): UserGroupFact => {
    const home = drawn.userGroupHome[group] ?? 0;
    return { id: ids.userGroup(group), name: `Team ${group + 1}, ${nodes[home]?.name}`, home: nodeId(home), grants: factsGivenTo(group) };
  });
  const members = Array.from({ length: drawn.memberHome.length }, (_, member): LargeMember => {
    const person = personName(number, member);
    return {
      number: member,
      id: ids.member(member),
      user: ids.user(member),
      name: `${person.first} ${person.last}`,
      email: emailOf(person, domain),
      home: nodeId(drawn.memberHome[member] ?? 0),
    };
  });

  return {
    number,
    id: ids.organization(),
    name,
    slug: `${domain.slice(0, domain.indexOf('.'))}-${size.toLowerCase()}`,
    nodes: nodes.map((node) => (node.parent === null ? { ...node, name } : node)),
    items,
    locationGroups,
    userGroups: userGroupsOf(drawn, userGroupFacts, ids),
    members,
    *grants() {
      for (let receiver = 0; receiver < groupCount + members.length; receiver++) {
        const to: Receiver = receiver < groupCount ? { group: ids.userGroup(receiver) } : { member: ids.member(receiver - groupCount) };
        for (const grant of rangeOf(drawn.firstGrant, receiver)) yield { ...grantAt(grant), to };
      }
    },
    factsOf(member) {
      const grants = factsGivenTo(groupCount + member.number);
      const memberships = [...numbersOf(drawn.memberships, drawn.firstMembership, member.number)].flatMap((number) => {
        const group = userGroupFacts[number];
        return group ? [{ group, ...always }] : [];
      });
      const named = new Set<number>();
      const noteNamed = (receiver: number) => {
        for (const grant of rangeOf(drawn.firstGrant, receiver))
          if (giftNames[drawn.grantGift[grant] ?? 0] === 'location_group') named.add(drawn.grantOn[grant] ?? 0);
      };
      noteNamed(groupCount + member.number);
      for (const group of numbersOf(drawn.memberships, drawn.firstMembership, member.number)) noteNamed(group);
      return {
        organization: ids.organization(),
        id: member.id,
        user: member.user,
        name: member.name,
        home: member.home,
        status: 'active',
        bundle: null,
        features: [],
        grants,
        memberships,
        locationGroups: [...named].flatMap((group) => locationGroups[group] ?? []),
        participations: [],
      };
    },
  };
}

// The keys of a record written in one literal are the names its type lists, in that order.
const giftNames = Object.keys(gifts) as GiftName[];

type Ids = ReturnType<typeof idsOf>;

/** Ids that tell a reader what they name: kind, size, organization, number. A person is one in organizations of any size. */
function idsOf(size: Size, organization: number) {
  const sizeNumber = Object.keys(sizes).indexOf(size) + 1;
  // A brand is a promise that the text is an id of its kind; here is where these ids are made.
  const idOf = <Id extends string>(kind: number, number: number, ofSize = sizeNumber) =>
    `0198${kind.toString(16).padStart(4, '0')}-${ofSize}${organization.toString(16).padStart(3, '0')}-7000-8000-${number.toString(16).padStart(12, '0')}` as Id;
  return {
    organization: () => idOf<OrganizationId>(1, 0),
    node: (number: number) => idOf<NodeId>(2, number),
    item: (number: number) => idOf<ServiceItemId>(3, number),
    locationGroup: (number: number) => idOf<LocationGroupId>(4, number),
    userGroup: (number: number) => idOf<UserGroupId>(5, number),
    member: (number: number) => idOf<MemberId>(6, number),
    user: (number: number) => idOf<UserId>(7, number),
    grant: (number: number) => idOf<GrantId>(8, number),
  };
}

/** Nodes by number (the root, the subscriptions, the places) and two service items for each subscription. */
function placesOf(drawn: Drawn, ids: Ids, organization: number): { nodes: Node[]; items: ServiceItem[] } {
  const node = (number: number, kind: string, parent: number | null, name: string, type: string | null = null): Node => ({
    id: ids.node(number),
    kind,
    type,
    name,
    parent: parent === null ? null : ids.node(parent),
    archived: false,
  });
  const nodes = [node(0, 'organization', null, organizationName(organization))];
  const items: ServiceItem[] = [];
  for (let subscription = 0; subscription < drawn.subscriptions; subscription++) {
    const name = subscriptionName(organization, subscription);
    nodes.push(node(1 + subscription, 'subscription', 0, name));
    for (const [service, label] of [
      ['voc', 'VoC'],
      ['mystery_shopper', 'Mystery Shopper'],
    ] as const)
      items.push({ id: ids.item(items.length), service, name: `${label} ${name}`, node: ids.node(1 + subscription), archived: false });
  }
  for (let subscription = 0; subscription < drawn.subscriptions; subscription++)
    for (const number of rangeOf(drawn.firstLocation, subscription)) {
      const place = number - 1 - drawn.subscriptions;
      const type = place % 20 === 19 ? 'online' : place % 10 === 4 ? 'segment' : 'store';
      nodes.push(node(number, 'point_of_service', 1 + subscription, placeName(place), type));
    }
  return { nodes, items };
}

function userGroupsOf(drawn: Drawn, facts: readonly UserGroupFact[], ids: Ids): LargeUserGroup[] {
  const members: MemberId[][] = facts.map(() => []);
  for (let member = 0; member < drawn.memberHome.length; member++)
    for (const group of numbersOf(drawn.memberships, drawn.firstMembership, member)) members[group]?.push(ids.member(member));
  return facts.map(({ id, name, home }, group) => ({ id, name, home, members: members[group] ?? [] }));
}

/** What belongs to `owner` in a list that is sorted by owner: from its first position to just before the next owner's. */
function* rangeOf(first: Int32Array, owner: number): Generator<number> {
  for (let at = first[owner] ?? 0; at < (first[owner + 1] ?? 0); at++) yield at;
}

const numbersOf = (list: Int32Array, first: Int32Array, owner: number): Int32Array =>
  list.subarray(first[owner] ?? 0, first[owner + 1] ?? 0);
