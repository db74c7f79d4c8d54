import type { Graph, GraphBox, GraphRow } from './graph.ts';

/** Somebody whose user groups give a role, and a place, as many times as wanted; every third way comes directly. */
export function graphWith(ways: number, places = ways, boxOf: (name: string, words: string) => GraphBox = plainBox): Graph {
  const rowsOf = (count: number, kind: string) =>
    Array.from({ length: count }, (_, at): GraphRow => {
      const key = `${kind} ${at}`;
      return {
        key,
        isIdle: at % 5 === 4,
        group: at % 3 === 2 ? null : boxOf(`${key} group`, `Customer Support Specialists ${at}`),
        grant: boxOf(`${key} grant`, '3 May 2026, by Nick'),
        gives: kind === 'place' && at % 2 === 0 ? null : boxOf(`${key} gives`, 'Contributor'),
      };
    });
  return {
    person: boxOf('person', 'Pepper Pots'),
    ways: rowsOf(ways, 'way'),
    permission: boxOf('permission', 'Edit alerts'),
    places: rowsOf(places, 'place'),
    where: boxOf('where', 'Malibu'),
    gates: [
      { ...boxOf('gate status', 'Active'), isOpen: true },
      { ...boxOf('gate archived', 'Archived'), isOpen: false },
    ],
  };
}

const plainBox = (name: string, words: string): GraphBox => ({ name, words });
