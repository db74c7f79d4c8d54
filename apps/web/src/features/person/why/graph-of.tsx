import type { AccessPathView, DecisionView, LocationPathView } from '@totem/domain/access-questions';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberView } from '@totem/domain/members';
import { DoorClosed, DoorOpen, MapPin, MapPinned, UsersRound } from 'lucide-react';
import { say } from '../../../product-words.ts';
import { roleStep } from '../../../role-step.ts';
import { RoleMark } from '../../../ui/RoleMark.tsx';
import { permissionName, roleName } from '../access/role-words.ts';
import type { Graph, GraphBox, GraphRow } from './graph.ts';
import { type AskedAbout, doorsOf, givenBriefly, placesOf, untilWords } from './why-words.ts';

/** Who is asked about, where, and the answer. */
export interface Asked {
  readonly member: MemberView;
  readonly decision: DecisionView;
  readonly about: AskedAbout;
}

/** The first ways and places of an answer as a picture. */
export function graphOf(catalog: Catalog, { member, decision, about }: Asked, most: number): Graph {
  const idle = new Set(member.withoutEffect.map((one) => one.grant));
  const places = placesOf(decision.because);
  const [place] = places; // of every way: where the question is asked
  return {
    person: { name: 'person', look: 'person', words: member.name, below: member.level.name, to: { member: member.id } },
    ways: decision.because.slice(0, most).map((path, index) => wayOf(catalog, path, `way ${index}`, idle.has(path.grant))),
    permission: { name: 'permission', words: permissionName(catalog, decision.permission), below: about.on },
    places: places.slice(0, most).map((path, index) => placeOf(path, `place ${index}`)),
    where: {
      name: 'where',
      look: decision.allowed ? 'yes' : 'plain',
      words: about.location ?? about.on,
      mark: <MapPin size={15} aria-hidden className={decision.allowed ? 'text-allow' : 'text-ink-3'} />,
      to: place && about.location !== undefined ? { location: place.location.id } : undefined,
    },
    gates: doorsOf(catalog, decision).map(({ gate, isOpen, words }) => ({
      name: `gate ${gate}`,
      look: isOpen ? 'plain' : 'no',
      words,
      isOpen,
      mark: isOpen ? <DoorOpen size={15} aria-hidden className="text-allow" /> : <DoorClosed size={15} aria-hidden className="text-deny" />,
    })),
  };
}

function wayOf(catalog: Catalog, path: AccessPathView, name: string, isIdle: boolean): GraphRow {
  const look = isIdle ? 'thin' : 'plain';
  const gives: GraphBox =
    path.role === null
      ? { name: `${name} gives`, look, words: say(catalog.product.words.extra) }
      : {
          name: `${name} gives`,
          look,
          words: roleName(catalog, path.role),
          mark: <RoleMark step={roleStep(catalog, path.role)} />,
          to: { role: true },
        };
  return { ...originOf(path, name, isIdle), gives };
}

function placeOf(path: LocationPathView, name: string): GraphRow {
  const isPart = path.on.id !== path.location.id;
  return {
    ...originOf(path, name, false),
    gives: isPart
      ? {
          name: `${name} on`,
          words: path.on.name,
          mark: <MapPinned size={15} aria-hidden className="text-ink-3" />,
          to: path.on.is === 'location_group' ? { locationGroup: path.on.id } : undefined,
        }
      : null,
  };
}

/** Through which group something comes, and when it was given. */
function originOf(path: AccessPathView | LocationPathView, name: string, isIdle: boolean): Omit<GraphRow, 'gives'> {
  const look = isIdle ? 'thin' : 'plain';
  return {
    key: name,
    isIdle,
    group: path.through && {
      name: `${name} group`,
      look,
      words: path.through.name,
      mark: <UsersRound size={15} aria-hidden className="text-ink-3" />,
      to: { group: path.through.id },
    },
    grant: { name: `${name} grant`, look, words: givenBriefly(path), below: untilWords(path) },
  };
}
