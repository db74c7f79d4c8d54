import { z } from 'zod';
import { findCatalog } from '../catalog/products.ts';
import { type Reason, isReason } from '../errors.ts';
import { type OrganizationDocument, Reference, readOrganizationDocument } from '../organization-document.ts';
import { type World, worldFromDocument } from '../testing.ts';
import acmeCases from './scenarios/acme/cases.json' with { type: 'json' };
import acme from './scenarios/acme/organization.json' with { type: 'json' };
import cliniqueCases from './scenarios/clinique/cases.json' with { type: 'json' };
import clinique from './scenarios/clinique/organization.json' with { type: 'json' };
import marvelCases from './scenarios/marvel/cases.json' with { type: 'json' };
import marvel from './scenarios/marvel/organization.json' with { type: 'json' };

// Everything is named as in the organization document: `user:may`, `voc:oscorp-voc`, `location_group:coast`.
const Gives = z.union([
  z.strictObject({ role: z.string() }),
  z.strictObject({ permission: z.string() }),
  z.strictObject({ locations: z.literal(true) }),
]);
const Instant = z.iso.datetime({ offset: true });
const Refused = z.custom<Reason>(isReason);

/** One change to an organization, as a draft or as what happened before a question. */
export const ScenarioChange = z.union([
  z.strictObject({
    give: z.strictObject({
      to: Reference,
      gives: Gives,
      on: Reference,
      services: z.array(z.string()).optional(),
      from: Instant.optional(),
      until: Instant.optional(),
      reason: z.string().optional(),
    }),
  }),
  z.strictObject({ end: z.strictObject({ to: Reference, gives: Gives, on: Reference }) }),
  z.strictObject({ join: z.strictObject({ group: Reference, member: Reference, until: Instant.optional() }) }),
  z.strictObject({ leave: z.strictObject({ group: Reference, member: Reference }) }),
  /** `narrow`: the entry stays, for these services alone. `services` absent: for every service. */
  z.strictObject({
    entry: z.enum(['add', 'remove', 'narrow']),
    group: Reference,
    location: Reference,
    services: z.array(z.string()).optional(),
  }),
  z.strictObject({ suspend: Reference }),
  z.strictObject({ restore: Reference }),
  /** The member's end. */
  z.strictObject({ revoke: Reference }),
  z.strictObject({ move: z.strictObject({ node: Reference, under: Reference }) }),
  z.strictObject({ archive: Reference }),
  z.strictObject({ bundle: z.strictObject({ member: Reference, bundle: z.string() }) }),
]);
export type ScenarioChange = Readonly<z.infer<typeof ScenarioChange>>;

/**
 * Who gains or loses what: member → thing → places. A thing is a service item, a node, or `participating` (whatever they
 * participate in). A place is a location at which at least one permission on the thing changes, or `as such` for a
 * permission asked without naming a location. Exact: members, things and places that are not named do not change.
 */
const Difference = z.record(Reference, z.record(z.string(), z.array(z.union([Reference, z.literal('as such')]))));

