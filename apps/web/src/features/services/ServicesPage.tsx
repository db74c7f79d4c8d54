import { getRouteApi } from '@tanstack/react-router';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { ConsoleOnly } from '../../shell/ConsoleOnly.tsx';
import { DensityButton } from '../../shell/DensityButton.tsx';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { SortChoice } from '../lists/SortChoice.tsx';
import { SearchBox } from '../users/SearchBox.tsx';
import { AddItem } from './AddItem.tsx';
import { Holders } from './Holders.tsx';
import { ItemsCsv } from './ItemsCsv.tsx';
import { matricesOf } from './matrix-model.ts';
import { ServiceItems } from './ServiceItems.tsx';
import { itemSortOf, itemSortWords } from './item-sorts.ts';
import { type ItemSortParam, itemSorts } from './services-search.ts';
import { Term } from '../../shell/Term.tsx';

const route = getRouteApi('/signed-in/$organization/services');

/** The services of the product, each with what its roles may do, and where they are in use. */
export function ServicesPage() {
  const catalog = useCatalog();
  const { name } = useOrganization();
  const { q = '', sort = 'name' } = route.useSearch();
  const navigate = route.useNavigate();
  const setSearch = (text: string) => void navigate({ search: (now) => ({ ...now, q: text || undefined }), replace: true });
  const setSort = (next: ItemSortParam) =>
    void navigate({ search: (now) => ({ ...now, sort: next === 'name' ? undefined : next }), resetScroll: false });
  const hasItems = [...catalog.services.values()].some((service) => service.hasItems);
  return (
    <ConsoleOnly title={m.shell_services()}>
      <Page title={m.shell_services()} within={[name]}>
        <Section title={m.services_what()} help={<Term of="service" />}>
          <ServiceTypes />
        </Section>
        {hasItems && (
          <Section title={m.services_in_use()} help={<Term of="serviceItem" />} action={<AddItem />}>
            <div className="@container/table -mx-gutter">
              <div className="flex flex-wrap items-center gap-2 px-gutter py-3">
                <SearchBox label={m.services_search()} value={q} onSearch={setSearch} />
                <span className="flex-1 max-wide:hidden" />
                <span className="flex items-center gap-1 card:basis-full card:gap-2">
                  <span className="hidden flex-none card:block">
                    <SortChoice
                      choices={itemSorts.map((value) => ({ value, label: itemSortWords(value) }))}
                      value={sort}
                      onChange={setSort}
                    />
                  </span>
                  <span className="max-wide:hidden">
                    <DensityButton />
                  </span>
                  <ItemsCsv search={q || undefined} sort={itemSortOf(sort)} />
                </span>
              </div>
            </div>
            <ServiceItems search={q} sort={sort} onSort={setSort} onClear={q === '' ? null : () => setSearch('')} />
          </Section>
        )}
      </Page>
    </ConsoleOnly>
  );
}

function ServiceTypes() {
  const { slug: organization } = useOrganization();
  const matrices = matricesOf(useCatalog());
  const canSeePeople = useCan()('administration:member.view');
  return (
    <ul>
      {matrices.map(({ service, label, provisional, rows }) => (
        <li
          key={service}
          className="relative flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 hover:bg-hover"
        >
          <AppLink to="/$organization/services/$service" params={{ organization, service }} look="plain">
            <span className="font-medium after:absolute after:inset-0">{say(label)}</span>
          </AppLink>
          {provisional && <Chip>{m.services_provisional()}</Chip>}
          <span className="text-ink-2">{m.services_functions({ count: rows.length })}</span>
          <span className="flex-1" />
          {canSeePeople && (
            <span className="relative w-44 text-right max-wide:w-full max-wide:text-left">
              <Holders filter={{ service }} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
