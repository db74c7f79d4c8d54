import { Refusal } from '@totem/domain/errors';
import type { OrganizationId, UserId } from '@totem/domain/ids';
import { type Asking, whoIsAsking as readWhoIsAsking } from '@totem/db/who-is-asking';
import type { Ctx } from './context.ts';
import type { Runtime } from './runtime.ts';

/** Somebody signed in, before any organization is named. */
export interface Person {
  readonly runtime: Runtime;
  readonly user: UserId;
  readonly session: string;
  readonly now: Date;
}

/** Who asks, by the cookie's sign-in session; null for nobody. @throws Outage */
export async function personAsking(runtime: Runtime, headers: Headers): Promise<Person | null> {
  const token = runtime.signIn.sessionTokenOf(headers);
  if (token === null) return null;
  const { signIn, now } = await readWhoIsAsking(runtime.orm, token, null);
  return signIn && { runtime, user: signIn.user, session: signIn.session, now };
}

/**
 * Who asks about an organization, with their access to it: one statement on the primary, then memory.
 *
 * An organization that does not exist and one that somebody does not belong to are the same to them.
 *
 * @throws Refusal `sign_in.required` · `organization.not_found` · `member.suspended`
 */
export async function memberAsking(runtime: Runtime, headers: Headers, organizationId: OrganizationId): Promise<Ctx> {
  const token = runtime.signIn.sessionTokenOf(headers);
  if (token === null) throw new Refusal('sign_in.required');
  return contextOf(runtime, organizationId, await readWhoIsAsking(runtime.orm, token, organizationId));
}

/**
 * The same for a stream, which asks again and again: its question shares one statement with those of all streams that ask
 * at the same moment.
 */
export async function memberStillAsking(runtime: Runtime, headers: Headers, organizationId: OrganizationId): Promise<Ctx> {
  const sessionToken = runtime.signIn.sessionTokenOf(headers);
  if (sessionToken === null) throw new Refusal('sign_in.required');
  return contextOf(runtime, organizationId, await runtime.askTogether({ sessionToken, organizationId }));
}

async function contextOf(runtime: Runtime, organizationId: OrganizationId, { signIn, member, organization, now }: Asking): Promise<Ctx> {
  if (!signIn) throw new Refusal('sign_in.required');
  if (!member || !organization || member.status === 'ended') throw new Refusal('organization.not_found');
  if (member.status === 'suspended') throw new Refusal('member.suspended');
  const at = { organizationId, version: organization.version, epoch: organization.epoch, timeline: organization.timeline };
  const { access, catalog, tree } = await runtime.cache.accessOf(at, [member.id]);
  const [mine] = access;
  if (!mine) throw new Refusal('organization.not_found');
  return { ...at, runtime, actor: { type: 'member', member: member.id, user: signIn.user }, now, mine, catalog, tree };
}
