import { NodeId } from '@totem/domain/ids';
import type { MapBox } from '@totem/domain/node-map';

/** A box of the map with all that most tests do not care about. */
export const boxNamed = (name: string, within: number | null, more: Partial<MapBox> = {}): MapBox => ({
  node: {
    id: NodeId.parse(
      `00000000-0000-7000-8000-${[...name]
        .map((letter) => letter.charCodeAt(0).toString(16))
        .join('')
        .slice(0, 12)
        .padStart(12, '0')}`,
    ),
    name,
    kind: within === null ? 'organization' : 'point_of_service',
    type: null,
  },
  within,
  gathered: 0,
  children: 0,
  locations: 1,
  weight: 1,
  people: null,
  level: 0,
  sensitive: [],
  unseen: 0,
  outlined: [],
  ...more,
});
