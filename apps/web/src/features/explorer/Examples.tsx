import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { ExplorerSearch } from './explorer-search.ts';

const monthMs = 30 * 86_400_000;

/** What can be asked here, and three questions about what the reader sees. */
export function Examples() {
  const trpc = useTRPC();
  const now = useNow();
  const { id: organizationId, slug: organization } = useOrganization();
  const scope = useScope();
  const { services } = useCatalog();
  const hasItems = [...services.values()].some((service) => service.hasItems);
  const asked = { organizationId, within: scope.id, pageSize: 1 };
  const people = useQuery(trpc.members.list.queryOptions({ organizationId, node: scope.id, pageSize: 1 }));
  const places = useQuery(trpc.nodes.search.queryOptions({ ...asked, locationsOnly: true }));
  const items = useQuery(trpc.serviceItems.list.queryOptions(asked, { enabled: hasItems }));
  const [person, place, item] = [people.data?.rows[0], places.data?.rows[0], items.data?.rows[0]];
  if (people.isLoading || places.isLoading || items.isLoading) return <Skeleton rows={4} />;
  const before = new Date(now - monthMs).toISOString();
  const questions: readonly { readonly words: string; readonly search: ExplorerSearch }[] = [
    ...(person ? [{ words: m.explorer_ask_person({ name: person.name }), search: { person: person.id } }] : []),
    ...(place ? [{ words: m.explorer_ask_place({ name: place.name }), search: { location: place.id, sees: 'only' as const } }] : []),
    ...(item ? [{ words: m.explorer_ask_item({ name: item.name }), search: { item: item.id } }] : []),
    ...(place && !item ? [{ words: m.explorer_ask_before({ name: place.name }), search: { location: place.id, at: before } }] : []),
  ];
  return (
    <div className="grid max-w-150 content-start gap-3 py-4 text-14 text-pretty">
      <p className="text-ink-2">{m.explorer_intro()}</p>
      {questions.length > 0 && (
        <>
          <h2 className="pt-2 font-strong">{m.explorer_examples()}</h2>
          <ul className="grid gap-1">
            {questions.map(({ words, search }) => (
              <li key={words} className="flex min-h-9 items-center gap-2">
                <ArrowRight size={16} aria-hidden className="flex-none text-ink-3" />
                <AppLink to="/$organization/explorer" params={{ organization }} search={search}>
                  {words}
                </AppLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
