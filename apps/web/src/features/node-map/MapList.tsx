import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MapBox, NodeMapView } from '@totem/domain/node-map';
import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import type { Column } from '../../ui/column.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Table } from '../../ui/Table.tsx';
import { boxTitle, countsOf, flagOf, outlinesOf, sensitiveOf } from './map-words.ts';

interface MapListProps {
  readonly label: string;
  readonly catalog: Catalog;
  readonly view: NodeMapView;
  /** A box' name as a link to what Enter opens in the picture. */
  readonly linkOf: (at: number, words: string) => ReactNode;
}

interface Row {
  readonly at: number;
  readonly box: MapBox;
  readonly depth: number;
  readonly name: ReactNode;
  readonly counts: readonly string[];
  readonly sensitive: readonly string[];
  readonly flags: ReactNode;
}

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    header: m.map_col_name,
    card: 'name',
    cell: ({ name, depth }) => (
      <span className="block" style={{ paddingLeft: `${depth * 16}px` }}>
        {name}
      </span>
    ),
  },
  { key: 'counts', header: m.map_col_counts, cell: ({ counts }) => counts.join(' · ') },
  { key: 'sensitive', header: m.map_col_holders, wideOnly: true, cell: ({ sensitive }) => sensitive.join(' · ') },
  { key: 'flags', header: m.map_col_flags, cell: ({ flags }) => flags },
];

/** The map's content and order as a list with links. */
export function MapList({ label, catalog, view, linkOf }: MapListProps) {
  const depths: number[] = [];
  const rows = view.boxes.map((box, at): Row => {
    const depth = box.within === null ? 0 : (depths[box.within] ?? 0) + 1;
    depths.push(depth);
    const flag = flagOf(catalog, box);
    return {
      at,
      box,
      depth,
      name: linkOf(at, boxTitle(view.boxes, box)),
      counts: [...countsOf(catalog, box), ...outlinesOf(view, box)],
      sensitive: sensitiveOf(catalog, view.sensitive, box),
      flags: flag !== null && <Chip tone="warn">{flag}</Chip>,
    };
  });
  return <Table label={label} rows={rows} columns={columns} keyOf={({ at, box }) => box.node?.id ?? `more ${at}`} empty={null} />;
}
