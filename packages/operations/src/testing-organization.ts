import { randomUUID } from 'node:crypto';
import { type CompiledAccess, compile } from '@totem/domain/access/compile';
import { worldOf } from '@totem/domain/access/scenarios';
import { type ChangeOfAccess, draftOf } from '@totem/domain/access/testing-scenarios';
import type { AccessChange, GrantTarget, Receiver } from '@totem/domain/grants';
import { LocationGroupId, MemberId, NodeId, type OrganizationId, ServiceItemId, UserGroupId, UserId } from '@totem/domain/ids';
import { type World, receiverNamed, withIds } from '@totem/domain/testing';
import { loadManyFacts } from '@totem/db/facts';
import { inOrganization } from '@totem/db/orm';
import { type TestDatabase, importWorld } from '@totem/db/testing';
import { readVersions } from '@totem/db/who-is-asking';
import type { Ctx } from './context.ts';
import { type Runtime, openRuntime } from './runtime.ts';
import { loadStructure } from './snapshot.ts';

/** A world in a database, with its people as whoever asks; things are named as in its document. */
export interface TestOrganization {
  readonly organizationId: OrganizationId;
  readonly runtime: Runtime;
  /** As it was imported, under the ids of its rows. */
  readonly world: World;
  /** The id of a thing by its reference, and the reverse; what has no other is itself. */
  readonly id: (reference: string) => string;
  readonly reference: (id: string) => string;
  /** A change of access of a case as the lines of a draft. */
  readonly draft: (change: ChangeOfAccess) => AccessChange[];
  readonly node: (reference: string) => NodeId;
  readonly item: (reference: string) => ServiceItemId;
  readonly member: (reference: string) => MemberId;
  readonly group: (reference: string) => UserGroupId;
  readonly locationGroup: (reference: string) => LocationGroupId;
  readonly to: (reference: string) => Receiver;
  readonly on: (reference: string) => GrantTarget;
  /** Somebody who asks now; `process`: through another runtime on the same database. */
  asking(reference: string, process?: Runtime): Promise<Ctx>;
  /** The same at an instant later than every one that was asked for in this way before. */
  askingLater(reference: string): Promise<Ctx>;
  /** Everybody's access as the rows say now, past every cache, in the order of the world. */
  everybody(): Promise<CompiledAccess[]>;
}

export const openTestRuntime = ({ api }: TestDatabase): Promise<Runtime> =>
  openRuntime({ connection: api, publicUrl: 'https://totem.example', secret: 'a secret that is long enough for tests', warn: () => {} });

/** @param change what is different from the scenario. */
export async function importTestOrganization(
  runtime: Runtime,
  name: string,
  change: (world: World) => World = (world) => world,
): Promise<TestOrganization> {
  const named = change(worldOf(name));
  const { world, ids, renamed } = withIds(named, randomUUID);
  const organizationId = await importWorld(runtime.orm, world);
  const references = new Map([...ids].map(([reference, id]) => [id, reference]));
  const found = (reference: string): string => {
    const one = ids.get(reference);
    if (one === undefined) throw new Error(`Nothing in the world ${name} is ${reference}.`);
    return one;
  };
  let last = new Date(0);
  const asking = (reference: string, process = runtime) => askAs(process, organizationId, MemberId.parse(found(reference)));
  return {
    organizationId,
    runtime,
    world,
    id: found,
    reference: (id) => references.get(id) ?? id,
    draft: (one) => renamed(draftOf(named, one)),
    node: (reference) => NodeId.parse(found(reference)),
    item: (reference) => ServiceItemId.parse(found(reference)),
    member: (reference) => MemberId.parse(found(reference)),
    group: (reference) => UserGroupId.parse(found(reference)),
    locationGroup: (reference) => LocationGroupId.parse(found(reference)),
    to: (reference) =>
      'group' in receiverNamed(reference) ? { group: UserGroupId.parse(found(reference)) } : { member: MemberId.parse(found(reference)) },
    on(reference) {
      const target = found(reference);
      if (reference.startsWith('location_group:')) return { locationGroup: LocationGroupId.parse(target) };
      return world.items.some((item) => item.id === target) ? { item: ServiceItemId.parse(target) } : { node: NodeId.parse(target) };
    },
    asking,
    async askingLater(reference) {
      let ctx = await asking(reference);
      while (ctx.now <= last) ctx = await asking(reference);
      last = ctx.now;
      return ctx;
    },
    everybody: () =>
      inOrganization(
        runtime.orm,
        organizationId,
        async (db) => {
          const { catalog, tree } = await loadStructure(db);
          const members = world.members.map((one) => one.id);
          const { facts } = await loadManyFacts(db, catalog, members);
          return facts
            .map((one) => compile(catalog, tree, one))
            .toSorted((a, b) => members.indexOf(a.facts.id) - members.indexOf(b.facts.id));
        },
        { snapshot: true },
      ),
  };
}

/** Somebody of an organization as whoever asks now. */
export async function askAs(runtime: Runtime, organizationId: OrganizationId, member: MemberId): Promise<Ctx> {
  const { states, now } = await readVersions(runtime.orm, [organizationId]);
  const state = states.get(organizationId);
  if (!state || !now) throw new Error('There is no such organization.');
  const at = { organizationId, ...state };
  const { access, catalog, tree } = await runtime.cache.accessOf(at, [member]);
  const [mine] = access;
  if (!mine) throw new Error('Who asks is no member.');
  return { ...at, runtime, actor: { type: 'member', member, user: UserId.parse(randomUUID()) }, now, mine, catalog, tree };
}
