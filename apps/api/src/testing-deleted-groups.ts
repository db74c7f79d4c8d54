import { z } from 'zod';
import type { Caller } from './testing-site.ts';

const Changed = z.object({ result: z.object({ data: z.object({ group: z.string(), version: z.int() }) }) });

/** Makes a user group and a location group at a node and deletes them, as somebody who may. Their ids. */
export async function deletedGroupsAt(by: Caller, organizationId: string, node: string): Promise<{ user: string; location: string }> {
  const made = async (procedure: string) => {
    const { text } = await by(procedure, { organizationId, home: node, name: 'Gone' });
    return Changed.parse(JSON.parse(text)).result.data;
  };
  const [{ group: user }, { group: location, version: madeAt }] = [await made('userGroups.create'), await made('locationGroups.create')];
  const changes = [{ userGroup: user }, { locationGroup: location }].map((what) => ({ change: 'delete', what }));
  const { status } = await by('grants.save', { organizationId, madeAt, changes });
  if (status !== 200) throw new Error('Groups could not be deleted.');
  return { user, location };
}
