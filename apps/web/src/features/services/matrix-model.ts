import type { Catalog, PermissionEntry, Reach, RoleEntry } from '@totem/domain/catalog/catalog';
import type { ServiceFunction } from '@totem/domain/catalog/define-product';
import type { Text } from '@totem/domain/language';

/** One permission that a role holds, with every way in which it holds it. */
export interface Held {
  readonly permission: PermissionEntry;
  readonly reaches: readonly Reach[];
}

/** What a role has of a function: all of it, a part, nothing, or nothing by itself because it is only given singly. */
export interface MatrixCell {
  readonly kind: 'full' | 'partial' | 'none' | 'extra';
  /** In declared order. */
  readonly held: readonly Held[];
  /** How far all of it goes; null where nothing is held, and where one part goes further than another. */
  readonly reach: Reach | null;
}

export interface MatrixRow {
  readonly label: Text;
  readonly permissions: readonly PermissionEntry[];
  readonly provisional: boolean;
  /** One for each role of the matrix. */
  readonly cells: readonly MatrixCell[];
}

/** A service as people read it: its functions in declared order, its roles from the highest rank down. */
export interface Matrix {
  readonly service: string;
  readonly label: Text;
  readonly provisional: boolean;
  readonly roles: readonly RoleEntry[];
  readonly rows: readonly MatrixRow[];
}

/** From the highest rank down, those that come with the product first. */
export const byRank = (a: RoleEntry, b: RoleEntry): number => Number(a.custom !== null) - Number(b.custom !== null) || b.rank - a.rank;

/** Further goes before nearer: a permission held in several ways goes as far as the first of them. */
const fromFurthest: readonly Reach[] = ['subtree', 'none', 'granted_locations', 'participating', 'self'];

export const furthest = (reaches: readonly Reach[]): Reach | null => fromFurthest.find((reach) => reaches.includes(reach)) ?? null;

/** How far one reach goes compared with another: positive where `a` goes further. */
export const reachBeyond = (a: Reach, b: Reach): number => fromFurthest.indexOf(b) - fromFurthest.indexOf(a);

/** The matrix of a service, of what exists in the product; null for a service that the product does not have. */
export function matrixOf(catalog: Catalog, service: string): Matrix | null {
  const type = Object.hasOwn(catalog.product.services, service) ? catalog.product.services[service] : undefined;
  if (!type) return null;
  const roles = [...catalog.roles.values()].filter((role) => role.service === service || role.service === null).toSorted(byRank);
  const rows = type.functions.filter((row) => row.note !== 'absent').map((row) => rowOf(catalog, service, row, roles));
  return { service, label: type.label, provisional: type.provisional === true, roles, rows };
}

export const matricesOf = (catalog: Catalog): Matrix[] =>
  Object.keys(catalog.product.services).flatMap((service) => matrixOf(catalog, service) ?? []);

function rowOf(catalog: Catalog, service: string, row: ServiceFunction, roles: readonly RoleEntry[]): MatrixRow {
  const permissions = row.permissions.flatMap((key) => catalog.permissions.get(`${service}:${key}`) ?? []);
  return {
    label: row.label,
    permissions,
    provisional: row.provisional === true || permissions.some((permission) => permission.provisional),
    cells: roles.map((role) => cellOf(permissions, role)),
  };
}

function cellOf(permissions: readonly PermissionEntry[], role: RoleEntry): MatrixCell {
  const inRoles = permissions.filter((permission) => !permission.extraOnly);
  if (inRoles.length === 0) return { kind: 'extra', held: [], reach: null };
  const held = inRoles.flatMap((permission) => {
    const reaches = role.can.get(permission.key);
    return reaches ? [{ permission, reaches }] : [];
  });
  const kind = held.length === 0 ? 'none' : held.length === inRoles.length ? 'full' : 'partial';
  return { kind, held, reach: onlyOne(held.map(({ reaches }) => furthest(reaches))) };
}

/** How far everything in a role's column goes, where that is the same in each cell; else null. */
export const reachOfColumn = ({ rows }: Matrix, column: number): Reach | null =>
  onlyOne(rows.flatMap(({ cells }) => cells[column] ?? []).flatMap(({ held }) => held.map(({ reaches }) => furthest(reaches))));

const onlyOne = (reaches: readonly (Reach | null)[]): Reach | null => {
  const [first = null, ...rest] = new Set(reaches);
  return rest.length === 0 ? first : null;
};

/** Whether two roles have the same of a function, equally far. */
export const isSame = (a: MatrixCell, b: MatrixCell): boolean => a.kind === b.kind && contents(a) === contents(b);

const contents = ({ held }: MatrixCell): string =>
  held.map(({ permission, reaches }) => `${permission.key} ${furthest(reaches) ?? ''}`).join('|');

/** The same matrix with two of its columns alone, in the order asked for; null where one is not in it or both are the same. */
export function twoColumns(matrix: Matrix, a: string | undefined, b: string | undefined): Matrix | null {
  const columns = [a, b].map((key) => matrix.roles.findIndex((role) => role.key === key));
  if (a === b || columns.includes(-1)) return null;
  const pick = <T>(all: readonly T[]): T[] => columns.flatMap((column) => all.slice(column, column + 1));
  return { ...matrix, roles: pick(matrix.roles), rows: matrix.rows.map((row) => ({ ...row, cells: pick(row.cells) })) };
}

/** Whether the cells of a row are not all the same. */
export const differs = ({ cells: [first, ...rest] }: MatrixRow): boolean =>
  first !== undefined && rest.some((cell) => !isSame(first, cell));
