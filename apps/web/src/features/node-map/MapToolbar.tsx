import type { NodeMapView } from '@totem/domain/node-map';
import type { NodeName } from '@totem/domain/nodes';
import { List, Square } from 'lucide-react';
import type { RefObject } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { useFound } from '../../shell/use-found.ts';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { Select } from '../../ui/Select.tsx';
import type { Size } from '../canvas/geometry.ts';
import type { View } from '../canvas/view.ts';
import { ZoomButtons } from '../canvas/ZoomButtons.tsx';
import type { MapSearch } from './map-search.ts';
import { shadeName } from './map-words.ts';
import { outlinesIn } from './outlines-in.ts';
import { sceneOf } from './scene-of.ts';

interface MapToolbarProps {
  readonly node: NodeName;
  readonly view: NodeMapView;
  readonly search: MapSearch;
  readonly onSearch: (search: MapSearch) => void;
  readonly isList: boolean;
  readonly looked: View;
  readonly onLook: (view: View) => void;
  /** Null while nothing is drawn. */
  readonly size: Size | null;
  /** Around the choice of location groups, so that a key can open it. */
  readonly outlineChoice: RefObject<HTMLDivElement | null>;
}

/** What area and shade stand for, what is outlined, how near one looks, and whether it is a picture at all. */
export function MapToolbar({ node, view, search, onSearch, isList, looked, onLook, size, outlineChoice }: MapToolbarProps) {
  const catalog = useCatalog();
  const can = useCan(node.id);
  const hasGroups = catalog.product.policies.locationGroups && can('administration:location.view');
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2 print:hidden">
      {!isList && (
        <>
          <Select
            label={m.map_area()}
            options={[
              { value: 'people', label: m.map_area_people() },
              { value: 'equal', label: m.map_area_equal() },
            ]}
            value={search.area ?? 'people'}
            onChange={(area) => onSearch({ ...search, area: area === 'equal' ? area : undefined })}
          />
          {view.sensitive.length > 0 && (
            <Select
              label={m.map_shade()}
              options={[
                { value: '', label: m.map_area_people() },
                ...view.sensitive.map((key) => ({ value: key, label: shadeName(catalog, key) })),
              ]}
              value={view.sensitive.includes(search.shade ?? '') ? (search.shade ?? '') : ''}
              onChange={(shade) => onSearch({ ...search, shade: shade === '' ? undefined : shade })}
            />
          )}
        </>
      )}
      {hasGroups && (
        <div ref={outlineChoice}>
          <OutlinePicker node={node} search={search} onSearch={onSearch} />
        </div>
      )}
      <span className="flex-1" />
      {!isList && (
        <>
          <ZoomButtons scene={size && sceneOf(size)} view={looked} onView={onLook} />
          <PrintButton />
        </>
      )}
      <Button icon={isList ? Square : List} onClick={() => onSearch({ ...search, as: isList ? 'picture' : 'list' })}>
        {isList ? m.map_show_picture() : m.map_show_list()}
      </Button>
    </div>
  );
}

/** A location group whose places are outlined, one or two at a time. */
function OutlinePicker({ node, search, onSearch }: Pick<MapToolbarProps, 'node' | 'search' | 'onSearch'>) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { product } = useCatalog();
  const { rows, found } = useFound((typed) => trpc.locationGroups.list.queryOptions({ organizationId, within: node.id, search: typed }));
  const drawn = outlinesIn(search);
  const label = m.map_outline({ group: say(product.words.locationGroup) });
  return (
    <Picker
      label={label}
      labelHidden
      options={rows.map(({ id, name, home, locations }) => ({
        value: id,
        label: name,
        detail: m.person_group_detail({ home: home.name, count: locations }),
        disabledReason: drawn.includes(id) ? m.map_outline_drawn() : drawn.length > 1 ? m.map_outline_two() : undefined,
      }))}
      value={null}
      placeholder={label}
      found={found}
      onChange={(id) => onSearch({ ...search, outline: [...drawn, id].join('.') })}
    />
  );
}
