import type { DeletedLocationGroup, DeletedUserGroup } from '@totem/domain/deleted-groups';
import type { AnyGroup } from '@totem/domain/grants';

/** A deleted group of either kind, as what a line of a draft names. */
export interface DeletedGroup extends Omit<DeletedUserGroup | DeletedLocationGroup, 'id'> {
  readonly what: AnyGroup;
}

export const deletedUserGroup = ({ id, ...group }: DeletedUserGroup): DeletedGroup => ({ ...group, what: { userGroup: id } });
export const deletedLocationGroup = ({ id, ...group }: DeletedLocationGroup): DeletedGroup => ({ ...group, what: { locationGroup: id } });
export const idOf = ({ what }: DeletedGroup): string => Object.values(what).join();
