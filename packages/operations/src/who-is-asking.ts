import type { MemberActor } from '@totem/domain/actor';
import { Refusal } from '@totem/domain/errors';
import type { OrganizationId, UserId } from '@totem/domain/ids';
import { type Asking, readVersions, whoIsAsking as readWhoIsAsking } from '@totem/db/who-is-asking';
import type { Ctx } from './context.ts';
import type { ActingRuntime, Runtime } from './runtime.ts';

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
export async function memberAsking(runtime: Runtime, headers: Headers, organizationId: OrganizationId): Promise<Ctx<Runtime>> {
  const token = runtime.signIn.sessionTokenOf(headers);
  if (token === null) throw new Refusal('sign_in.required');
  return contextOf(runtime, organizationId, await readWhoIsAsking(runtime.orm, token, organizationId));
}

/**
 * The same for a stream, which asks again and again: its question shares one statement with those of all streams that ask
 * at the same moment.
 */
export async function memberStillAsking(runtime: Runtime, headers: Headers, organizationId: OrganizationId): Promise<Ctx<Runtime>> {
  const sessionToken = runtime.signIn.sessionTokenOf(headers);
  if (sessionToken === null) throw new Refusal('sign_in.required');
  return contextOf(runtime, organizationId, await runtime.askTogether({ sessionToken, organizationId }));
}

/**
 * Somebody on whose behalf work is done later, with the access they have by now.
 *
 * @throws Refusal `organization.not_found` · `member.suspended`
 */
export async function memberActing(
  runtime: ActingRuntime,
  organizationId: OrganizationId,
  actor: Pick<MemberActor, 'member' | 'user'>,
): Promise<Ctx> {
  const { states, now } = await readVersions(runtime.orm, [organizationId]);
  const state = states.get(organizationId);
  if (!state || !now) throw new Refusal('organization.not_found');
  const at = { organizationId, ...state };
  const { access, catalog, tree } = await runtime.cache.accessOf(at, [actor.member]);
  const [mine] = access;
  if (!mine || mine.facts.status === 'ended') throw new Refusal('organization.not_found');
  if (mine.facts.status === 'suspended') throw new Refusal('member.suspended');
  return { ...at, runtime, actor: { type: 'member', ...actor }, now, mine, catalog, tree };
}

async function contextOf(
  runtime: Runtime,
  organizationId: OrganizationId,
  { signIn, member, organization, now }: Asking,
): Promise<Ctx<Runtime>> {
  if (!signIn) throw new Refusal('sign_in.required');
  if (!member || !organization || member.status === 'ended') throw new Refusal('organization.not_found');
  if (member.status === 'suspended') throw new Refusal('member.suspended');
  const at = { organizationId, version: organization.version, epoch: organization.epoch, timeline: organization.timeline };
  const { access, catalog, tree } = await runtime.cache.accessOf(at, [member.id]);
  const [mine] = access;
  if (!mine) throw new Refusal('organization.not_found');
  return { ...at, runtime, actor: { type: 'member', member: member.id, user: signIn.user }, now, mine, catalog, tree };
}