const Question = z.union([
  /** `viewedBy`: asked while that member views as `who`. `device: elsewhere`: another device has the place of this one. */
  z.strictObject({
    decide: z.strictObject({
      who: Reference,
      permission: z.string(),
      on: Reference,
      at: Reference.optional(),
      viewedBy: Reference.optional(),
      device: z.literal('elsewhere').optional(),
    }),
    /**
     * `gates`: exactly the closed ones, each once. `through`: of all paths, the user group or `direct`; `held`: of all paths,
     * the location group through which the location is held, or `direct`; both as sets. `nearMisses`: each of these is among
     * them. What is absent is not compared.
     */
    expect: z.strictObject({
      allowed: z.boolean(),
      gates: z.array(z.enum(['status', 'entitlement', 'archived', 'device', 'view_as'])).optional(),
      through: z.array(z.union([Reference, z.literal('direct')])).optional(),
      held: z.array(z.union([Reference, z.literal('direct')])).optional(),
      nearMisses: z.array(z.string()).optional(),
    }),
  }),
  /** A set of locations. */
  z.strictObject({ locations: z.strictObject({ who: Reference, permission: z.string(), on: Reference }), expect: z.array(Reference) }),
  /** Which of some permissions (listed, or all of a service) `who` is allowed on the thing; a set. */
  z.strictObject({
    permissions: z.strictObject({
      who: Reference,
      of: z.union([z.string(), z.array(z.string())]),
      on: Reference,
      at: Reference.optional(),
    }),
    expect: z.array(z.string()),
  }),
  /** The strongest role on a service item, as people read it. */
  z.strictObject({ level: z.strictObject({ who: Reference, on: Reference }), expect: z.string().nullable() }),
  /** Everybody with a path, closed gates or not; a set. */
  z.strictObject({
    whoCan: z.strictObject({ permission: z.string(), on: Reference, at: Reference.optional() }),
    expect: z.array(Reference),
  }),
  /** The ceiling alone. `told`: what the giver hears instead, not being allowed to know more. */
  z.strictObject({
    mayGive: z.strictObject({
      giver: Reference,
      to: Reference,
      gives: Gives,
      on: Reference,
      reason: z.string().optional(),
      until: Instant.optional(),
    }),
    expect: Refused.nullable(),
    told: Refused.optional(),
  }),
  /** The whole verdict on saving: the act's permission, the ceiling, what the organization's rules say afterwards. */
  z.strictObject({
    maySave: z.strictObject({ by: Reference, changes: z.array(ScenarioChange).min(1) }),
    expect: Refused.nullable(),
    told: Refused.optional(),
  }),
  /** `viewing`: whom the actor already views as. */
  z.strictObject({
    mayViewAs: z.strictObject({ actor: Reference, subject: Reference, reason: z.string(), viewing: Reference.optional() }),
    expect: Refused.nullable(),
    told: Refused.optional(),
  }),
  z.strictObject({ manages: z.strictObject({ who: Reference, member: Reference }), expect: z.boolean() }),
  /** The people listed at a node; two sets. */
  z.strictObject({
    people: z.strictObject({ node: Reference, seenBy: Reference }),
    expect: z.strictObject({ managed: z.array(Reference), readOnly: z.array(Reference) }),
  }),
  /** `noEffect`: of the changes, by position, those without any, and through what it is so already (a set, as in `through`). */
  z.strictObject({
    preview: z.strictObject({ changes: z.array(ScenarioChange).min(1), by: Reference.optional() }),
    expect: z.strictObject({
      gains: Difference.default({}),
      loses: Difference.default({}),
      noEffect: z
        .array(z.strictObject({ change: z.int().nonnegative(), through: z.array(z.union([Reference, z.literal('direct')])) }))
        .default([]),
    }),
  }),
]);

/** A question about a world in which some changes were made; the name begins with the requirements it shows. */
export const ScenarioCase = z.strictObject({ name: z.string().min(1), given: z.array(ScenarioChange).default([]), ask: Question });
export type ScenarioCase = Readonly<z.infer<typeof ScenarioCase>>;

const Cases = z.strictObject({ cases: z.array(ScenarioCase).min(1) });

export interface Scenario {
  readonly name: string;
  readonly organization: OrganizationDocument;
  /** The document as written, for importers. */
  readonly source: unknown;
  readonly cases: readonly ScenarioCase[];
}

/** @throws Error naming every fault of a document or case. */
export function readScenario(name: string, source: { readonly product: string }, cases: unknown): Scenario {
  const catalog = findCatalog(source.product);
  if (!catalog) throw new Error(`Scenario ${name}: no product ${source.product}`);
  const { document, faults } = readOrganizationDocument(catalog, source);
  if (!document) throw new Error(`Scenario ${name}:\n${faults.map(({ path, problem }) => `${path}: ${problem}`).join('\n')}`);
  return { name, organization: document, source, cases: Cases.parse(cases).cases };
}

/** The worlds that every layer is asked about: the engine, the database, each interface. */
export const scenarios: readonly Scenario[] = [
  readScenario('marvel', marvel, marvelCases),
  readScenario('clinique', clinique, cliniqueCases),
  readScenario('acme', acme, acmeCases),
];

/** One of these worlds in memory, as its document describes it. @throws Error for a name that no world has */
export function worldOf(name: string): World {
  const scenario = scenarios.find((one) => one.name === name);
  const catalog = scenario && findCatalog(scenario.organization.product);
  if (!catalog) throw new Error(`No world ${name}.`);
  return worldFromDocument(catalog, scenario.organization);
}
