import { type Seeded, seeded } from './seeded.ts';

/**
 * What a grant of these organizations can give, and the kind of thing it is then on. The roles of a service come first, from
 * the weakest up.
 */
export const gifts = {
  reader: { on: 'item' },
  contributor: { on: 'item' },
  administrator: { on: 'item' },
  owner: { on: 'item' },
  confidential: { on: 'item' },
  location: { on: 'node' },
  location_group: { on: 'location_group' },
  administrator_of_all: { on: 'node' },
  owner_of_all: { on: 'node' },
} as const satisfies Readonly<Record<string, { on: 'item' | 'node' | 'location_group' }>>;
export type GiftName = keyof typeof gifts;

/**
 * An organization as numbers. Node 0 is the root, then come the subscriptions, then the places of each subscription in turn;
 * items 2s and 2s + 1 are those of subscription s. A `first…` list says where in a sorted list something's own part begins.
 */
export interface Drawn {
  readonly subscriptions: number;
  /** Node numbers, by subscription. */
  readonly firstLocation: Int32Array;
  readonly locationGroupHome: Int32Array;
  readonly locationGroupNames: readonly string[];
  readonly firstEntry: Int32Array;
  /** Node numbers, by location group. */
  readonly entries: Int32Array;
  readonly userGroupHome: Int32Array;
  readonly memberHome: Int32Array;
  readonly firstMembership: Int32Array;
  /** User groups, by member. */
  readonly memberships: Int32Array;
  /** By receiver: the user groups, then the members. */
  readonly firstGrant: Int32Array;
  /** Positions in `gifts`. */
  readonly grantGift: Uint8Array;
  /** A node, an item or a location group, as the gift says. */
  readonly grantOn: Int32Array;
}

interface Counts {
  readonly subscriptions: number;
  readonly locations: number;
  readonly members: number;
}

/** The location groups of one subscription: whole, by region, by format, and some that people put together. */
interface GroupsOfSubscription {
  readonly all: number;
  readonly regions: readonly number[];
  readonly formats: readonly number[];
  readonly others: readonly number[];
}

/** Draws one organization. A few subscriptions are large and many small, as are regions and teams. */
export function drawOrganization({ subscriptions, locations, members }: Counts, number: number): Drawn {
  const random = seeded(20_240_607 ^ (number * 7_919 + locations));
  const sizes = unevenParts(locations, subscriptions);
  const firstLocation = new Int32Array(subscriptions + 1);
  firstLocation[0] = 1 + subscriptions;
  for (const [subscription, size] of sizes.entries()) firstLocation[subscription + 1] = (firstLocation[subscription] ?? 0) + size;
  const homes = Array.from({ length: members }, () => {
    let below = random.below(locations);
    return sizes.findIndex((size) => (below -= size) < 0);
  });
  const atRoot = Array.from({ length: members }, () => random.chance(0.05));
  const owners = 1 + (number % 2);
  for (let member = 0; member < owners + subscriptions; member++) {
    atRoot[member] = member < owners;
    homes[member] = member < owners ? 0 : member - owners;
  }

  const places = drawLocationGroups(random, firstLocation, sizes);
  const people = (subscription: number) => homes.reduce((sum, home) => sum + Number(home === subscription), 0);
  const teamHomes: number[] = [];
  const teams = sizes.map((_, subscription) => {
    const count = Math.max(4, Math.ceil(people(subscription) / 25));
    return Array.from({ length: count }, () => teamHomes.push(1 + subscription) - 1);
  });
  const teamsAtRoot = [0, 1, 2].map(() => teamHomes.push(0) - 1);

  const grants = drawGrants(random, firstLocation, places.of);
  for (const home of teamHomes) {
    grants.nextReceiver();
    if (home > 0) grants.giveIn(home - 1, true);
    else
      for (let subscription = 0; subscription < subscriptions; subscription++)
        if (random.chance(0.5)) grants.giveIn(subscription, true, random.chance(0.5));
  }
  const firstMembership: number[] = [];
  const memberships: number[] = [];
  for (let member = 0; member < members; member++) {
    const home = homes[member] ?? 0;
    const worksIn = new Set([home]);
    if (atRoot[member])
      for (let more = random.between(1, Math.min(4, subscriptions - 1)); more > 0; more--) worksIn.add(random.below(subscriptions));
    grants.nextReceiver();
    if (member < owners) grants.give('owner_of_all', 0);
    else if (member < owners + subscriptions) grants.give('administrator_of_all', 1 + home);
    const joined = new Set<number>();
    for (const subscription of worksIn) {
      const own = teams[subscription] ?? [];
      for (let more = subscription === home ? random.between(1, 7) : random.below(3); more > 0; more--)
        joined.add(pick(own, random.next() ** 1.5));
      grants.giveIn(subscription, false);
    }
    if (atRoot[member] && random.chance(0.5)) joined.add(pick(teamsAtRoot, random.next()));
    firstMembership.push(memberships.length);
    memberships.push(...joined);
  }
  firstMembership.push(memberships.length);

  return {
    subscriptions,
    firstLocation,
    locationGroupHome: Int32Array.from(places.homes),
    locationGroupNames: places.names,
    firstEntry: Int32Array.from(places.firstEntry),
    entries: Int32Array.from(places.entries),
    userGroupHome: Int32Array.from(teamHomes),
    memberHome: Int32Array.from(homes, (home, member) => (atRoot[member] ? 0 : 1 + home)),
    firstMembership: Int32Array.from(firstMembership),
    memberships: Int32Array.from(memberships),
    ...grants.drawn(),
  };
}

