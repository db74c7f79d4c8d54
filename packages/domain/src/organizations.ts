import { z } from 'zod';
import { MemberId, OrganizationId, Version } from './ids.ts';
import { NodeName } from './nodes.ts';
import { Paging } from './paging.ts';
import { OrganizationRole } from './roles.ts';

/** First parts of addresses that are pages of ours, so no organization may have them for a name. */
const taken = [
  'sign-in',
  'sign-up',
  'verify-email',
  'forgot-password',
  'reset-password',
  'me',
  'accounts',
  'api',
  'health',
  'assets',
  'pdp',
  'metrics',
];

/** The name an organization has in addresses; chosen once. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
  .refine((slug) => !taken.includes(slug));

/** One of the organizations somebody belongs to. A suspended membership stays listed, as deactivated. */
export const MyOrganizationView = z.object({
  id: OrganizationId,
  slug: z.string(),
  name: z.string(),
  product: z.string(),
  status: z.enum(['active', 'suspended']),
  /** Whole role keys held directly or through groups, strongest first. */
  roles: z.array(z.string()),
  /** When it was deactivated, and by whom if somebody did; null while active. */
  deactivated: z.object({ at: z.iso.datetime(), by: z.string().nullable() }).nullable(),
});
export type MyOrganizationView = z.infer<typeof MyOrganizationView>;

export const ListMyOrganizations = Paging;
export type ListMyOrganizations = z.infer<typeof ListMyOrganizations>;

export const GetOrganization = z.strictObject({ slug: Slug });
export type GetOrganization = z.infer<typeof GetOrganization>;

/**
 * What somebody who is suspended still learns of an organization. `by`: null where nobody in particular did it;
 * `restoredBy`: a few of those who could undo it.
 */
export const DeactivatedView = z.object({
  name: z.string(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  restoredBy: z.array(z.string()),
});
export type DeactivatedView = z.infer<typeof DeactivatedView>;

/** A few people to turn to for access, by name; none where there is nobody else. */
export const WhomToAskView = z.object({ names: z.array(z.string()) });
export type WhomToAskView = z.infer<typeof WhomToAskView>;

/** What somebody asks of one organization as a whole. */
export const AskOfOrganization = z.strictObject({ organizationId: OrganizationId });

/** An organization as its member sees it. */
export const OrganizationView = z.object({
  id: OrganizationId,
  slug: z.string(),
  name: z.string(),
  product: z.string(),
  timeZone: z.string(),
  version: Version,
  me: z.object({ member: MemberId, name: z.string(), home: NodeName }),
  /** The topmost node whose lists this member may open: their level, or the root for who administers from there. */
  top: NodeName,
  /** Its own, in the order they were made; deleted ones among them, for they still have names. */
  roles: z.array(OrganizationRole),
  /** Whether there are locations that this member may open, or could make. */
  opensLocations: z.boolean(),
});
export type OrganizationView = z.infer<typeof OrganizationView>;

/** Numbers of the overview, each with a list behind it. */
export const OverviewView = z.object({
  people: z.int(),
  suspended: z.int(),
  /** Hold a role of a service with items, and no location. */
  withServiceWithoutLocation: z.int(),
  withLocationWithoutService: z.int(),
  /** At the node and below it, archived ones left out. */
  locations: z.int(),
  locationsNobodySees: z.int(),
  /** Of each extra permission that is sensitive, in declared order. */
  holdersOfSensitive: z.array(z.object({ permission: z.string(), people: z.int() })),
  grantsEndingThisWeek: z.int(),
});
export type OverviewView = z.infer<typeof OverviewView>;
