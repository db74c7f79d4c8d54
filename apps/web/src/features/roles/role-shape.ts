import type { Catalog, Reach, RoleEntry } from '@totem/domain/catalog/catalog';
import { holdableIn } from '@totem/domain/catalog/organization-roles';
import type { RoleRight } from '@totem/domain/roles';
import { furthest } from '../services/matrix-model.ts';

/** What a role of one's own is to be, while it is edited. */
export interface RoleShape {
  /** The key of the built-in role that it begins from. */
  readonly basedOn: string;
  readonly label: string;
  readonly description: string;
  /** What it holds, each as far as it goes. */
  readonly can: ReadonlyMap<string, Reach>;
}

/** A new role as its beginning has it, without what no role of one's own may hold. */
export function shapeFrom(catalog: Catalog, basedOn: string): RoleShape {
  const base = catalog.roles.get(basedOn);
  const may = holdableIn(catalog, basedOn).filter(({ whyNot }) => whyNot === null);
  return {
    basedOn,
    label: '',
    description: '',
    can: new Map(may.flatMap(({ permission }) => reachIn(base, permission.key) ?? [])),
  };
}

/** A role that is there, as it is. */
export const shapeOf = (role: RoleEntry): RoleShape => ({
  basedOn: role.custom?.basedOn ?? role.key,
  label: role.label.en,
  description: role.custom?.description ?? '',
  can: new Map([...role.can.keys()].flatMap((key) => reachIn(role, key) ?? [])),
});

const reachIn = (role: RoleEntry | undefined, key: string): [[string, Reach]] | null => {
  const reach = furthest(role?.can.get(key) ?? []);
  return reach && [[key, reach]];
};

/** The rights that a role of this shape holds, in the product's order. */
export const rightsOf = (catalog: Catalog, { can }: RoleShape): RoleRight[] =>
  [...catalog.permissions.keys()].flatMap((permission) => {
    const reach = can.get(permission);
    return reach ? [{ permission, reach }] : [];
  });

/** What it holds more and less than its beginning; what goes further or less far counts as both. */
export function againstBase(catalog: Catalog, { basedOn, can }: RoleShape): { readonly adds: number; readonly lacks: number } {
  const base = shapeFrom(catalog, basedOn).can;
  const isIn = (one: ReadonlyMap<string, Reach>, [key, reach]: [string, Reach]) => one.get(key) === reach;
  return {
    adds: [...can].filter((right) => !isIn(base, right)).length,
    lacks: [...base].filter((right) => !isIn(can, right)).length,
  };
}
