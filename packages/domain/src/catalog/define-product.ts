// The shape of a product and the functions that hold its keys together stand in one file: each line of one answers to the other.
import type { Text } from '../language.ts';
import { type AdministrationKey, administrationPermissions } from './administration.ts';
import type { Effect, Reach } from './catalog.ts';

/** A product as data: what `defineProduct` returns, and what a product document becomes. */
export interface Product {
  readonly key: string;
  readonly version: number;
  readonly label: Text;
  readonly words: ProductWords;
  /** Who can be asked about; absent: `user` is a member, `service_account` a service account. */
  readonly subjectTypes?: Readonly<Record<string, { readonly is: 'member' | 'service_account' }>>;
  readonly nodeKinds: Readonly<Record<string, NodeKind>>;
  readonly services: Readonly<Record<string, ServiceType>>;
  readonly resourceTypes: Readonly<Record<string, ResourceType>>;
  /** Roles across services; their whole key is `product/role`. */
  readonly roles: Readonly<Record<string, Role>>;
  readonly features: readonly string[];
  readonly bundles: Readonly<Record<string, Bundle>>;
  readonly policies: Policies;
}

/** The engine's words that a product may say in its own way; whole words, never glued. */
export interface ProductWords {
  readonly organization: Text;
  readonly member: Text;
  readonly members: Text;
  readonly role: Text;
  readonly roles: Text;
  readonly userGroup: Text;
  readonly userGroups: Text;
  readonly location: Text;
  readonly locations: Text;
  readonly locationGroup: Text;
  readonly locationGroups: Text;
  readonly extra: Text;
  readonly extras: Text;
  readonly viewAs: Text;
  readonly invite: Text;
  readonly confirmInvite: Text;
  /** Where people are managed, as a path through the screens. */
  readonly peoplePlace: Text;
  readonly bundle: Text;
  readonly operator: Text;
  readonly participant: Text;
  readonly participants: Text;
  /** Further words under which something is found by search: "Point of Sale". */
  readonly synonyms: readonly Text[];
}

export interface NodeKind {
  readonly label: Text;
  readonly labels: Text;
  readonly under?: readonly string[];
  readonly isLocation?: true;
  readonly isLevel?: true;
  readonly types?: Readonly<Record<string, Text>>;
  /** A node without a child of this kind is flagged. */
  readonly warnWithout?: string;
}

export interface ServiceType {
  readonly label: Text;
  /** For chips: "VoC". */
  readonly shortLabel: Text;
  /** Node kinds that its items may be at; absent: a service without items. */
  readonly at?: readonly string[];
  readonly permissions: Readonly<Record<string, PermissionDefinition>>;
  /** Matrix rows, in the order people know them. */
  readonly functions: readonly ServiceFunction[];
  /** Roles of this service alone; their whole key is `service/role`. */
  readonly roles: Readonly<Record<string, Role>>;
  readonly provisional?: true;
}

export interface PermissionDefinition {
  readonly lets: Text;
  readonly effect: Effect;
  readonly extraOnly?: true;
  readonly sensitive?: true;
  readonly needsLocation?: true;
  readonly feature?: string;
  readonly provisional?: true;
}

/**
 * One row of a matrix. `note`: from the prose of the source, added for Totem's own needs, or `absent`: nothing of the kind
 * exists in this product, so the top role alone holds its permissions, without effect.
 */
export interface ServiceFunction {
  readonly label: Text;
  readonly permissions: readonly string[];
  readonly note?: 'prose' | 'added' | 'absent';
  /** Those of its permissions that are added where the row itself is the source's. */
  readonly added?: readonly string[];
  readonly provisional?: true;
}

export interface Role {
  readonly label: Text;
  /** One sentence: what it is for. */
  readonly lets: Text;
  readonly rank: number;
  /** Whole permission keys (`service:key`) in a role across services, short ones in a service's own. */
  readonly can: { readonly [R in Reach]?: readonly string[] };
  /** Node kinds where it may be granted; a service's role may also be granted on its items. */
  readonly on: readonly string[];
  readonly assignable?: false;
  readonly mayAssign?: readonly string[] | 'held';
  readonly mayGrantExtra?: readonly string[];
  readonly mayGrantLocations?: true;
  readonly seat?: 'free' | 'paid';
}

export interface ResourceType {
  readonly label: Text;
  readonly labels: Text;
  readonly service: string;
  readonly at: readonly string[];
  readonly participants: readonly string[];
  readonly creatorParticipates?: true;
}

export interface Bundle {
  readonly label: Text;
  readonly seat: 'free' | 'paid';
  readonly features: readonly string[];
  readonly provisional?: true;
}

