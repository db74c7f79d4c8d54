import { z } from 'zod';
import type { Catalog } from './catalog/catalog.ts';
import type { Fault } from './catalog/product-faults.ts';
import { Language, type Text } from './language.ts';
import { organizationFaults } from './organization-faults.ts';
import { emailKeyOf } from './sign-in.ts';

/** The name a thing has in the system it comes from, compared byte for byte. */
const ExternalKey = z.string().regex(/^[^\p{Cc}]{1,512}$/u, 'a key has 1 to 512 characters, none of them a control character');
const Key = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, 'a key begins with a letter and has at most 64 letters, digits, _ . and -');
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a slug has at most 63 small letters, digits and -');

/** `kind:key`, cut at the first colon: `subscription:oscorp`, `user:may`, `group:sales`, `location_group:coast`. */
export const Reference = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}:[^\p{Cc}]{1,512}$/u, 'a reference is kind:key');

const Instant = z.iso.datetime({ offset: true, error: 'an instant is RFC 3339 with an offset' }).pipe(z.coerce.date());
/** From inclusive, until exclusive. */
const Validity = { validFrom: Instant.optional(), validUntil: Instant.optional() };

const Name = z.string().trim().min(1, 'a name is missing').max(200, 'a name has at most 200 characters');
const Attributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({});
const Alias = z.strictObject({ type: Key, id: ExternalKey });
const Words = z
  .union([z.string(), z.strictObject({ en: z.string(), fr: z.string() })])
  .transform((word): Text => (typeof word === 'string' ? { en: word, fr: word } : word));

/** Services (`voc`) or service items (`voc:oscorp-voc`); empty: every service. */
const Services = z.array(z.union([Reference, Key])).default([]);

const Test = z.strictObject({
  attribute: z.string(),
  equals: z.union([z.string(), z.number(), z.boolean()]).optional(),
  notEquals: z.union([z.string(), z.number(), z.boolean()]).optional(),
  in: z.array(z.union([z.string(), z.number(), z.boolean()])).optional(),
});
const Entry = z.union([z.string(), z.strictObject({ permission: z.string(), when: z.array(Test).default([]) })]);
const Entries = z
  .array(Entry)
  .default([])
  .transform((entries) => entries.map((entry) => (typeof entry === 'string' ? { permission: entry, when: [] } : entry)));

/** A role of the organization's own. Its rank follows from what it holds; it gives no one else anything. */
const OwnRole = z.strictObject({
  label: Words.optional(),
  lets: Words.optional(),
  can: z.strictObject({ subtree: Entries, granted_locations: Entries, participating: Entries, self: Entries, none: Entries }),
  /** Node kinds and services; absent: anywhere. */
  on: z.array(Key).optional(),
});

export const DocumentGrant = z.strictObject({
  to: Reference,
  gives: z.union(
    [z.strictObject({ role: z.string() }), z.strictObject({ permission: z.string() }), z.strictObject({ locations: z.literal(true) })],
    { error: 'exactly one of role, permission and locations: true' },
  ),
  on: Reference,
  services: Services,
  ...Validity,
  reason: z.string().trim().min(1).max(500).optional(),
});
export type DocumentGrant = Readonly<z.infer<typeof DocumentGrant>>;

/**
 * An organization as one JSON document. Things are named by `kind:key`; a home that is absent is the root. Unknown fields
 * are faults: a typing error must not silently give or withhold rights.
 */
