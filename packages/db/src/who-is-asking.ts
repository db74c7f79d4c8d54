import { createHash } from 'node:crypto';
import { MemberId, NodeId, type OrganizationId, ServiceAccountId, UserId, Version } from '@totem/domain/ids';
import type { MemberStatus } from '@totem/domain/access/facts';
import type { Orm } from './orm.ts';
import { thrownFor } from './sqlstate.ts';

/** Where an organization stands. Versions of different epochs or timelines have nothing to do with each other. */
export interface VersionState {
  readonly version: Version;
  /** Raised by hand, after a restore. */
  readonly epoch: number;
  /** PostgreSQL's own: another one after every promotion. */
  readonly timeline: string;
}

export interface Asking {
  /** Null: nobody is signed in with this token, or no longer. */
  readonly signIn: { readonly user: UserId; readonly session: string; readonly signedInAt: Date; readonly expiresAt: Date } | null;
  /** Null: nobody asked about an organization, there is none of this id, or this person is not its member. */
  readonly member: { readonly id: MemberId; readonly status: MemberStatus } | null;
  /** Null: nobody asked about an organization, or there is none of this id. */
  readonly organization: (VersionState & { readonly archived: boolean }) | null;
  /** The database's clock, in whole milliseconds. */
  readonly now: Date;
}

interface AskingRow {
  user_id: string | null;
  session_id: string | null;
  signed_in_at: Date | null;
  session_expires_at: Date | null;
  member_id: string | null;
  status: MemberStatus | null;
  organization_archived: boolean | null;
  version: number | null;
  epoch: number | null;
  timeline: string;
  now: Date;
}

/**
 * Who is asking, in which state, and the organization's version and clock: one statement, on the primary.
 *
 * @param sessionToken what the sign-in library stores for a sign-in session, taken from a cookie whose signature it checked.
 * @throws Outage also on a standby: what it would answer may be old.
 */
export async function whoIsAsking(orm: Orm, sessionToken: string | null, organizationId: OrganizationId | null): Promise<Asking> {
  const row = await one<AskingRow>(orm, 'who_is_asking', 'select * from lookup.who_is_asking($1, $2)', [sessionToken, organizationId]);
  if (!row) throw new Error('Nobody was told who is asking.');
  return askingOf(row);
}

/** Somebody who asks about an organization. */
export interface AskedBy {
  readonly sessionToken: string;
  readonly organizationId: OrganizationId;
}

/** The same for several at once, in their order: one statement, and so one snapshot. @throws Outage */
export async function whoAreAsking(orm: Orm, asked: readonly AskedBy[]): Promise<Asking[]> {
  const rows = await many<AskingRow>(
    orm,
    'who_are_asking',
    `select w.* from unnest($1::text[], $2::uuid[]) with ordinality as one (token, organization, place)
     cross join lateral lookup.who_is_asking(one.token, one.organization) w order by one.place`,
    [asked.map((one) => one.sessionToken), asked.map((one) => one.organizationId)],
  );
  return rows.map(askingOf);
}

const askingOf = (row: AskingRow): Asking => ({
  signIn:
    row.user_id !== null && row.session_id !== null && row.signed_in_at && row.session_expires_at
      ? { user: UserId.parse(row.user_id), session: row.session_id, signedInAt: row.signed_in_at, expiresAt: row.session_expires_at }
      : null,
  member: row.member_id !== null && row.status !== null ? { id: MemberId.parse(row.member_id), status: row.status } : null,
  organization:
    row.version !== null && row.epoch !== null
      ? { version: Version.parse(row.version), epoch: row.epoch, timeline: row.timeline, archived: row.organization_archived === true }
      : null,
  now: row.now,
});

export interface KeyAsking extends VersionState {
  readonly key: string;
  readonly scopes: readonly string[];
  readonly holder:
    | { readonly member: MemberId; readonly status: MemberStatus; readonly home: NodeId }
    | { readonly serviceAccount: ServiceAccountId; readonly disabled: boolean; readonly home: NodeId };
  readonly archived: boolean;
  readonly now: Date;
}

interface KeyRow {
  key_id: string;
  scopes: string[];
  member_id: string | null;
  status: MemberStatus | null;
  service_account_id: string | null;
  disabled: boolean;
  home_node_id: string;
  organization_archived: boolean;
  version: number;
  epoch: number;
  timeline: string;
  now: Date;
}

/** Whose key this is; null for none that is live: unknown, revoked and expired look alike. */
export async function whoseKey(orm: Orm, token: string, organizationId: OrganizationId): Promise<KeyAsking | null> {
  const hash = hashOfToken(token);
  const row = await one<KeyRow>(orm, 'whose_key', 'select * from lookup.whose_key($1, $2)', [hash, organizationId]);
  if (!row) return null;
  const home = NodeId.parse(row.home_node_id);
  const holder =
    row.service_account_id === null
      ? { member: MemberId.parse(row.member_id), status: row.status ?? 'ended', home }
      : { serviceAccount: ServiceAccountId.parse(row.service_account_id), disabled: row.disabled, home };
  return {
    key: row.key_id,
    scopes: row.scopes,
    holder,
    archived: row.organization_archived,
    version: Version.parse(row.version),
    epoch: row.epoch,
    timeline: row.timeline,
    now: row.now,
  };
}

/** Only the hash of a key is stored, so a copy of the database opens nothing. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The versions of several organizations in one statement; an organization that does not exist has none. */
export async function readVersions(
  orm: Orm,
  organizationIds: readonly OrganizationId[],
): Promise<{ readonly states: ReadonlyMap<string, VersionState>; readonly now: Date | null }> {
  const rows = await many<{ organization_id: string; version: number; epoch: number; timeline: string; now: Date }>(
    orm,
    'versions',
    'select * from lookup.versions($1)',
    [organizationIds],
  );
  const states = new Map(
    rows.map(({ organization_id: id, version, epoch, timeline }) => [id, { version: Version.parse(version), epoch, timeline }] as const),
  );
  return { states, now: rows[0]?.now ?? null };
}

async function many<Row extends object>(orm: Orm, name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
  try {
    return (await orm.pools.versions.query<Row>({ name, text, values: [...values] })).rows;
  } catch (error) {
    throw thrownFor(error, 'work');
  }
}

const one = async <Row extends object>(orm: Orm, name: string, text: string, values: readonly unknown[]): Promise<Row | undefined> =>
  (await many<Row>(orm, name, text, values))[0];