export interface Policies {
  /** `from_roles`: where a person belongs follows from the nodes of their roles. */
  readonly level: 'chosen' | 'from_roles';
  /** Whole role keys of which a member has exactly one, possibly on several nodes. */
  readonly oneRoleOf: readonly string[];
  /** `off`, or whether user groups give rights. */
  readonly userGroups: 'off' | 'with_grants' | 'without_grants';
  readonly locationGroups: boolean;
  readonly customRoles: 'yes' | 'operator_approves';
  readonly bundle: 'none' | { readonly freeRoleGets: string };
  readonly invitation: { readonly lifetimeMs: number; readonly preset: readonly string[]; readonly provisional?: true };
  readonly ownership: {
    readonly top: string;
    readonly min: number;
    /** Null: no limit. */
    readonly max: number | null;
    readonly firstOwnerGets: readonly string[];
    readonly transfer: boolean;
    readonly formerOwnerGets: readonly string[];
  };
  readonly seats: 'none' | 'paid_only';
  readonly devices: 'unlimited' | { readonly max: 1; readonly onConflict: 'evict_after_confirm' | 'refuse' };
  readonly viewAs: { readonly lifetimeMs: number; readonly minimumReason: number };
  /** A ready-made set of grants, each role and locations given on the root: "All subscriptions, including new ones". */
  readonly presets: Readonly<Record<string, { readonly label: Text; readonly roles: readonly string[]; readonly locations: boolean }>>;
  /** Kinds of node an organization starts with below its root. */
  readonly startsWith: readonly string[];
}

type Permissions = Readonly<Record<string, PermissionDefinition>>;
type Services = Readonly<Record<string, ServiceType>>;
type Keys<T> = keyof T & string;

/** Permissions that a role may list: all but those that are given singly. */
type Holdable<P> = { [K in Keys<P>]: P[K] extends { readonly extraOnly: true } ? never : K }[Keys<P>];
type Extra<P> = Exclude<Keys<P>, Holdable<P>>;

/** What `defineService` makes of its argument, every key kept. */
export interface ServiceOf<P extends Permissions, R extends Roles, A extends readonly string[]> extends ServiceType {
  readonly at?: A;
  readonly permissions: P;
  readonly roles: R;
}

type RoleHolding<P extends string> = Omit<Role, 'can'> & { readonly can: { readonly [R in Reach]?: readonly P[] } };
type Roles = Readonly<Record<string, RoleHolding<string>>>;

/** A type cannot forbid unknown keys of an object that it infers; this says `never` at each reach that does not exist. */
type KnownReaches<R> = {
  readonly [K in keyof R]: {
    readonly can: R[K] extends { can: infer C } ? { readonly [Q in keyof C]: Q extends Reach ? C[Q] : never } : never;
  };
};

/**
 * A service with its permissions, matrix rows and roles. A role that lists a permission of another service, or one that is
 * only given singly, does not compile, nor does an unknown reach.
 */
export function defineService<
  const P extends Permissions,
  const R extends Readonly<Record<string, RoleHolding<Holdable<P>>>>,
  const A extends readonly string[] = readonly [],
>(
  service: Omit<ServiceType, 'at' | 'permissions' | 'functions' | 'roles'> & {
    readonly at?: A;
    readonly permissions: P;
    readonly functions: readonly (Omit<ServiceFunction, 'permissions' | 'added'> & {
      readonly permissions: readonly NoInfer<Keys<P>>[];
      readonly added?: readonly NoInfer<Keys<P>>[];
    })[];
    readonly roles: R & KnownReaches<R>;
  },
): ServiceOf<P, R, A> {
  return service;
}

/** The service every product has: its permissions are given, the product says how its matrix reads and who holds them. */
export const defineAdministration = <
  const R extends Readonly<Record<string, RoleHolding<AdministrationKey>>> = Record<never, never>,
>(administration: {
  readonly label: Text;
  readonly shortLabel: Text;
  readonly functions: readonly (Omit<ServiceFunction, 'permissions' | 'added'> & {
    readonly permissions: readonly AdministrationKey[];
    readonly added?: readonly AdministrationKey[];
  })[];
  readonly roles: R & KnownReaches<R>;
}): ServiceOf<typeof administrationPermissions, R, readonly []> => ({ ...administration, permissions: administrationPermissions });

type PermissionsOf<S extends Services> = { [K in Keys<S>]: `${K}:${Keys<S[K]['permissions']>}` }[Keys<S>];
type HoldableOf<S extends Services> = { [K in Keys<S>]: `${K}:${Holdable<S[K]['permissions']>}` }[Keys<S>];
type ExtrasOf<S extends Services> = { [K in Keys<S>]: `${K}:${Extra<S[K]['permissions']>}` }[Keys<S>];
type ServiceRolesOf<S extends Services> = { [K in Keys<S>]: `${K}/${Keys<S[K]['roles']>}` }[Keys<S>];

