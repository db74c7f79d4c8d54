import { totemClient } from '@totem/client/totem-client';
import type { DecisionView } from '@totem/domain/access-questions';
import { hexia } from '@totem/domain/catalog/hexia';
import { MemberId, OrganizationId, ServiceItemId } from '@totem/domain/ids';
import { z } from 'zod';

const Organization = z.object({
  result: z.object({ data: z.object({ id: OrganizationId, me: z.object({ member: MemberId }), top: z.object({ id: z.string() }) }) }),
});
const Items = z.object({
  result: z.object({ data: z.object({ rows: z.array(z.object({ id: ServiceItemId, name: z.string(), service: z.string() })) }) }),
});

/** For every Voice of Customer of an organization: whether somebody sees its dashboard, at which places, and why. */
export async function* askAboutDashboards(url: string, slug: string, email: string, password: string): AsyncGenerator<string> {
  const cookie = await signIn(url, email, password);
  const read = async (procedure: string, input: object): Promise<unknown> =>
    (await fetch(`${url}/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers: { cookie } })).json();

  const { id: organizationId, me, top } = Organization.parse(await read('organizations.bySlug', { slug })).result.data;
  const items = Items.parse(await read('serviceItems.list', { organizationId, within: top.id, service: 'voc' })).result.data.rows;

  const voc = totemClient(hexia, 'voc', { url, organizationId, headers: () => ({ cookie }) });
  for (const item of items) {
    const { member } = me;
    const decision = await voc.explain({ member, permission: 'dashboard.view', target: { item: item.id } });
    const places = await Array.fromAsync(voc.locations({ member, permission: 'dashboard.view', item: item.id }), ({ name }) => name);
    yield `${item.name}: ${sentenceOf(decision)}${places.length > 0 ? ` Places: ${places.join(', ')}.` : ''}`;
  }
}

function sentenceOf({ allowed, because, nearMisses }: DecisionView): string {
  if (!allowed) return `no (${nearMisses.map(({ missing }) => `missing: ${missing}`).join(', ') || 'nothing is near'}).`;
  return `yes, as ${because.map(({ role, through }) => `${role ?? 'an extra'}${through ? ` through ${through.name}` : ''}`).join(' and ')}.`;
}

async function signIn(url: string, email: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`${email} could not sign in (${answer.status}).`);
  return answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
}
