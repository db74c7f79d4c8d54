import { administrationPermissions } from './administration.ts';
import type { Product, Role, ServiceType } from './define-product.ts';

/** What is wrong with a document or a product, and where: `services.voc.roles.reader.can.subtree[2]`. */
export interface Fault {
  readonly path: string;
  readonly problem: string;
}

/** The whole keys of a product: what any place in it may name. */
interface Known {
  readonly kinds: ReadonlySet<string>;
  readonly permissions: ReadonlySet<string>;
  readonly extras: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly features: ReadonlySet<string>;
}

/** Everything that keeps a product from being indexed, in the order of its parts; empty for a sound one. */
export function productFaults(product: Product): Fault[] {
  const known = keysOf(product);
  return [
    ...kindFaults(product, known),
    ...Object.entries(product.services).flatMap(([key, service]) => serviceFaults(key, service, known)),
    ...administrationFaults(product),
    ...Object.entries(product.roles).flatMap(([key, role]) => roleFaults(`roles.${key}`, '', role, known)),
    ...Object.entries(product.resourceTypes).flatMap(([key, type]) => [
      ...(Object.hasOwn(product.services, type.service) ? [] : [fault(`resourceTypes.${key}.service`, `no service ${type.service}`)]),
      ...unknown(`resourceTypes.${key}.at`, type.at, known.kinds, 'node kind'),
    ]),
    ...Object.entries(product.bundles).flatMap(([key, bundle]) =>
      unknown(`bundles.${key}.features`, bundle.features, known.features, 'feature'),
    ),
    ...policyFaults(product, known),
  ];
}

const fault = (path: string, problem: string): Fault => ({ path, problem });

const unknown = (path: string, keys: readonly string[], known: ReadonlySet<string>, what: string): Fault[] =>
  keys.flatMap((key, index) => (known.has(key) ? [] : [fault(`${path}[${index}]`, `no ${what} ${key}`)]));

function keysOf(product: Product): Known {
  const services = Object.entries(product.services);
  const permissions = services.flatMap(([service, { permissions: own }]) =>
    Object.entries(own).map(([key, { extraOnly }]) => ({ key: `${service}:${key}`, extraOnly: extraOnly === true })),
  );
  return {
    kinds: new Set(Object.keys(product.nodeKinds)),
    permissions: new Set(permissions.map(({ key }) => key)),
    extras: new Set(permissions.filter(({ extraOnly }) => extraOnly).map(({ key }) => key)),
    roles: new Set([
      ...services.flatMap(([service, { roles }]) => Object.keys(roles).map((key) => `${service}/${key}`)),
      ...Object.keys(product.roles).map((key) => `${product.key}/${key}`),
    ]),
    features: new Set(product.features),
  };
}

function kindFaults(product: Product, known: Known): Fault[] {
  const kinds = Object.entries(product.nodeKinds);
  const roots = kinds.filter(([, kind]) => (kind.under ?? []).length === 0);
  return [
    ...(roots.length === 1 ? [] : [fault('nodeKinds', `${roots.length} kinds hang under nothing; exactly one is the root`)]),
    ...(kinds.some(([, kind]) => kind.isLevel) ? [] : [fault('nodeKinds', 'no kind may be the home of a member')]),
    ...kinds.flatMap(([key, kind]) => [
      ...unknown(`nodeKinds.${key}.under`, kind.under ?? [], known.kinds, 'node kind'),
      ...(kind.warnWithout === undefined || known.kinds.has(kind.warnWithout)
        ? []
        : [fault(`nodeKinds.${key}.warnWithout`, `no node kind ${kind.warnWithout}`)]),
    ]),
  ];
}

