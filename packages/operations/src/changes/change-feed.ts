// Longer than most: who waits, when they look again, and the deltas they then share hold each other.
import type { TouchedThings } from '@totem/domain/access/seen-changes';
import type { Delta } from '@totem/domain/access/deltas';
import { Refusal } from '@totem/domain/errors';
import type { NodeId, OrganizationId, UserId, Version } from '@totem/domain/ids';
import { type Orm, inOrganization } from '@totem/db/orm';
import { homesOfGroups } from '@totem/db/touched-homes';
import { listDeltasSince } from '@totem/db/version';
import type { AccessCache, AskedAt } from '../access-cache.ts';
import type { Hints } from '../hints.ts';

export interface FeedLimits {
  /** How often each stream looks again, hint or not. */
  readonly keepAliveMs: number;
  readonly perPerson: number;
  readonly perProcess: number;
}

const usualFeedLimits: FeedLimits = { keepAliveMs: 5_000, perPerson: 100, perProcess: 2_000 };

/** What happened after one version up to another, and what is known of the things it touched. */
export interface Since {
  readonly deltas: readonly Delta[];
  readonly things: TouchedThings;
}

/** One stream's place; it holds no connection and no transaction. */
export interface Seat {
  /** True when it is time to look again, false when the stream has to end. Called again only after it has answered. */
  next(): Promise<boolean>;
  leave(): void;
}

/** What all streams of a process share. */
export interface ChangeFeed {
  /** @throws Refusal `rate.limited` */
  enter(organizationId: OrganizationId, user: UserId, ends: readonly AbortSignal[]): Seat;
  /** What memory knows; undefined: `load` first. Null: too old, or of another past, so everything may have changed. */
  known(at: AskedAt, since: Version): Since | null | undefined;
  /** Reads what was touched after a version, once for all streams that wait for it. @throws Outage */
  load(at: AskedAt, since: Version): Promise<void>;
  /** How many streams there are. */
  size(): number;
  close(): void;
}

/** Of an organization, at most so many versions are told one by one. */
const mostVersions = 200;
/** A burst of changes wakes the streams of an organization this often at most. */
const wakeEveryMs = 200;
/** Of so many touched people the access is made ready at once; of the others it is only told that there is something. */
const mostPeople = 100;

interface Touched {
  readonly delta: Delta;
  readonly homes: ReadonlyMap<string, NodeId>;
}

interface Followed {
  readonly seats: Set<() => void>;
  /** By version; all of one past. */
  readonly touched: Map<number, Touched>;
  past: string;
  /** -1: nothing was read yet. */
  newest: number;
  /** Up to this version deltas were asked for and are no longer kept. */
  floor: number;
  loading: Promise<void> | null;
  waking: NodeJS.Timeout | null;
}

export const pastOf = ({ timeline, epoch }: Pick<AskedAt, 'timeline' | 'epoch'>): string => `${timeline}.${epoch}`;

