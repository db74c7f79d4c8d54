import { holds } from '@totem/domain/access/facts';
import type { AuditEvent } from '@totem/domain/audit';
import type { AccessChange } from '@totem/domain/grants';
import { changesOf } from '@totem/domain/random-worlds';
import type { World } from '@totem/domain/testing';
import { type KeptEvent, listAudit } from '@totem/db/audit';
import { loadManyFacts } from '@totem/db/facts';
import { inOrganization } from '@totem/db/orm';
import { freshDatabase } from '@totem/db/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '../context.ts';
import { changeAccess } from '../grants/change-access.ts';
import { archiveNode, restoreNode } from '../nodes/change-nodes.ts';
import type { Runtime } from '../runtime.ts';
import { loadStructure } from '../snapshot.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';

let runtime: Runtime;
let marvel: TestOrganization;
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  marvel = await importTestOrganization(runtime, 'marvel');
});
afterAll(() => runtime.close());

const nick = (): Promise<Ctx> => marvel.askingLater('user:nick');

interface Held {
  readonly fromMs: number;
  untilMs: number;
}

/** What holds, by what it is: grants, memberships, entries of location groups, archives. */
type State = Map<string, Held>;

const grantKey = (id: string, to: object, gives: object, on: object) => `grant ${JSON.stringify([id, to, gives, on])}`;
const memberKey = (group: string, member: string) => `member ${group} ${member}`;
const entryKey = (group: string, location: string, filter: unknown) => `entry ${group} ${location} ${JSON.stringify(filter)}`;

/** What the import brought. */
function imported({ grants, userGroups, locationGroups }: World): State {
  return new Map([
    ...grants.map((one): [string, Held] => [grantKey(one.id, one.to, one.gives, one.on), { fromMs: one.fromMs, untilMs: one.untilMs }]),
    ...userGroups.flatMap(({ id, members }) =>
      members.map(({ member, fromMs, untilMs }): [string, Held] => [memberKey(id, member), { fromMs, untilMs }]),
    ),
    ...locationGroups.flatMap(({ id, entries }) =>
      entries.map(({ location, filter, fromMs, untilMs }): [string, Held] => [entryKey(id, location, filter), { fromMs, untilMs }]),
    ),
  ]);
}

/** One event of the record upon the state before it. */
function replay(state: State, { event, at }: Pick<KeptEvent, 'event' | 'at'>): void {
  const until = (instant: string | null) => (instant === null ? Infinity : Date.parse(instant));
  const begin = (key: string, fromMs: number, untilMs = Infinity) => state.set(key, { fromMs, untilMs });
  const end = (key: string) => {
    const held = state.get(key);
    if (!held) throw new Error(`The record ends what it never began: ${key}`);
    held.untilMs = Math.min(held.untilMs, at.getTime());
  };
  const keyOf = (one: Extract<AuditEvent, { type: 'grant.given' | 'grant.ended' }>) => grantKey(one.grant, one.to, one.gives, one.on);
  switch (event.type) {
    case 'grant.given':
      return void begin(keyOf(event), Date.parse(event.from), until(event.until));
    case 'grant.ended':
      return end(keyOf(event));
    case 'user_group.joined':
      return void begin(memberKey(event.group, event.member), Date.parse(event.from), until(event.until));
    case 'user_group.left':
      return end(memberKey(event.group, event.member));
    case 'location_group.entered':
      return void begin(entryKey(event.locationGroup, event.location, event.filter), at.getTime());
    case 'location_group.withdrawn':
      return end(entryKey(event.locationGroup, event.location, event.filter));
    case 'node.archived':
      return void begin(`archive ${event.node}`, at.getTime());
    case 'node.restored':
      return end(`archive ${event.node}`);
    case 'user_group.deleted':
      return void begin(`deleted ${event.group}`, at.getTime());
    case 'location_group.deleted':
      return void begin(`deleted ${event.locationGroup}`, at.getTime());
    case 'organization.imported':
      return;
    default:
      throw new Error(`Nobody did ${event.type} here.`);
  }
}

