import type { GroupSort } from '@totem/domain/group-homes';
import type { LocationGroupId, NodeId, UserGroupId, Version } from '@totem/domain/ids';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';

/** A group of people or of places. */
export type GroupMade =
  | { readonly sort: 'user_group'; readonly id: UserGroupId; readonly version: Version }
  | { readonly sort: 'location_group'; readonly id: LocationGroupId; readonly version: Version };

/** Makes and renames groups; what was refused is an `error`. */
export function useGroupsMade() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id: organizationId } = useOrganization();
  const people = {
    create: useMutation(trpc.userGroups.create.mutationOptions()),
    edit: useMutation(trpc.userGroups.edit.mutationOptions()),
  };
  const places = {
    create: useMutation(trpc.locationGroups.create.mutationOptions()),
    edit: useMutation(trpc.locationGroups.edit.mutationOptions()),
  };
  return {
    /** The group that was made; null where it was refused. */
    async create(sort: GroupSort, home: NodeId, name: string): Promise<GroupMade | null> {
      const asked = { organizationId, home, name };
      const made: GroupMade | null = await (
        sort === 'user_group'
          ? people.create.mutateAsync(asked).then(({ group: id, version }) => ({ sort, id, version }))
          : places.create.mutateAsync(asked).then(({ group: id, version }) => ({ sort, id, version }))
      ).catch(() => null);
      if (made) await queries.invalidateQueries();
      return made;
    },
    /** Whether it was done. */
    async rename(group: { readonly sort: GroupSort; readonly id: string; readonly name: string }, name: string): Promise<boolean> {
      const asked = { organizationId, group: group.id, name, was: { name: group.name } };
      const done = await (group.sort === 'user_group' ? people.edit.mutateAsync(asked) : places.edit.mutateAsync(asked)).catch(() => null);
      if (done) await queries.invalidateQueries();
      return done !== null;
    },
    error: people.create.error ?? places.create.error ?? people.edit.error ?? places.edit.error,
  };
}

/** Opens the page of a group. */
export function useOpenGroup(): (group: Pick<GroupMade, 'sort' | 'id'>, tab?: 'gives') => void {
  const navigate = useNavigate();
  const { slug: organization } = useOrganization();
  return ({ sort, id: group }, tab) =>
    void (sort === 'user_group'
      ? navigate({ to: '/$organization/groups/$group', params: { organization, group }, ...(tab && { search: { tab } }) })
      : navigate({ to: '/$organization/locations/groups/$group', params: { organization, group } }));
}
