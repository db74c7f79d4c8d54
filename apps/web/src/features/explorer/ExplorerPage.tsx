import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { Grid3x3, Link2, List } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { FailureState } from '../../shell/FailureState.tsx';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Page } from '../../ui/Page.tsx';
import { Part } from '../../ui/Part.tsx';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useNow } from '../../ui/use-now.ts';
import { permissionLets } from '../person/access/role-words.ts';
import { useNarrow } from '../person/effective/use-narrow.ts';
import { Moment, MomentNote } from '../person/why/Moment.tsx';
import { copyLink } from '../person/why/copy-link.ts';
import { SearchBox } from '../users/SearchBox.tsx';
import { ChangedPerson } from './ChangedPerson.tsx';
import { ChangedThing } from './ChangedThing.tsx';
import { Chooser } from './Chooser.tsx';
import { everyoneFilter, thingOf } from './everyone-asked.ts';
import { Examples } from './Examples.tsx';
import { closed, type ExplorerSearch, questionBehind, spanOf } from './explorer-search.ts';
import { ExtraFilter } from './ExtraFilter.tsx';
import { ExportButton } from './ExportButton.tsx';
import { GroupFilter } from './GroupFilter.tsx';
import { OtherChoice } from './OtherChoice.tsx';
import { PrintedFilters } from './PrintedFilters.tsx';
import { PermissionFilter } from './PermissionFilter.tsx';
import { RoleFilter } from './RoleFilter.tsx';
import { PersonView } from './PersonView.tsx';
import { Since, SpanNote } from './Since.tsx';
import { ThingView } from './ThingView.tsx';
import { useAbout } from './use-about.ts';
import { WhyPanel } from './WhyPanel.tsx';

const route = getRouteApi('/signed-in/$organization/explorer');

/** Who reaches what, and why, now or at another moment: from a person, or from a thing. */
export function ExplorerPage() {
  const search = route.useSearch();
  const { name } = useOrganization();
  const trpc = useTRPC();
  const { id: organizationId, top } = useOrganization();
  // What the page is about is asked of whoever may see people; the answer of a list says who may not.
  const allowed = useQuery(trpc.members.count.queryOptions({ organizationId, node: top.id }));
  const about = useAbout(search);
  const narrow = useNarrow();
  const catalog = useCatalog();
  const [kind, setKind] = useState<'person' | 'thing'>(search.location !== undefined || search.item !== undefined ? 'thing' : 'person');
  const [isChoosing, setChoosing] = useState(false);
  if (allowed.error) return <FailureState error={allowed.error} onTryAgain={() => void allowed.refetch()} />;
  const isAsked = search.person !== undefined || thingOf(search) !== null;
  const title = about.data ? titleOf(catalog, search, about.data.name) : m.shell_explorer();
  const chooser = <Chooser search={search} kind={kind} onKind={setKind} />;
  return (
    <Page
      title={m.shell_explorer()}
      within={about.data ? [about.data.name, name] : [name]}
      action={
        <Button icon={Link2} onClick={() => void copyLink()}>
          {m.explorer_copy()}
        </Button>
      }
    >
      <div className="max-wide:in-turn -mx-gutter grid flex-1 border-t border-line max-wide:content-start print:block wide:grid-cols-[256px_minmax(0,1fr)]">
        <Part className="border-line px-gutter py-4 wide:border-r wide:pr-4 print:hidden">
          {narrow && isAsked && !isChoosing ? (
            <Button onClick={() => setChoosing(true)}>{m.explorer_choose_other()}</Button>
          ) : (
            <div onClickCapture={() => setChoosing(false)} role="presentation">
              {chooser}
            </div>
          )}
        </Part>
        <div className="in-turn flex min-w-0 flex-col px-gutter py-4">
          {!isAsked && <Examples />}
          {isAsked && about.error !== null && <FailureState error={about.error} onTryAgain={() => void about.refetch()} />}
          {isAsked && about.isPending && <Skeleton rows={8} />}
          {isAsked && about.data && <Asked key={about.data.id} title={title} about={about.data} search={search} />}
        </div>
      </div>
    </Page>
  );
}

function titleOf(catalog: Catalog, { person, location, may, since }: ExplorerSearch, name: string): string {
  if (since !== undefined) return person === undefined ? m.explorer_title_changed_at({ name }) : m.explorer_title_changed({ name });
  if (person !== undefined) return m.effective_title({ name });
  if (may !== undefined) return m.explorer_title_may({ lets: permissionLets(catalog, may), name });
  return location === undefined ? m.explorer_title_item({ name }) : m.explorer_title_place({ name });
}

interface AskedProps {
  readonly title: string;
  readonly about: { readonly id: string; readonly name: string };
  readonly search: ExplorerSearch;
}

