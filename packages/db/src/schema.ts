import { AccessGrant } from './entities/access-grant.ts';
import { ActivityExportPart } from './entities/activity-export-part.ts';
import { ActivityExport } from './entities/activity-export.ts';
import { ApiKey } from './entities/api-key.ts';
import { AppUser } from './entities/app-user.ts';
import { Archive } from './entities/archive.ts';
import { AuditEvent } from './entities/audit-event.ts';
import { AuditSubject } from './entities/audit-subject.ts';
import { CustomRoleContent } from './entities/custom-role-content.ts';
import { CustomRole } from './entities/custom-role.ts';
import { Delta } from './entities/delta.ts';
import { EmailAddress } from './entities/email-address.ts';
import { IdempotencyKey } from './entities/idempotency-key.ts';
import { Import } from './entities/import.ts';
import { ImportRow } from './entities/import-row.ts';
import { LocationGroupEntry } from './entities/location-group-entry.ts';
import { LocationGroup } from './entities/location-group.ts';
import { MailDelivery } from './entities/mail-delivery.ts';
import { MemberState } from './entities/member-state.ts';
import { MemberWord } from './entities/member-word.ts';
import { Member } from './entities/member.ts';
import { MembershipDirectory } from './entities/membership-directory.ts';
import { NodeKindPair } from './entities/node-kind-pair.ts';
import { NodePlacement } from './entities/node-placement.ts';
import { Node } from './entities/node.ts';
import { NotificationPreference } from './entities/notification-preference.ts';
import { OrganizationCatalog } from './entities/organization-catalog.ts';
import { OrganizationSlug } from './entities/organization-slug.ts';
import { OrganizationVersion } from './entities/organization-version.ts';
import { Organization } from './entities/organization.ts';
import { Participation } from './entities/participation.ts';
import { ProductVersion } from './entities/product-version.ts';
import { ResourceLocation } from './entities/resource-location.ts';
import { Resource } from './entities/resource.ts';
import { ServiceAccount } from './entities/service-account.ts';
import { ServiceItem } from './entities/service-item.ts';
import { UserGroupMember } from './entities/user-group-member.ts';
import { UserGroup } from './entities/user-group.ts';

/** Every table of ours; the schemas of signing in and of the queue are their libraries' own. */
export const entities = [
  AccessGrant,
  ActivityExportPart,
  ActivityExport,
  ApiKey,
  AppUser,
  Archive,
  AuditEvent,
  AuditSubject,
  CustomRoleContent,
  CustomRole,
  Delta,
  EmailAddress,
  IdempotencyKey,
  Import,
  ImportRow,
  LocationGroupEntry,
  LocationGroup,
  MailDelivery,
  MemberState,
  MemberWord,
  Member,
  MembershipDirectory,
  NodeKindPair,
  NodePlacement,
  Node,
  NotificationPreference,
  OrganizationCatalog,
  OrganizationSlug,
  OrganizationVersion,
  Organization,
  Participation,
  ProductVersion,
  ResourceLocation,
  Resource,
  ServiceAccount,
  ServiceItem,
  UserGroupMember,
  UserGroup,
];

export type Entity = (typeof entities)[number];
