import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MapBox, NodeMapView } from '@totem/domain/node-map';
import type { NodeName } from '@totem/domain/nodes';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ComponentType, memo, type ReactNode, useMemo, useRef, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import type { Size } from '../canvas/geometry.ts';
import type { View } from '../canvas/view.ts';
import { useNarrow } from '../person/effective/use-narrow.ts';
import type { MapSearch } from './map-search.ts';
import { shadeOf } from './map-shades.ts';
import { boxName, boxTitle, boxWords, flagOf, shadeName } from './map-words.ts';
import { MapDrawing } from './MapDrawing.tsx';
import type { FaceOfBox } from './MapBoxes.tsx';
import { MapGround } from './MapGround.tsx';
import { MapLegend } from './MapLegend.tsx';
import { MapList } from './MapList.tsx';
import { MapSkeleton } from './MapSkeleton.tsx';
import { MapToolbar } from './MapToolbar.tsx';
import { outlinesIn } from './outlines-in.ts';

/** Where a box leads: inside a node, to the people who have access to a location, or to all that is below a node. */
export type MapTarget = { readonly inside: NodeName } | { readonly people: NodeName } | { readonly all: NodeName };

/** A map is whole until one zooms it, however large its window is. */
const whole: View = { scale: 1, x: 0, y: 0 };

interface NodeMapProps {
  /** What is mapped, with all below it. */
  readonly node: NodeName;
  /** The node above it that is the reader's; null for the topmost. */
  readonly up: NodeName | null;
  readonly search: MapSearch;
  readonly onSearch: (search: MapSearch) => void;
  readonly onGo: (target: MapTarget) => void;
  /** A link to what `onGo` goes to. */
  readonly Link: ComponentType<MapLinkProps>;
}

export interface MapLinkProps {
  readonly target: MapTarget;
  /** Only for who listens: the keyboard passes it over. */
  readonly isHidden?: boolean;
  readonly children: ReactNode;
}

/** All that lies below a node as boxes in boxes, or as the same list. */
export function NodeMap(props: NodeMapProps) {
  const { node, search } = props;
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const outlines = outlinesIn(search);
  const { data, error, refetch, isPlaceholderData } = useQuery(
    trpc.nodes.map.queryOptions({ organizationId, node: node.id, outlines }, { placeholderData: keepPreviousData }),
  );
  if (error) return <PartFailure error={error} onTryAgain={() => void refetch()} />;
  if (!data) return <MapSkeleton />;
  if (data.boxes.length < 2) return <p className="max-w-150 py-8 text-14 text-ink-2">{m.map_nothing({ name: node.name })}</p>;
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'opacity-60' : undefined}>
      <DrawnMap {...props} view={data} />
    </div>
  );
}

