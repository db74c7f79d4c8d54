import type { Catalog } from '@totem/domain/catalog/catalog';
import type { RoleStep } from './ui/RoleMark.tsx';

/** A set of four roles has one step for each, from the top. */
const four = [4, 3, 2, 1] as const;

/**
 * How much a role can, in four steps that every product shares: 1 it only reads or is the least of its set, 2 it also
 * writes, 3 it also says who may do what or is next to the top one, 4 it is the top one.
 */
export function roleStep(catalog: Catalog, key: string): RoleStep {
  const role = catalog.roles.get(key);
  if (!role) return 1;
  const ranks = [...catalog.roles.values()].filter((one) => one.service === role.service).map((one) => one.rank);
  const steps = [...new Set(ranks)].toSorted((a, b) => b - a);
  const fromTop = steps.indexOf(role.rank);
  if (steps.length === four.length) return four[fromTop] ?? 1;
  if (fromTop === 0 && steps.length > 1) return 4;
  if (fromTop === steps.length - 1 && steps.length > 2) return 1;
  const effects = new Set([...role.can.keys()].map((permission) => catalog.permissions.get(permission)?.effect));
  if (effects.has('admin') || (fromTop === 1 && steps.length > 3)) return 3;
  return effects.has('write') ? 2 : 1;
}
