import type { Catalog } from '@totem/domain/catalog/catalog';
import { getLocale } from '../../paraglide/runtime.js';
import { roleStep } from '../../role-step.ts';
import type { RoleStep } from '../../ui/RoleMark.tsx';
import { letterOf } from '../person/effective/cell.ts';

const marks = new WeakMap<Catalog, Map<string, { letter: string; step: RoleStep }>>();

/** A role's letter and how much it can; looked up once, for there are thousands of cells of few roles. */
export function markOf(catalog: Catalog, role: string): { letter: string; step: RoleStep } {
  const known = marks.get(catalog) ?? new Map<string, { letter: string; step: RoleStep }>();
  marks.set(catalog, known);
  const key = `${getLocale()} ${role}`;
  const mark = known.get(key) ?? { letter: letterOf(catalog, role), step: roleStep(catalog, role) };
  known.set(key, mark);
  return mark;
}
