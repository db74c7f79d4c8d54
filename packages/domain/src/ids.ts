import { z } from 'zod';

/** Every id is a UUID, branded by what it names, and never used again once its thing is gone. */
const idOf = <const Name extends string>() => z.uuid().brand<Name>();

export const OrganizationId = idOf<'OrganizationId'>();
export type OrganizationId = z.infer<typeof OrganizationId>;

export const NodeId = idOf<'NodeId'>();
export type NodeId = z.infer<typeof NodeId>;

export const ServiceItemId = idOf<'ServiceItemId'>();
export type ServiceItemId = z.infer<typeof ServiceItemId>;

export const LocationGroupId = idOf<'LocationGroupId'>();
export type LocationGroupId = z.infer<typeof LocationGroupId>;

export const UserId = idOf<'UserId'>();
export type UserId = z.infer<typeof UserId>;

export const MemberId = idOf<'MemberId'>();
export type MemberId = z.infer<typeof MemberId>;

export const UserGroupId = idOf<'UserGroupId'>();
export type UserGroupId = z.infer<typeof UserGroupId>;

export const ServiceAccountId = idOf<'ServiceAccountId'>();
export type ServiceAccountId = z.infer<typeof ServiceAccountId>;

export const GrantId = idOf<'GrantId'>();
export type GrantId = z.infer<typeof GrantId>;

export const ResourceId = idOf<'ResourceId'>();
export type ResourceId = z.infer<typeof ResourceId>;

export const RoleId = idOf<'RoleId'>();
export type RoleId = z.infer<typeof RoleId>;

export const ActivityExportId = idOf<'ActivityExportId'>();
export type ActivityExportId = z.infer<typeof ActivityExportId>;

export const ImportId = idOf<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;

/** The order of an organization's changes: each committed change is one version, without gaps, from 0. */
export const Version = z.int().nonnegative().brand<'Version'>();
export type Version = z.infer<typeof Version>;