function serviceFaults(key: string, service: ServiceType, known: Known): Fault[] {
  const path = `services.${key}`;
  const rows = service.functions.flatMap(({ permissions }) => permissions);
  const own = new Set(Object.keys(service.permissions));
  return [
    ...unknown(`${path}.at`, service.at ?? [], known.kinds, 'node kind'),
    ...Object.entries(service.permissions).flatMap(([name, { feature }]) =>
      feature === undefined || known.features.has(feature) ? [] : [fault(`${path}.permissions.${name}.feature`, `no feature ${feature}`)],
    ),
    ...service.functions.flatMap((row, index) => [
      ...unknown(`${path}.functions[${index}].permissions`, row.permissions, own, 'permission'),
      ...unknown(`${path}.functions[${index}].added`, row.added ?? [], new Set(row.permissions), 'permission of this row'),
    ]),
    ...[...own].flatMap((name) => {
      const count = rows.filter((row) => row === name).length;
      return count === 1 ? [] : [fault(`${path}.permissions.${name}`, `stands in ${count} rows of the matrix instead of one`)];
    }),
    ...Object.entries(service.roles).flatMap(([name, role]) => roleFaults(`${path}.roles.${name}`, `${key}:`, role, known)),
  ];
}

function roleFaults(path: string, prefix: string, role: Role, known: Known): Fault[] {
  const lists = Object.entries(role.can);
  const reaches: readonly string[] = ['subtree', 'granted_locations', 'participating', 'self', 'none'];
  return [
    ...(lists.some(([, keys]) => keys.length > 0) ? [] : [fault(`${path}.can`, 'holds nothing')]),
    ...lists.flatMap(([reach, keys]) => [
      ...(reaches.includes(reach) ? [] : [fault(`${path}.can.${reach}`, `no reach ${reach}`)]),
      ...keys.flatMap((key, index) => {
        const at = `${path}.can.${reach}[${index}]`;
        if (!known.permissions.has(prefix + key)) return [fault(at, `no permission ${prefix}${key}`)];
        return known.extras.has(prefix + key) ? [fault(at, `${prefix}${key} is only given singly`)] : [];
      }),
    ]),
    ...unknown(`${path}.on`, role.on, known.kinds, 'node kind'),
    ...(role.mayAssign === 'held' ? [] : unknown(`${path}.mayAssign`, role.mayAssign ?? [], known.roles, 'role')),
    ...unknown(`${path}.mayGrantExtra`, role.mayGrantExtra ?? [], known.extras, 'extra permission'),
  ];
}

/** The service every product has, whole; and a top role that lacks nothing of it, so that every right has a holder. */
function administrationFaults(product: Product): Fault[] {
  const own = product.services['administration'];
  if (!own) return [fault('services', 'no administration')];
  const lacking = Object.keys(administrationPermissions).filter((key) => !Object.hasOwn(own.permissions, key));
  const { top } = product.policies.ownership;
  const [set = '', name = ''] = top.split('/');
  const isAcross = set === product.key;
  const role = isAcross ? product.roles[name] : product.services[set]?.roles[name];
  if (!role) return [fault('policies.ownership.top', `no role ${top}`)];
  const held = new Set(Object.values(role.can).flatMap((keys) => keys.map((key) => (isAcross ? key : `${set}:${key}`))));
  return [
    ...lacking.map((key) => fault('services.administration.permissions', `lacks ${key}`)),
    ...Object.keys(administrationPermissions)
      .filter((key) => !held.has(`administration:${key}`))
      .map((key) => fault('policies.ownership.top', `${top} lacks administration:${key}`)),
  ];
}

function policyFaults(product: Product, known: Known): Fault[] {
  const { oneRoleOf, bundle, invitation, ownership, presets, startsWith } = product.policies;
  const freeBundle = bundle === 'none' ? undefined : product.bundles[bundle.freeRoleGets];
  return [
    ...unknown('policies.oneRoleOf', oneRoleOf, known.roles, 'role'),
    ...(bundle === 'none' || freeBundle?.seat === 'free'
      ? []
      : [fault('policies.bundle.freeRoleGets', `no free bundle ${bundle.freeRoleGets}`)]),
    ...unknown('policies.invitation.preset', invitation.preset, known.roles, 'role'),
    ...unknown('policies.ownership.firstOwnerGets', ownership.firstOwnerGets, known.roles, 'role'),
    ...unknown('policies.ownership.formerOwnerGets', ownership.formerOwnerGets, known.roles, 'role'),
    ...Object.entries(presets).flatMap(([key, preset]) => unknown(`policies.presets.${key}.roles`, preset.roles, known.roles, 'role')),
    ...unknown('policies.startsWith', startsWith, known.kinds, 'node kind'),
  ];
}
