import { mayAt } from '@totem/domain/access/visibility';
import { type AdministrationPermission, administrationPermissions } from '@totem/domain/catalog/administration';
import type { NodeId } from '@totem/domain/ids';
import type { Ctx } from '../context.ts';

/** Which administrative permissions the asker may use at a node; none at one that is not theirs, or does not exist. */
export function myRights(ctx: Ctx, { node }: { readonly node: NodeId }): AdministrationPermission[] {
  return everyPermission.filter((permission) => mayAt(ctx, permission, node));
}

// The keys of a literal are its keys; Object.keys only forgets it.
const everyPermission = Object.keys(administrationPermissions).map((key) => `administration:${key}`) as AdministrationPermission[];