function DrawnMap({ node, up, search, onSearch, onGo, Link, view }: NodeMapProps & { view: NodeMapView }) {
  const catalog = useCatalog();
  const narrow = useNarrow();
  const [size, setSize] = useState<Size | null>(null);
  const outlineChoice = useRef<HTMLDivElement>(null);
  const [looked, setLooked] = useState(whole);
  const [selected, setSelected] = useState(0);
  const outermost = view.boxes[0]?.node?.id;
  const [shown, setShown] = useState(outermost);
  if (shown !== outermost) {
    setShown(outermost); // another box was opened: it is looked at whole
    setLooked(whole);
    setSelected(0);
  }
  const isList = search.as === 'list' || (narrow && search.as !== 'picture');
  const label = m.map_of({ name: node.name });
  const { boxes } = view;

  const shade = search.shade === undefined ? -1 : view.sensitive.indexOf(search.shade);
  // Worked out for each answer, not while one moves or zooms.
  const { faces, most } = useMemo(() => facesOf(catalog, view, shade), [catalog, view, shade]);
  const target = (at: number) => targetOf(boxes, at);
  const go = (at: number) => {
    const to = target(at);
    if (to) onGo(to);
  };
  const linkOf = (at: number, words: ReactNode) => {
    const to = target(at);
    return to ? <Link target={to}>{words}</Link> : words;
  };
  const chosen = boxes[selected] ?? boxes[0];
  return (
    <div className="grid gap-2.5 pt-3 print:break-inside-avoid">
      <MapToolbar
        node={node}
        view={view}
        search={search}
        onSearch={onSearch}
        isList={isList}
        looked={looked}
        onLook={setLooked}
        size={size}
        outlineChoice={outlineChoice}
      />
      {isList ? (
        <MapList label={label} catalog={catalog} view={view} linkOf={linkOf} />
      ) : (
        <>
          <HeardList boxes={boxes} faces={faces} Link={Link} />
          <MapGround onSize={setSize}>
            {(ground) => (
              <MapDrawing
                label={label}
                size={ground}
                boxes={boxes}
                faces={faces}
                area={search.area ?? 'people'}
                view={looked}
                onView={setLooked}
                selected={Math.min(selected, boxes.length - 1)}
                onSelect={setSelected}
                onOpen={go}
                onUp={() => up && onGo({ inside: up })}
                onOutline={() => outlineChoice.current?.querySelector('button')?.click()}
              />
            )}
          </MapGround>
          {chosen && (
            <p className="flex min-h-ctl-sm flex-wrap items-center gap-x-3 gap-y-1 print:hidden">
              <span className="font-strong">{boxTitle(boxes, chosen)}</span>
              <span className="text-ink-2">{boxWords(catalog, view, chosen).join(' · ')}</span>
              <span className="flex-1" />
              {selected > 0 &&
                linkOf(selected, chosen.people === null ? m.map_open({ name: boxTitle(boxes, chosen) }) : m.map_their_people())}
              {selected === 0 && up && <Link target={{ inside: up }}>{m.map_up({ name: up.name })}</Link>}
            </p>
          )}
          <MapLegend
            area={search.area ?? 'people'}
            shade={shade < 0 ? m.map_area_people() : shadeName(catalog, view.sensitive[shade] ?? '')}
            most={most}
            outlines={view.outlines}
            onOutlineEnd={(index) => onSearch({ ...search, outline: outlinesIn(search).toSpliced(index, 1).join('.') || undefined })}
          />
          <p className="text-12 text-ink-3 print:hidden">{catalog.product.policies.locationGroups ? m.map_keys_groups() : m.map_keys()}</p>
        </>
      )}
    </div>
  );
}

/** What each box says, and the greatest number of all. @param shade which sensitive permission is shaded; -1: people. */
function facesOf(catalog: Catalog, view: NodeMapView, shade: number): { readonly faces: readonly FaceOfBox[]; readonly most: number } {
  const { boxes } = view;
  const countOf = (box: MapBox) => (shade < 0 ? box.people : box.people === null ? null : (box.sensitive[shade] ?? 0));
  const most = Math.max(0, ...boxes.map((box) => countOf(box) ?? 0));
  const faces = boxes.map((box): FaceOfBox => {
    const count = countOf(box);
    return {
      name: boxName(box),
      title: boxTitle(boxes, box),
      words: [boxTitle(boxes, box), ...boxWords(catalog, view, box)].join(', '),
      shaded: count === null ? null : { count, shade: shadeOf(count, most) },
      flag: flagOf(catalog, box),
    };
  });
  return { faces, most };
}

interface HeardListProps {
  readonly boxes: readonly MapBox[];
  readonly faces: readonly FaceOfBox[];
  readonly Link: NodeMapProps['Link'];
}

/** Who listens meets the list first; the picture that follows says the same. Hundreds of links, made once for each answer. */
const HeardList = memo(function HeardList({ boxes, faces, Link }: HeardListProps) {
  return (
    <ul className="sr-only" aria-label={m.map_show_list()}>
      {boxes.map((box, at) => {
        const { title = '', words = '' } = faces[at] ?? {};
        const target = targetOf(boxes, at);
        return (
          <li key={box.node?.id ?? `more ${box.within}`}>
            {target ? (
              <Link target={target} isHidden>
                {title}
              </Link>
            ) : (
              title
            )}
            {words.slice(title.length)}
          </li>
        );
      })}
    </ul>
  );
});

/** Null for the outermost, in which one is. */
function targetOf(boxes: readonly MapBox[], at: number): MapTarget | null {
  const box = boxes[at];
  if (!box || box.within === null) return null;
  if (box.node) return box.children > 0 || box.people === null ? { inside: box.node } : { people: box.node };
  const around = boxes[box.within]?.node;
  if (!around) return null;
  return box.within === 0 ? { all: around } : { inside: around };
}
