import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Period } from '@totem/domain/access/facts';
import { catalogOf } from '@totem/domain/catalog/catalog-of';
import { hexfit } from '@totem/domain/catalog/hexfit';
import { hexia } from '@totem/domain/catalog/hexia';
import { hitflow } from '@totem/domain/catalog/hitflow';
import { OrganizationId } from '@totem/domain/ids';
import { readOrganizationDocument } from '@totem/domain/organization-document';
import type { World } from '@totem/domain/testing';
import pg from 'pg';
import { inject } from 'vitest';
import { type OrganizationRows, importOrganization } from './import-organization.ts';
import { rowsOfDocument } from './organization-rows.ts';
import type { DbConnection, Orm } from './orm.ts';
import { templateDatabase } from './testing-server.ts';

export interface TestDatabase {
  readonly api: DbConnection;
  readonly worker: DbConnection;
  /** A superuser, whom no policy binds: for looking at what is really there. */
  readonly owner: DbConnection;
}

/** A database of its own for a test file, as the migrations leave one. It goes with the server. */
export async function freshDatabase(): Promise<TestDatabase> {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${database} template ${templateDatabase} strategy wal_log`);
  return connectionsTo(database);
}

/** A database that is there and empty, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<DbConnection> {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${database}`);
  return connectionsTo(database).owner;
}

function connectionsTo(database: string): TestDatabase {
  const owner = { ...inject('postgres'), database };
  return { owner, api: { ...owner, user: 'totem_api' }, worker: { ...owner, user: 'totem_worker' } };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client(inject('postgres'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** From when everything in an imported world counts that has no beginning there. */
const longAgo = new Date('2020-01-01T00:00:00Z');

/** Imports a world in memory as an organization of its own, whose rows keep the world's ids. */
export async function importWorld(orm: Orm, world: World): Promise<OrganizationId> {
  const id = OrganizationId.parse(randomUUIDv7());
  await importOrganization(orm, world.catalog, { ...rowsOf(world), id, slug: id });
  return id;
}

function rowsOf(world: World): Omit<OrganizationRows, 'id' | 'slug'> {
  const times = ({ fromMs, untilMs }: Period) => ({
    from: fromMs === -Infinity ? undefined : new Date(fromMs),
    until: untilMs === Infinity ? undefined : new Date(untilMs),
  });
  return {
    name: 'World',
    timeZone: 'UTC',
    language: 'en',
    paidSeats: 1_000,
    from: longAgo,
    nodes: world.nodes,
    items: world.items,
    members: world.members.map((one) => ({
      ...one,
      featuresAdded: one.addedFeatures,
      featuresRemoved: one.removedFeatures,
      // In a world that a document describes, the user is the address.
      email: one.user && { display: one.user, key: one.user },
    })),
    userGroups: world.userGroups.map((group) => ({
      ...group,
      members: group.members.map((one) => ({ member: one.member, ...times(one) })),
    })),
    locationGroups: world.locationGroups.map((group) => ({
      ...group,
      entries: group.entries.map((one) => ({ location: one.location, filter: one.filter, ...times(one) })),
    })),
    serviceAccounts: [],
    resources: world.resources.map((one) => ({
      ...one,
      title: one.id,
      participants: one.participants.map(({ member, kind, ...period }) => ({ member, kind, ...times(period) })),
    })),
    grants: world.grants.map((one) => ({ id: one.id, to: one.to, gives: one.gives, on: one.on, reason: one.reason, ...times(one) })),
  };
}

const products = { marvel: hexia, clinique: hexfit, acme: hitflow };

/** Imports one of the worked examples; things are found by their keys in the rows it returns. */
export async function importScenario(orm: Orm, name: keyof typeof products): Promise<OrganizationRows> {
  const file = new URL(`access/scenarios/${name}/organization.json`, import.meta.resolve('@totem/domain/testing'));
  const catalog = catalogOf(products[name]);
  const { document, faults } = readOrganizationDocument(catalog, JSON.parse(await readFile(file, 'utf8')));
  if (!document) throw new Error(`${name}: ${JSON.stringify(faults)}`);
  const rows = rowsOfDocument(catalog, document, longAgo);
  await importOrganization(orm, catalog, rows);
  return rows;
}

/** A world as a database lets it be: of two grants of the same thing whose times overlap, the first alone. */
export function storable(world: World): World {
  const kept: World['grants'][number][] = [];
  for (const grant of world.grants) {
    const same = (other: World['grants'][number]) =>
      JSON.stringify([other.to, other.gives, other.on]) === JSON.stringify([grant.to, grant.gives, grant.on]);
    if (!kept.some((other) => same(other) && other.fromMs < grant.untilMs && grant.fromMs < other.untilMs)) kept.push(grant);
  }
  return { ...world, grants: kept };
}