export function openChangeFeed(
  { orm, cache, hints }: { readonly orm: Orm; readonly cache: AccessCache; readonly hints: Hints },
  { keepAliveMs, perPerson, perProcess }: FeedLimits = usualFeedLimits,
): ChangeFeed {
  const organizations = new Map<OrganizationId, Followed>();
  const people = new Map<UserId, Set<() => void>>();
  let size = 0;
  let ticking: NodeJS.Timeout | undefined;

  const wakeAll = () => {
    for (const { seats } of organizations.values()) for (const wake of seats) wake();
  };
  const wakeSoon = (followed: Followed) => {
    followed.waking ??= setTimeout(() => {
      followed.waking = null;
      for (const wake of followed.seats) wake();
    }, wakeEveryMs / 4).unref();
  };
  const stopListening = hints.listen((told) => {
    if (told === null) return wakeAll();
    if ('signedOut' in told) return people.get(told.signedOut)?.forEach((wake) => wake());
    const followed = organizations.get(told.organizationId);
    if (followed && told.version > followed.newest) wakeSoon(followed);
  });

  const follow = (organizationId: OrganizationId): Followed => {
    const known = organizations.get(organizationId);
    if (known) return known;
    const made: Followed = { seats: new Set(), touched: new Map(), past: '', newest: -1, floor: 0, loading: null, waking: null };
    organizations.set(organizationId, made);
    return made;
  };

  const read = async (followed: Followed, at: AskedAt, since: Version) => {
    const { version, epoch, deltas, homes } = await inOrganization(
      orm,
      at.organizationId,
      async (db) => {
        const found = await listDeltasSince(db, since);
        const [userGroups, locationGroups] = [
          found.deltas?.flatMap((delta) => delta.userGroups) ?? [],
          found.deltas?.flatMap((delta) => delta.locationGroups) ?? [],
        ];
        return {
          ...found,
          homes: userGroups.length + locationGroups.length > 0 ? await homesOfGroups(db, userGroups, locationGroups) : noHomes,
        };
      },
      { snapshot: true },
    );
    // Made ready once, and before anybody is told of these deltas, so that each stream finds them in memory.
    const members = [...new Set((deltas ?? []).flatMap((delta) => delta.members))].slice(0, mostPeople);
    if (members.length > 0) await cache.accessOf({ ...at, version, epoch }, members);
    const past = pastOf({ timeline: at.timeline, epoch });
    if (followed.past !== past) {
      followed.touched.clear();
      followed.past = past;
      followed.newest = -1;
      followed.floor = 0;
    }
    if (deltas === null) followed.floor = version;
    else for (const { version: one, ...delta } of deltas) followed.touched.set(one, { delta, homes });
    followed.newest = Math.max(followed.newest, version);
    for (const one of [...followed.touched.keys()].toSorted((a, b) => a - b).slice(0, Math.max(0, followed.touched.size - mostVersions)))
      followed.touched.delete(one);
  };

  return {
    enter(organizationId, user, ends) {
      const own = people.get(user) ?? new Set();
      if (own.size >= perPerson || size >= perProcess) throw new Refusal('rate.limited');
      people.set(user, own);
      size++;
      const followed = follow(organizationId);
      let isDue = false;
      let resume: (() => void) | null = null;
      const wake = () => {
        isDue = true;
        resume?.();
      };
      const isOver = () => ends.some((signal) => signal.aborted);
      followed.seats.add(wake);
      own.add(wake);
      for (const signal of ends) signal.addEventListener('abort', wake);
      ticking ??= setInterval(wakeAll, keepAliveMs).unref();
      return {
        async next() {
          if (!isDue && !isOver())
            await new Promise<void>((resolve) => {
              resume = resolve;
            });
          resume = null;
          isDue = false;
          return !isOver();
        },
        leave() {
          if (!followed.seats.delete(wake)) return;
          for (const signal of ends) signal.removeEventListener('abort', wake);
          size--;
          own.delete(wake);
          if (own.size === 0) people.delete(user);
          if (followed.seats.size === 0) organizations.delete(organizationId);
          if (size > 0) return;
          clearInterval(ticking);
          ticking = undefined;
        },
      };
    },
    known(at, since) {
      const followed = organizations.get(at.organizationId);
      if (since > at.version || at.version - since > mostVersions) return null;
      if (followed?.past !== pastOf(at) || followed.newest < at.version) return undefined;
      const touched: Touched[] = [];
      for (let version = since + 1; version <= at.version; version++) {
        const one = followed.touched.get(version);
        if (!one) return version <= followed.floor ? null : undefined;
        touched.push(one);
      }
      const homeOf = (id: string) => touched.find(({ homes }) => homes.has(id))?.homes.get(id) ?? null;
      return {
        deltas: touched.map(({ delta }) => delta),
        things: { member: (id) => cache.known(at, id), homeOfUserGroup: homeOf, homeOfLocationGroup: homeOf },
      };
    },
    load(at, since) {
      const followed = follow(at.organizationId);
      return (followed.loading ??= read(followed, at, since).finally(() => {
        followed.loading = null;
      }));
    },
    size: () => size,
    close() {
      stopListening();
      clearInterval(ticking);
      for (const { waking } of organizations.values()) if (waking) clearTimeout(waking);
    },
  };
}

const noHomes: ReadonlyMap<string, NodeId> = new Map();
