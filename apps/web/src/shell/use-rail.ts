import { Compass, Grid3x3, History, KeyRound, LayoutDashboard, MapPin, ShieldCheck, Users, UsersRound } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { say } from '../product-words.ts';
import { useCan, useCatalog, useOrganization } from './organization.ts';
import type { RailEntry } from './rail-entry.ts';

/** Where the reader can go in this organization; an entry of which they could do nothing is left out. */
export function useRail(): readonly RailEntry[] {
  const { slug: organization, top, opensLocations } = useOrganization();
  const { words, policies } = useCatalog().product;
  const { locations, members, peoplePlace, roles, userGroups } = words;
  const can = useCan(top.id);
  const params = { organization };
  const administers = can('administration:console.open');
  const start: RailEntry = {
    key: 'start',
    label: administers ? m.shell_overview() : m.shell_my_access(),
    icon: administers ? LayoutDashboard : ShieldCheck,
    link: { to: '/$organization', params, activeOptions: { exact: true, includeSearch: false } },
    part: 'things',
    atHand: true,
  };
  const people: RailEntry = {
    key: 'people',
    label: say(peoplePlace),
    icon: Users,
    link: { to: '/$organization/users', params, activeOptions: { includeSearch: false } },
    part: say(peoplePlace) === say(members) ? 'things' : 'settings',
    atHand: true,
  };
  const groups: RailEntry = {
    key: 'groups',
    label: say(userGroups),
    icon: UsersRound,
    link: { to: '/$organization/groups', params, activeOptions: { includeSearch: false } },
    part: 'things',
  };
  const places: RailEntry = {
    key: 'locations',
    label: say(locations),
    icon: MapPin,
    link: { to: '/$organization/locations', params, activeOptions: { includeSearch: false } },
    part: 'things',
    atHand: true,
  };
  const services: RailEntry = {
    key: 'services',
    label: m.shell_services(),
    icon: Grid3x3,
    link: { to: '/$organization/services', params, activeOptions: { includeSearch: false } },
    part: 'things',
  };
  const rolesThere: RailEntry = {
    key: 'roles',
    label: say(roles),
    icon: KeyRound,
    link: { to: '/$organization/roles', params, activeOptions: { includeSearch: false } },
    part: 'things',
  };
  const activity: RailEntry = {
    key: 'activity',
    label: m.activity_title(),
    icon: History,
    link: { to: '/$organization/activity', params, activeOptions: { includeSearch: false } },
    part: 'events',
  };
  const explorer: RailEntry = {
    key: 'explorer',
    label: m.shell_explorer(),
    icon: Compass,
    link: { to: '/$organization/explorer', params, activeOptions: { includeSearch: false } },
    part: 'things',
  };
  return [
    start,
    ...(can('administration:member.view') ? [people, ...(policies.userGroups === 'off' ? [] : [groups])] : []),
    ...(opensLocations ? [places] : []),
    ...(administers ? [services, rolesThere] : []),
    ...(can('administration:activity.view') ? [activity] : []),
    ...(can('administration:member.view') ? [explorer] : []),
  ];
}
