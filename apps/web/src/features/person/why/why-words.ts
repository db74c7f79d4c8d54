import type { AccessPathView, ClosedGateView, DecisionView, FixView, LocationPathView, NearMissView } from '@totem/domain/access-questions';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { TargetName } from '@totem/domain/grant-views';
import type { z } from 'zod';
import { m } from '../../../paraglide/messages.js';
import { getLocale } from '../../../paraglide/runtime.js';
import { say } from '../../../product-words.ts';
import { permissionLets, roleName, serviceName } from '../access/role-words.ts';

type ClosedGate = z.infer<typeof ClosedGateView>;
type Fix = z.infer<typeof FixView>;

/** Where a question is asked, by names; an item alone, an item at a location, or a node. */
export interface AskedAbout {
  readonly on: string;
  readonly location?: string | undefined;
}

/** The day of an instant, in the reader's zone. */
export function dayOf(instant: string): string {
  const locale = getLocale();
  // To make one takes longer than to use it a hundred times, and there may be thousands of days to name.
  const format = days.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  days.set(locale, format);
  return format.format(new Date(instant));
}

const days = new Map<string, Intl.DateTimeFormat>();

/** A moment in the reader's zone, which it names. */
export const momentOf = (instant: string): string =>
  new Intl.DateTimeFormat(getLocale(), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(instant));

/** The answer as one sentence. */
export function answerSentence(catalog: Catalog, decision: DecisionView, { on, location }: AskedAbout): string {
  const name = decision.member.name;
  const lets = permissionLets(catalog, decision.permission);
  if (location !== undefined) {
    const words = { name, lets, item: on, location };
    return decision.allowed ? m.why_yes_location(words) : m.why_no_location(words);
  }
  const words = { name, lets, item: on };
  return decision.allowed ? m.why_yes_item(words) : m.why_no_item(words);
}

/** How one path leads there: from what, through whom, on what. */
export function pathSentence(catalog: Catalog, name: string, path: AccessPathView): string {
  const on = path.on.name;
  const group = path.through?.name;
  if (path.role === null) {
    const lets = permissionLets(catalog, path.permission);
    return group === undefined ? m.why_path_extra({ name, lets, on }) : m.why_path_extra_group({ name, group, lets, on });
  }
  const role = roleName(catalog, path.role);
  const said = group === undefined ? m.why_path_role({ name, role, on }) : m.why_path_role_group({ name, group, role, on });
  if (path.reach === 'participating') return `${said} ${m.why_reach_participating({ name })}`;
  return path.reach === 'self' ? `${said} ${m.why_reach_self()}` : said;
}

/** How a location is held: itself, as a part of something larger, or through a location group. */
export function placeSentence(catalog: Catalog, name: string, path: LocationPathView): string {
  const location = path.location.name;
  const on = path.on.name;
  const group = path.through?.name;
  if (path.on.is === 'location_group') {
    const kind = say(catalog.product.words.locationGroup);
    return group === undefined ? m.why_place_set({ name, location, on, kind }) : m.why_place_set_group({ name, group, location, on, kind });
  }
  if (path.on.id === path.location.id)
    return group === undefined ? m.why_place({ name, location }) : m.why_place_group({ name, group, location });
  return group === undefined ? m.why_place_part({ name, location, on }) : m.why_place_part_group({ name, group, location, on });
}

/** The locations that a yes stands on, each way once, in the order in which they were told. */
export function placesOf(because: readonly AccessPathView[]): LocationPathView[] {
  const ways = because.flatMap((path) => path.locations);
  return [...new Map(ways.map((way) => [`${way.grant} ${way.through?.id ?? ''} ${way.location.id}`, way])).values()];
}

type Given = Pick<AccessPathView, 'grantedBy' | 'grantedAt' | 'until' | 'reason'>;

/** When and by whom something was given, as in a box: "3 May 2026, by Nick". */
export const givenBriefly = ({ grantedBy, grantedAt }: Given): string =>
  grantedBy ? m.why_by({ day: dayOf(grantedAt), giver: grantedBy.name }) : dayOf(grantedAt);

export const untilWords = ({ until }: Given): string => (until === null ? m.why_no_end() : m.why_until({ day: dayOf(until) }));

/** By whom, when, until when, and why something was given. */
export function givenWords(path: Given): string[] {
  const day = dayOf(path.grantedAt);
  return [
    path.grantedBy ? m.why_given_by({ giver: path.grantedBy.name, day }) : m.why_given({ day }),
    untilWords(path),
    ...(path.reason === null ? [] : [m.why_reason({ reason: path.reason })]),
  ];
}

