import type { RoleId } from '../ids.ts';
import type { Text } from '../language.ts';
import type { OrganizationRole } from '../roles.ts';
import type { Product } from './define-product.ts';

/**
 * Where an entry of a role holds: everywhere below the grant's target, only at locations one holds, only where one
 * participates, only one's own, or wherever the target covers the thing whatever location is named.
 */
export type Reach = 'subtree' | 'granted_locations' | 'participating' | 'self' | 'none';

/** `read` is all that a view of another person shows; `admin` changes who may do what, and enters no custom role. */
export type Effect = 'read' | 'write' | 'admin';

export interface NodeKindEntry {
  readonly key: string;
  /** Kinds it may hang under; empty for the root, of which there is one. */
  readonly under: readonly string[];
  readonly isLocation: boolean;
  /** Whether it may be a member's home. */
  readonly isLevel: boolean;
}

export interface ServiceEntry {
  readonly key: string;
  /** With items, its permissions are asked on service items; without, on nodes and resources. */
  readonly hasItems: boolean;
  /** Node kinds that its items may be at; empty without items. */
  readonly at: readonly string[];
  /** In declared order. */
  readonly permissions: readonly PermissionEntry[];
}

export interface PermissionEntry<P extends string = string> {
  readonly key: P;
  readonly service: string;
  /** Its position among all permissions of the product, from 0. */
  readonly number: number;
  readonly effect: Effect;
  /** In no role: given singly, on top of a role of the same service. */
  readonly extraOnly: boolean;
  /** Masked while viewing as; given with a reason. */
  readonly sensitive: boolean;
  /** Given singly, it counts only at locations its holder holds. */
  readonly needsLocation: boolean;
  /** A member whose bundle lacks it finds the `entitlement` gate closed. */
  readonly feature: string | null;
  /** Fills a gap of the source: screens mark it. */
  readonly provisional: boolean;
  /** Finishes "lets you …". */
  readonly lets: Text;
}

/** What an organization made of a built-in role. */
export interface CustomRole {
  readonly id: RoleId;
  /** The key of the built-in role it was begun from; it is of the same set. */
  readonly basedOn: string;
  /** Null: none was given. */
  readonly description: string | null;
}

export interface RoleEntry<P extends string = string> {
  readonly key: string;
  /** Null for a role across services. */
  readonly service: string | null;
  /** The services of which it holds some permission. */
  readonly services: ReadonlySet<string>;
  readonly label: Text;
  /** Order of power within its set; a higher one holds all that a lower one holds. */
  readonly rank: number;
  readonly can: ReadonlyMap<P, readonly Reach[]>;
  /** Where it may be granted. */
  readonly on: { readonly nodeKinds: ReadonlySet<string>; readonly items: boolean };
  /** Whether people may give it at all. */
  readonly assignable: boolean;
  /** Roles its holders may give; `held`: those the giver holds. */
  readonly mayAssign: ReadonlySet<string> | 'held';
  readonly mayGrantExtra: ReadonlySet<string>;
  readonly mayGrantLocations: boolean;
  /** Whether its holders may assign anything: such a role cannot expire. */
  readonly hasCeiling: boolean;
  /** Whether it holds some `administration:` permission: only such roles say who is above whom. */
  readonly isStanding: boolean;
  readonly seat: 'free' | 'paid' | 'none';
  /** Null: it comes with the product. */
  readonly custom: CustomRole | null;
}

/** A product, indexed for the engine. Keys are unions for a product written here, `string` for one loaded at run time. */
export interface Catalog<P extends string = string> {
  readonly product: Product;
  readonly rootKind: string;
  readonly kinds: ReadonlyMap<string, NodeKindEntry>;
  readonly services: ReadonlyMap<string, ServiceEntry>;
  readonly permissions: ReadonlyMap<P, PermissionEntry<P>>;
  /** Every permission that may be given singly. */
  readonly extras: ReadonlySet<string>;
  readonly roles: ReadonlyMap<string, RoleEntry<P>>;
  /** The organization's own, as they are kept; those among them that can nothing have no entry in `roles`. None: a product as it comes. */
  readonly ownRoles: readonly OrganizationRole[];
  /** Whether anything depends on the locations somebody holds: only then are locations given. */
  readonly grantsLocations: boolean;
}