/** Parts of at least 8 that shrink by the power 0.6 of their position and add up to `total`. */
function unevenParts(total: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, (_, part) => (part + 1) ** -0.6);
  const sum = weights.reduce((a, b) => a + b, 0);
  const sizes = weights.map((weight) => 8 + Math.floor(((total - 8 * parts) * weight) / sum));
  const left = total - sizes.reduce((a, b) => a + b, 0);
  return sizes.map((size, part) => size + Number(part < left));
}

/** The one at `share` (0 to 1) of a list. */
function pick(list: readonly number[], share: number): number {
  const one = list[Math.floor(share * list.length)];
  if (one === undefined) throw new Error('Nothing to choose from.');
  return one;
}

function drawLocationGroups(random: Seeded, firstLocation: Int32Array, sizes: readonly number[]) {
  const homes: number[] = [];
  const names: string[] = [];
  const firstEntry: number[] = [];
  const entries: number[] = [];
  const of = sizes.map((size, subscription): GroupsOfSubscription => {
    const first = firstLocation[subscription] ?? 0;
    const all = Array.from({ length: size }, (_, place) => first + place);
    const add = (name: string, members: Iterable<number>): number => {
      names.push(name);
      firstEntry.push(entries.length);
      entries.push(...members);
      return homes.push(1 + subscription) - 1;
    };
    const divide = (name: string, parts: number): number[] => {
      const part = all.map(() => random.below(parts));
      return Array.from({ length: parts }, (_, index) =>
        add(
          `${name} ${index + 1}`,
          all.filter((_, place) => part[place] === index),
        ),
      );
    };
    return {
      all: add('All', all),
      regions: divide('Region', Math.max(3, Math.ceil(size / 12))),
      formats: divide('Format', Math.min(4, Math.max(2, size >> 4))),
      others: Array.from({ length: Math.max(1, Math.ceil(size / 20)) }, (_, index) => {
        const count = Math.min(size, random.between(3, 15));
        return add(`Selection ${index + 1}`, new Set(Array.from({ length: count }, () => first + random.below(size))));
      }),
    };
  });
  firstEntry.push(entries.length);
  return { homes, names, firstEntry, entries, of };
}

function drawGrants(random: Seeded, firstLocation: Int32Array, groups: readonly GroupsOfSubscription[]) {
  const numberOf = new Map(Object.keys(gifts).map((name, index) => [name, index]));
  const firstGrant: number[] = [];
  const gift: number[] = [];
  const on: number[] = [];
  const give = (name: GiftName, target: number) => {
    gift.push(numberOf.get(name) ?? 0);
    on.push(target);
  };
  const level = (): GiftName => {
    const share = random.next();
    if (share < 0.6) return 'reader';
    if (share < 0.85) return 'contributor';
    return share < 0.97 ? 'administrator' : 'owner';
  };
  const locationGroup = ({ all, regions, formats, others }: GroupsOfSubscription): number => {
    const share = random.next();
    if (share < 0.6) return pick(regions, random.next());
    if (share < 0.63) return pick(formats, random.next());
    return share < 0.64 ? all : pick([...regions, ...formats, ...others], random.next());
  };
  const distinct = (count: number, draw: () => number): Set<number> => new Set(Array.from({ length: count }, draw));

  return {
    give,
    nextReceiver: () => firstGrant.push(gift.length),
    /** What somebody, or a team, has in one subscription: perhaps a level on one item or both, an extra, places, groups of places. */
    giveIn(subscription: number, isTeam: boolean, all = false) {
      const first = firstLocation[subscription] ?? 0;
      const size = (firstLocation[subscription + 1] ?? 0) - first;
      const own = groups[subscription];
      if (!own) return;
      if (random.chance(isTeam ? 0.7 : 0.6)) {
        const both = random.chance(0.4);
        const which = random.below(2);
        give(level(), 2 * subscription + which);
        if (both) give(level(), 2 * subscription + 1 - which);
      }
      if (random.chance(0.1)) give('confidential', 2 * subscription + random.below(2));
      if (random.chance(isTeam ? 0.4 : 0.75))
        for (const place of distinct(random.between(1, 7), () => first + random.below(size))) give('location', place);
      const chosen = random.chance(0.55) ? distinct(random.between(1, 2), () => locationGroup(own)) : new Set<number>();
      if (all) chosen.add(own.all);
      for (const group of chosen) give('location_group', group);
    },
    drawn: () => ({
      firstGrant: Int32Array.from([...firstGrant, gift.length]),
      grantGift: Uint8Array.from(gift),
      grantOn: Int32Array.from(on),
    }),
  };
}