/** @param bundle the key of the person's bundle; null for none. */
export function gateSentence(catalog: Catalog, name: string, bundle: string | null, { gate, detail }: ClosedGate): string {
  switch (gate) {
    case 'status':
      return detail === 'ended' ? m.why_gate_ended({ name }) : m.why_gate_suspended({ name });
    case 'entitlement': {
      const label = bundle === null ? undefined : catalog.product.bundles[bundle]?.label;
      return label ? m.why_gate_bundle({ bundle: say(label) }) : m.why_gate_no_bundle({ name });
    }
    case 'archived':
      return m.why_gate_archived();
    case 'device':
      return m.why_gate_device({ name });
    case 'view_as':
      if (detail === 'masked') return m.why_gate_view_masked();
      return detail === 'outside_scope' ? m.why_gate_view_outside() : m.why_gate_view_not_read();
  }
}

interface Door {
  readonly gate: ClosedGate['gate'];
  readonly isOpen: boolean;
  readonly words: string;
}

/** The gates that a question passes, in their fixed order; those of a situation only where they are closed. */
export function doorsOf(catalog: Catalog, { gates, permission }: DecisionView): Door[] {
  const isClosed = (gate: Door['gate']) => gates.some((one) => one.gate === gate);
  const asked: Door['gate'][] = ['status', ...(catalog.permissions.get(permission)?.feature ? ['entitlement' as const] : []), 'archived'];
  const always = asked.map((gate) => ({ gate, isOpen: !isClosed(gate), words: doorWords(gate, !isClosed(gate)) }));
  const others = gates
    .filter(({ gate }) => !asked.includes(gate))
    .map(({ gate }) => ({ gate, isOpen: false, words: doorWords(gate, false) }));
  return [...always, ...others];
}

function doorWords(gate: Door['gate'], isOpen: boolean): string {
  switch (gate) {
    case 'status':
      return isOpen ? m.why_door_status() : m.why_door_status_closed();
    case 'entitlement':
      return isOpen ? m.why_door_entitlement() : m.why_door_entitlement_closed();
    case 'archived':
      return isOpen ? m.why_door_archived() : m.why_door_archived_closed();
    case 'device':
      return m.why_door_device_closed();
    case 'view_as':
      return m.why_door_view_as_closed();
  }
}

/** What is missing for a yes. */
export function missSentence(catalog: Catalog, name: string, permission: string, miss: NearMissView): string {
  const service = serviceName(catalog, miss.service ?? catalog.permissions.get(permission)?.service ?? '');
  const needs = miss.needs === null ? null : roleName(catalog, miss.needs);
  switch (miss.missing) {
    case 'location':
      return m.why_miss_location({ name, location: miss.location?.name ?? '' });
    case 'role':
      return needs === null ? m.why_miss_role_none({ name, service }) : m.why_miss_role({ name, service, needs });
    case 'rank':
      return m.why_miss_rank({ name, has: roleName(catalog, miss.has ?? ''), needs: needs ?? '' });
    case 'extra':
      return m.why_miss_extra({ name });
    case 'role_under_extra':
      return m.why_miss_role_under_extra({ name, service });
    case 'elsewhere':
      return miss.on ? m.why_miss_elsewhere({ name, on: miss.on.name }) : m.why_miss_role_none({ name, service });
    case 'participation':
      return m.why_miss_participation({ name });
    case 'ended':
      return m.why_miss_ended({ day: dayOf(miss.at ?? '') });
    case 'not_started':
      return m.why_miss_not_started({ day: dayOf(miss.at ?? '') });
    case 'level':
      return m.why_miss_level({ name, home: miss.home?.name ?? '' });
    case 'gate':
      return m.why_miss_gate();
  }
}

/** What a fix does, as on a button: "Give Reader on Oscorp VoC and give Malibu". */
export function fixWords(catalog: Catalog, fix: Fix): string {
  const [first = '', ...others] = fix.names.map((name) => changeWords(catalog, name));
  const lower = others.map((words) => words.charAt(0).toLocaleLowerCase(getLocale()) + words.slice(1));
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format([first, ...lower]);
}

function changeWords(catalog: Catalog, { gives, on, group }: Fix['names'][number]): string {
  if (group) return m.why_fix_join({ group: group.name });
  const name = on?.name ?? '';
  if (gives === null || gives === 'locations') return placeWords(catalog, on);
  if (catalog.roles.has(gives)) return m.why_fix_role({ role: roleName(catalog, gives), on: name });
  return m.why_fix_extra({ lets: permissionLets(catalog, gives), on: name });
}

const placeWords = (catalog: Catalog, on: TargetName | null): string =>
  on?.is === 'location_group'
    ? m.why_fix_set({ on: on.name, kind: say(catalog.product.words.locationGroup) })
    : m.why_fix_place({ on: on?.name ?? '' });

/** The ways to a yes, each once, whatever part of it they were offered for; those that may be drafted first. */
export function fixesOf(misses: readonly NearMissView[]): Fix[] {
  const keyOf = (fix: Fix) =>
    fix.changes
      .map((change) => JSON.stringify(change))
      .toSorted()
      .join();
  const fixes = [...new Map(misses.flatMap((miss) => miss.fixes).map((fix) => [keyOf(fix), fix])).values()];
  return [...fixes.filter((fix) => fix.refused === null), ...fixes.filter((fix) => fix.refused !== null)];
}