export const OrganizationDocument = z.strictObject({
  format: z.literal('totem/organization@1'),
  product: Slug,
  productVersion: z.int().min(1),
  organization: z.strictObject({
    key: Slug,
    name: Name,
    timeZone: z.string().min(1).max(64).optional(),
    locale: Language.optional(),
    /** Absent: as many as the document fills. */
    paidSeats: z.int().nonnegative().optional(),
  }),
  /** From when what has no date of its own counts; absent: the moment of the import. */
  effectiveFrom: Instant.optional(),
  nodes: z.array(
    z.strictObject({
      kind: Key,
      key: ExternalKey,
      name: Name,
      parent: Reference.optional(),
      type: Key.optional(),
      archived: z.boolean().default(false),
      attributes: Attributes,
    }),
  ),
  serviceItems: z.array(z.strictObject({ service: Key, key: ExternalKey, name: Name, node: Reference })).default([]),
  locationGroups: z
    .array(
      z.strictObject({
        key: ExternalKey,
        name: Name,
        home: Reference.optional(),
        locations: z.array(
          z
            .union([Reference, z.strictObject({ location: Reference, services: Services })])
            .transform((entry) => (typeof entry === 'string' ? { location: entry, services: [] } : entry)),
        ),
      }),
    )
    .default([]),
  resources: z
    .array(
      z.strictObject({
        type: Key,
        key: ExternalKey,
        name: Name.optional(),
        at: z.array(Reference).default([]),
        serviceItem: Reference.optional(),
        owner: Reference.optional(),
        participants: z
          .array(z.strictObject({ member: Reference, kind: Key, from: Instant.optional(), until: Instant.optional() }))
          .default([]),
        attributes: Attributes,
      }),
    )
    .default([]),
  members: z
    .array(
      z.strictObject({
        type: Key,
        key: ExternalKey,
        name: Name.optional(),
        email: z
          .string()
          .refine((address) => emailKeyOf(address) !== null, 'not an e-mail address')
          .optional(),
        home: Reference.optional(),
        status: z.enum(['active', 'suspended', 'ended']).default('active'),
        aliases: z.array(Alias).default([]),
        bundle: Key.optional(),
        features: z.strictObject({ add: z.array(Key).default([]), remove: z.array(Key).default([]) }).default({ add: [], remove: [] }),
        attributes: Attributes,
      }),
    )
    .default([]),
  serviceAccounts: z
    .array(z.strictObject({ type: Key, key: ExternalKey, name: Name, home: Reference.optional(), aliases: z.array(Alias).default([]) }))
    .default([]),
  groups: z
    .array(
      z.strictObject({
        key: ExternalKey,
        name: Name,
        home: Reference.optional(),
        members: z.array(
          z
            .union([Reference, z.strictObject({ member: Reference, ...Validity })])
            .transform((member): { member: string; validFrom?: Date | undefined; validUntil?: Date | undefined } =>
              typeof member === 'string' ? { member } : member,
            ),
        ),
      }),
    )
    .default([]),
  roles: z.record(Key, OwnRole).default({}),
  grants: z.array(DocumentGrant).default([]),
});
export type OrganizationDocument = Readonly<z.infer<typeof OrganizationDocument>>;

/** A document that may be loaded, or every reason why it may not; one of the two lists is always empty. */
export type ReadOrganization =
  | { readonly document: OrganizationDocument; readonly faults: readonly [] }
  | { readonly document: null; readonly faults: readonly Fault[] };

/**
 * Reads an organization document for a product that is known. Bad input is an answer, never an error: its shape is checked
 * first, and what it names only once the shape is sound.
 */
export function readOrganizationDocument(catalog: Catalog, input: unknown): ReadOrganization {
  const parsed = OrganizationDocument.safeParse(input);
  if (!parsed.success) return { document: null, faults: parsed.error.issues.flatMap(faultsOfShape) };
  const faults = organizationFaults(catalog, parsed.data);
  return faults.length > 0 ? { document: null, faults } : { document: parsed.data, faults: [] };
}

/** `['grants', 17, 'on']` → `grants[17].on`; an unknown field is named itself. */
function faultsOfShape(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path
    .reduce<string>((so, step) => (typeof step === 'number' ? `${so}[${step}]` : `${so}.${String(step)}`), '')
    .slice(1);
  if (issue.code !== 'unrecognized_keys') return [{ path, problem: issue.message }];
  return issue.keys.map((key) => ({ path: `${path}.${key}`.replace(/^\./, ''), problem: 'unknown field' }));
}
