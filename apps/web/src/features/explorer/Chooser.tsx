import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MapPin, Search, Shapes } from 'lucide-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ChoiceLink } from './ChoiceLink.tsx';
import { type ExplorerSearch, about } from './explorer-search.ts';

const rowsShown = 30;

interface ChooserProps {
  readonly search: ExplorerSearch;
  readonly kind: 'person' | 'thing';
  readonly onKind: (kind: 'person' | 'thing') => void;
}

/** At the left: whom or what to ask about, found by name on the server. */
export function Chooser({ search, kind, onKind }: ChooserProps) {
  const [typed, setTyped] = useState('');
  const sought = useDeferredValue(typed.trim());
  return (
    <nav aria-label={m.explorer_choose()} className="grid content-start gap-2.5">
      <div className="flex rounded-2 bg-soft p-0.5">
        <Kind is={kind === 'person'} onPress={() => onKind('person')}>
          {m.explorer_person()}
        </Kind>
        <Kind is={kind === 'thing'} onPress={() => onKind('thing')}>
          {m.explorer_thing()}
        </Kind>
      </div>
      <TextField
        type="search"
        icon={Search}
        label={kind === 'person' ? m.explorer_find_person() : m.explorer_find_thing()}
        value={typed}
        onChange={setTyped}
        maxLength={200}
      />
      {kind === 'person' ? <People sought={sought} search={search} /> : <Things sought={sought} search={search} />}
    </nav>
  );
}

function Kind({ is, onPress, children }: { is: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={is}
      onClick={onPress}
      className={`min-h-ctl-sm flex-auto rounded-1 px-2 ${is ? 'edge bg-surface font-medium' : 'text-ink-2 hover:text-ink'}`}
    >
      {children}
    </button>
  );
}

interface FoundProps {
  readonly sought: string;
  readonly search: ExplorerSearch;
}

function People({ sought, search }: FoundProps) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const scope = useScope();
  const { data, error, refetch } = useQuery(
    trpc.members.list.queryOptions(
      { organizationId, node: scope.id, filter: sought ? { search: sought } : {}, pageSize: rowsShown },
      { placeholderData: keepPreviousData },
    ),
  );
  if (error) return <PartFailure error={error} onTryAgain={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} />;
  return (
    <Lines
      rows={data.rows.map((row) => ({
        key: row.id,
        name: row.name,
        detail: row.level.name,
        mark: <Avatar size="small" name={row.name} />,
        isChosen: row.id === search.person,
        next: { person: row.id },
      }))}
      complete={data.complete}
      search={search}
    />
  );
}

function Things({ sought, search }: FoundProps) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const scope = useScope();
  const { product, services } = useCatalog();
  const asked = { organizationId, within: scope.id, search: sought, pageSize: rowsShown };
  const places = useQuery(trpc.nodes.search.queryOptions({ ...asked, locationsOnly: true }, { placeholderData: keepPreviousData }));
  const hasItems = [...services.values()].some((service) => service.hasItems);
  const items = useQuery(trpc.serviceItems.list.queryOptions(asked, { placeholderData: keepPreviousData, enabled: hasItems }));
  const failed = places.error ?? items.error;
  if (failed) return <PartFailure error={failed} onTryAgain={() => void Promise.all([places.refetch(), items.refetch()])} />;
  if (!places.data || (hasItems && !items.data)) return <Skeleton rows={6} />;
  return (
    <>
      {places.data.rows.length > 0 && (
        <Lines
          title={say(product.words.locations)}
          rows={places.data.rows.map(({ id, name, path }) => ({
            key: id,
            name,
            detail: path.at(-2)?.name ?? '',
            mark: <MapPin size={16} aria-hidden className="mx-[5px] flex-none text-ink-3" />,
            isChosen: id === search.location,
            next: { location: id },
          }))}
          complete={places.data.complete}
          search={search}
        />
      )}
      {items.data && items.data.rows.length > 0 && (
        <Lines
          title={m.shell_services()}
          rows={items.data.rows
            .filter((item) => !item.archived)
            .map(({ id, name, node }) => ({
              key: id,
              name,
              detail: node.name,
              mark: <Shapes size={16} aria-hidden className="mx-[5px] flex-none text-ink-3" />,
              isChosen: id === search.item,
              next: { item: id },
            }))}
          complete={items.data.complete}
          search={search}
        />
      )}
      {places.data.rows.length === 0 && (items.data?.rows.length ?? 0) === 0 && <p className="px-2 text-ink-2">{m.ui_no_match()}</p>}
    </>
  );
}

interface LinesProps {
  readonly title?: string;
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly detail: string;
    readonly mark: ReactNode;
    readonly isChosen: boolean;
    readonly next: Pick<ExplorerSearch, 'person' | 'location' | 'item'>;
  }[];
  readonly complete: boolean;
  readonly search: ExplorerSearch;
}

function Lines({ title, rows, complete, search }: LinesProps) {
  const { slug: organization } = useOrganization();
  return (
    <div>
      {title && <h2 className="px-2 pb-1 text-12 font-medium text-ink-2">{title}</h2>}
      {rows.length === 0 && <p className="px-2 text-ink-2">{m.ui_no_match()}</p>}
      <ul className="grid gap-px">
        {rows.map((row) => (
          <li key={row.key}>
            <ChoiceLink
              to="/$organization/explorer"
              params={{ organization }}
              search={about(search, row.next)}
              activeProps={{ 'aria-current': undefined }}
              {...(row.isChosen && { 'aria-current': 'true' as const, 'data-chosen': '' })}
            >
              {row.mark}
              <span className="grid min-w-0">
                <span className="wrap-anywhere">{row.name}</span>
                <span className="text-12 font-regular text-ink-2">{row.detail}</span>
              </span>
            </ChoiceLink>
          </li>
        ))}
      </ul>
      {!complete && <p className="px-2 pt-1.5 text-12 text-ink-2">{m.ui_shown_more_exist({ count: rows.length })}</p>}
    </div>
  );
}