/** What a role may not name wrongly, whichever product or service it is of. */
interface RoleAmong<Kind extends string, RoleKey extends string, Extra extends string> {
  readonly on: readonly Kind[];
  readonly mayAssign?: readonly RoleKey[] | 'held';
  readonly mayGrantExtra?: readonly Extra[];
}

interface ServiceAmong<S extends ServiceType, Kind extends string, RoleKey extends string, Extra extends string, Feature extends string> {
  readonly at?: readonly Kind[];
  readonly permissions: { readonly [K in keyof S['permissions']]: { readonly feature?: Feature } };
  readonly roles: { readonly [K in keyof S['roles']]: RoleAmong<Kind, RoleKey, Extra> };
}

/** What `defineProduct` makes of its argument, every key kept. */
export interface ProductOf<Key extends string, S extends Services, R extends Roles, Kind extends string> extends Product {
  readonly key: Key;
  readonly nodeKinds: { readonly [K in Kind]: NodeKind };
  readonly services: S;
  readonly roles: R;
}

/**
 * A whole product. None of these compiles, each at its place: a key of a node kind, permission, role, feature or bundle that
 * is declared nowhere, an extra permission inside a role, a product without `administration`. What types cannot say (no
 * empty role, one root) `catalogOf` checks.
 */
export function defineProduct<
  const Key extends string,
  const K extends Readonly<Record<string, NodeKind>>,
  const S extends Services & { readonly administration: ServiceType },
  const F extends string,
  const B extends Readonly<Record<string, Bundle>>,
  const R extends Readonly<Record<string, RoleHolding<HoldableOf<S>>>>,
>(
  product: Omit<Product, 'key' | 'nodeKinds' | 'services' | 'resourceTypes' | 'roles' | 'features' | 'bundles' | 'policies'> & {
    readonly key: Key;
    readonly nodeKinds: K & {
      readonly [N in keyof K]: { readonly under?: readonly NoInfer<Keys<K>>[]; readonly warnWithout?: NoInfer<Keys<K>> };
    };
    readonly services: S & {
      readonly [N in keyof S]: ServiceAmong<S[N], Keys<K>, NoInfer<ServiceRolesOf<S> | `${Key}/${Keys<R>}`>, ExtrasOf<S>, F>;
    };
    readonly resourceTypes: Readonly<
      Record<
        string,
        Omit<ResourceType, 'service' | 'at'> & { readonly service: NoInfer<Keys<S>>; readonly at: readonly NoInfer<Keys<K>>[] }
      >
    >;
    readonly roles: R &
      KnownReaches<R> & {
        readonly [N in keyof R]: RoleAmong<NoInfer<Keys<K>>, NoInfer<ServiceRolesOf<S> | `${Key}/${Keys<R>}`>, ExtrasOf<S>>;
      };
    readonly features: readonly F[];
    readonly bundles: B & { readonly [N in keyof B]: { readonly features: readonly NoInfer<F>[] } };
    readonly policies: PoliciesAmong<NoInfer<Keys<K>>, NoInfer<ServiceRolesOf<S> | `${Key}/${Keys<R>}`>, NoInfer<Keys<B>>>;
  },
): ProductOf<Key, S, R, Keys<K>> {
  return product;
}

/** Policies whose keys exist in the product. */
interface PoliciesAmong<Kind extends string, RoleKey extends string, BundleKey extends string> extends Policies {
  readonly oneRoleOf: readonly RoleKey[];
  readonly bundle: 'none' | { readonly freeRoleGets: BundleKey };
  readonly invitation: Omit<Policies['invitation'], 'preset'> & { readonly preset: readonly RoleKey[] };
  readonly ownership: Omit<Policies['ownership'], 'top' | 'firstOwnerGets' | 'formerOwnerGets'> & {
    readonly top: RoleKey;
    readonly firstOwnerGets: readonly RoleKey[];
    readonly formerOwnerGets: readonly RoleKey[];
  };
  readonly presets: Readonly<Record<string, { readonly label: Text; readonly roles: readonly RoleKey[]; readonly locations: boolean }>>;
  readonly startsWith: readonly Kind[];
}

/** Every permission key of a product, as declared; `string` where the product is known at run time only. */
export type Permission<P extends Product> = string extends keyof P['services'] ? string : PermissionsOf<P['services']>;

/** Every role key of a product. */
export type RoleKey<P extends Product> = string extends keyof P['services']
  ? string
  : ServiceRolesOf<P['services']> | (string extends keyof P['roles'] ? never : `${P['key']}/${Keys<P['roles']>}`);

export type ServiceKey<P extends Product> = Keys<P['services']>;
