import { z } from 'zod';
import type { Reach } from './catalog/catalog.ts';
import { EffectView } from './change-access.ts';
import { GivenName } from './change-nodes.ts';
import { GrantReason } from './grants.ts';
import { OrganizationId, RoleId, Version } from './ids.ts';

const reaches = ['subtree', 'granted_locations', 'participating', 'self', 'none'] as const satisfies readonly Reach[];

/** A permission that a role holds, and how far it reaches there. */
export const RoleRight = z.strictObject({ permission: z.string().min(1).max(130), reach: z.enum(reaches) });
export type RoleRight = Readonly<z.infer<typeof RoleRight>>;

const RoleRights = z.array(RoleRight).min(1).max(1_000);
const RoleKey = z.string().min(1).max(130);
const RoleDescription = z.string().trim().min(1).max(500).nullable();

/** A role of the organization's own. `can: null`: it is deleted, and still names what was given by it. */
export const OrganizationRole = z.object({
  id: RoleId,
  /** The key of the built-in role it was begun from. */
  basedOn: z.string(),
  label: z.string(),
  description: z.string().nullable(),
  can: z.array(RoleRight).nullable(),
});
export type OrganizationRole = Readonly<z.infer<typeof OrganizationRole>>;
/** One that is there. */
export type LivingRole = OrganizationRole & { readonly can: RoleRight[] };

/** What a role is: what it is called, what it is for, and what it can. */
const RoleContent = { label: GivenName, description: RoleDescription, can: RoleRights };
const RoleAs = z.strictObject(RoleContent);
export type RoleAs = Readonly<z.infer<typeof RoleAs>>;

/** A role begun from a built-in one. */
export const CreateRole = z.strictObject({ organizationId: OrganizationId, basedOn: RoleKey, ...RoleContent });
export type CreateRole = z.infer<typeof CreateRole>;

const Shown = {
  /** The version that was shown (`EffectView.version`), and what it would do then (`fingerprint`): it does nothing else. */
  madeAt: Version,
  shown: z.string().max(100),
};
const Edit = { organizationId: OrganizationId, role: RoleId, ...RoleContent };
const Deletion = {
  organizationId: OrganizationId,
  role: RoleId,
  /** The key of the role that whoever has this one gets in its place; null where nobody has it. */
  replacement: RoleKey.nullable(),
  reason: GrantReason.optional(),
};
/** How many of the people were told already. */
const peopleFrom = z.int().min(0).optional();

export const PreviewRole = z.strictObject({ ...Edit, peopleFrom });
export type PreviewRole = z.infer<typeof PreviewRole>;

export const EditRole = z.strictObject({ ...Edit, ...Shown });
export type EditRole = z.infer<typeof EditRole>;

export const PreviewDeletionOfRole = z.strictObject({ ...Deletion, peopleFrom });
export type PreviewDeletionOfRole = z.infer<typeof PreviewDeletionOfRole>;

export const DeleteRole = z.strictObject({ ...Deletion, ...Shown });
export type DeleteRole = z.infer<typeof DeleteRole>;

/** What editing or deleting a role would do, by person. */
export const RoleEffectView = EffectView;
export type RoleEffectView = EffectView;

export const ChangedRole = z.object({ role: RoleId, version: Version });
export type ChangedRole = z.infer<typeof ChangedRole>;