/** The state at an instant as questions `at` it are answered from. */
const stateAt = (at: Date): Promise<{ state: string[]; groups: Set<string>; places: Set<string> }> =>
  inOrganization(
    runtime.orm,
    marvel.organizationId,
    async (db) => {
      const { catalog, tree } = await loadStructure(db, at);
      const { facts } = await loadManyFacts(
        db,
        catalog,
        marvel.world.members.map((one) => one.id),
        at,
      );
      const state = new Set<string>();
      const [groups, places] = [new Set<string>(), new Set<string>()];
      for (const one of facts) {
        for (const grant of one.grants)
          if (holds(grant, at.getTime())) state.add(grantKey(grant.id, { member: one.id }, grant.gives, grant.on));
        for (const { group, ...period } of one.memberships) {
          if (!holds(period, at.getTime())) continue;
          groups.add(group.id);
          state.add(memberKey(group.id, one.id));
          for (const grant of group.grants)
            if (holds(grant, at.getTime())) state.add(grantKey(grant.id, { group: group.id }, grant.gives, grant.on));
        }
        for (const group of one.locationGroups) {
          places.add(group.id);
          for (const entry of group.entries) if (holds(entry, at.getTime())) state.add(entryKey(group.id, entry.location, entry.filter));
        }
      }
      for (const [number, node] of tree.nodes.entries()) if (tree.closed[number] === 1) state.add(`archive ${node.id}`);
      return { state: [...state].toSorted(), groups, places };
    },
    { snapshot: true },
  );

/** What has to have happened for this to tell anything. */
const kinds: readonly AuditEvent['type'][] = [
  'grant.given',
  'grant.ended',
  'user_group.joined',
  'user_group.left',
  'user_group.deleted',
  'location_group.entered',
  'location_group.withdrawn',
  'node.archived',
  'node.restored',
];

/** Random lines, each for itself, since of a draft all are refused where one is; who came in goes again, and whole groups go last. */
function randomLines(): AccessChange[] {
  const lines = fc.sample(changesOf(marvel.world), { numRuns: 90, seed: 20_261_201 }).flat();
  const back = lines.flatMap((line): AccessChange[] => {
    if (line.change === 'join') return [{ change: 'leave', group: line.group, member: line.member }];
    if (line.change === 'enter') return [{ ...line, change: 'withdraw' }];
    return [];
  });
  const isOfGroup = ({ change }: AccessChange) => !['give', 'end', 'join', 'leave', 'enter', 'withdraw'].includes(change);
  return [...lines.filter((line) => !isOfGroup(line)), ...back, ...lines.filter(isOfGroup)];
}

test(
  'BX-7 at any instant, questions are answered from what the record leaves when it is replayed up to it',
  { timeout: 90_000 },
  async () => {
    const locations = marvel.world.nodes.filter((node) => marvel.world.catalog.kinds.get(node.kind)?.isLocation);
    const { organizationId } = marvel;
    const instants: Date[] = [(await nick()).now];
    for (const [step, change] of randomLines().entries()) {
      const ctx = await nick();
      const node = step % 9 === 0 ? locations[(step / 9) % locations.length]?.id : undefined;
      // What is refused leaves everything as it was.
      await (
        node
          ? archiveNode(ctx, { organizationId, node }).catch(() => restoreNode(ctx, { organizationId, node }))
          : changeAccess(ctx, { organizationId, madeAt: ctx.version, changes: [change], reason: 'To see what becomes of it.' })
      ).catch(() => {});
      instants.push((await nick()).now);
    }
    const events = (
      await inOrganization(runtime.orm, organizationId, (db) =>
        listAudit(db, { within: marvel.node('organization:marvel'), limit: 10_000 }),
      )
    ).toReversed();
    expect([...new Set(events.map(({ event }) => event.type))]).toEqual(expect.arrayContaining([...kinds]));
    for (const at of instants) {
      const state = imported(marvel.world);
      for (const event of events) if (event.at <= at) replay(state, event);
      const told = await stateAt(at);
      const standing = [...state].flatMap(([key, held]) => (holds(held, at.getTime()) ? [key] : []));
      const gone = standing.filter((key) => key.startsWith('deleted ')).map((key) => key.slice('deleted '.length));
      // Of a group that is deleted nothing counts; of a user group without members, or a location group that no grant names,
      // no question is answered.
      const concerns = (key: string) => {
        const [kind, group = ''] = key.split(' ');
        if (kind === 'deleted' || gone.some((one) => key.includes(one))) return false;
        if (kind === 'entry') return told.places.has(group);
        return kind !== 'grant' || !key.includes('"group":') || [...told.groups].some((one) => key.includes(one));
      };
      expect(told.state.filter(concerns)).toEqual(standing.filter(concerns).toSorted());
    }
  },
);