/** One question with all that narrows it, its answer, and the why of the cell that is open. */
function Asked({ title, about, search }: AskedProps) {
  const navigate = route.useNavigate();
  const narrow = useNarrow();
  const [isDiffering, setDiffering] = useState(false);
  const change = (parts: Partial<ExplorerSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...parts }), replace: true, resetScroll: false });
  const thing = thingOf(search);
  const asList = search.show === undefined ? narrow : search.show === 'list';
  const why = questionBehind(search);
  const span = spanOf(search, useNow());
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <h2 className="min-w-0 flex-1 basis-52 text-16 font-strong tracking-[-0.012em] wrap-anywhere">{title}</h2>
        {search.person !== undefined && !span && (
          <OtherChoice
            than={about}
            other={search.other}
            isOpen={isDiffering}
            onOpen={setDiffering}
            onChange={(other) => change({ other })}
          />
        )}
        <span className="print:hidden">
          <Moment at={search.at} onChange={(at) => change({ at })} />
        </span>
        <span className="print:hidden">
          <Since since={search.since} onChange={(since) => change({ since, ...closed })} />
        </span>
        {thing && !span && <ExportButton name={about.name} thing={thing} filter={everyoneFilter(search)} at={search.at} />}
        <Button icon={asList ? Grid3x3 : List} onClick={() => change({ show: asList ? 'grid' : 'list' })}>
          {asList ? m.explorer_as_grid() : m.explorer_as_list()}
        </Button>
        {!narrow && <PrintButton />}
      </div>
      <Part className="in-turn flex flex-wrap items-center gap-x-4 gap-y-2 pb-3 print:hidden">
        {thing && <SearchBox label={m.explorer_find_person()} value={search.q ?? ''} onSearch={(q) => change({ q: q || undefined })} />}
        {!span && (
          <Select
            label={m.explorer_sort()}
            labelHidden
            options={sortOptions(thing !== null)}
            value={search.sort ?? 'name'}
            onChange={(sort) => change({ sort: sort === 'name' ? undefined : sort })}
          />
        )}
        {search.person !== undefined && (
          <GroupFilter member={search.person} at={search.at} value={search.in} onChange={(group) => change({ in: group })} />
        )}
        {thing && !span && <PermissionFilter value={search.may} onChange={(may) => change({ may })} />}
        {thing && !span && <RoleFilter value={search.role} onChange={(role) => change({ role })} />}
        {thing && !span && (
          <Checkbox
            label={m.explorer_only_sees()}
            checked={search.sees === 'only'}
            onChange={(sees) => change({ sees: sees ? 'only' : undefined })}
          />
        )}
        <Checkbox
          label={m.explorer_only_groups()}
          checked={search.groups === 'only'}
          onChange={(only) => change({ groups: only ? 'only' : undefined })}
        />
        {span ? null : thing ? (
          <ExtraFilter value={search.extras} onChange={(extras) => change({ extras })} />
        ) : (
          <Checkbox
            label={m.explorer_only_extras()}
            checked={search.extras !== undefined}
            onChange={(only) => change({ extras: only ? 'only' : undefined })}
          />
        )}
      </Part>
      <PrintedFilters search={search} />
      {span ? <SpanNote span={span} /> : <MomentNote at={search.at} />}
      <Answer>
        {span && thing ? (
          <ChangedThing label={title} name={about.name} thing={thing} span={span} search={search} asList={asList} onChange={change} />
        ) : span ? (
          <ChangedPerson label={title} person={about} span={span} search={search} asList={asList} onChange={change} />
        ) : thing ? (
          <ThingView label={title} thing={thing} search={search} asList={asList} onChange={change} />
        ) : (
          <PersonView person={about} search={search} asList={asList} onChange={change} onDifference={() => setDiffering(true)} />
        )}
      </Answer>
      {why && (
        <WhyPanel
          key={JSON.stringify(why)}
          who={why.who}
          name={why.who === about.id ? about.name : undefined}
          question={why.question}
          onClose={() => {
            change(closed);
            // What closed it is gone with it; the cell that was asked from takes the focus back.
            requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-cell][tabindex="0"]')?.focus());
          }}
        />
      )}
    </>
  );
}

const Answer = ({ children }: { children: ReactNode }) => <Part className="grid min-w-0 flex-1 content-start pt-2 pb-4">{children}</Part>;

const sortOptions = (isOfPeople: boolean) => [
  { value: 'name' as const, label: isOfPeople ? m.explorer_sort_name() : m.explorer_sort_tree() },
  ...(isOfPeople ? [{ value: 'level' as const, label: m.explorer_sort_level() }] : []),
  { value: 'similar' as const, label: m.explorer_sort_similar() },
];
