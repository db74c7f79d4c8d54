import { getRouteApi } from '@tanstack/react-router';
import { m } from '../../paraglide/messages.js';
import { FailureState } from '../../shell/FailureState.tsx';
import { failureOf } from '../../shell/failure.ts';
import { useOrganization, useScope } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { useNow } from '../../ui/use-now.ts';
import { type ListViews, listViews } from '../lists/saved-views.ts';
import { ViewsMenu } from '../lists/ViewsMenu.tsx';
import { Nobody } from '../users/Nobody.tsx';
import { ActivityExport } from './ActivityExport.tsx';
import { ActivityFilters } from './ActivityFilters.tsx';
import { ActivityList } from './ActivityList.tsx';
import { activityFilterOf } from './activity-question.ts';
import { type ActivitySearch, isActivityNarrowed, narrowed, readActivitySearch } from './activity-search.ts';
import { ChainCheck } from './ChainCheck.tsx';
import { useActivity } from './use-activity.ts';

const route = getRouteApi('/signed-in/$organization/activity');

const activityViews: ListViews<ActivitySearch> = listViews({ key: 'activity', read: readActivitySearch });

/** What happened at the scope and below it: who did what, when and why. */
export function ActivityPage() {
  const { name } = useOrganization();
  const scope = useScope();
  const search = readActivitySearch({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const today = new Date(useNow()).setHours(0, 0, 0, 0);
  const filter = activityFilterOf(search, new Date(today));
  const activity = useActivity(scope.id, filter ?? {});
  const set = (next: ActivitySearch) =>
    void navigate({ search: (now) => ({ ...now, ...nothing, ...next }), replace: false, resetScroll: false });
  const clear = () => set({});
  const { error, data, refetch } = activity.list;
  // Nothing of the page is of use to who may not see what happened.
  if (error && !data && failureOf(error).kind === 'refused') return <FailureState error={error} onTryAgain={() => void refetch()} />;
  const isNarrowed = isActivityNarrowed(search);
  return (
    <Page title={m.activity_title()} within={[name]} action={filter && <ActivityExport filter={filter} />}>
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <ActivityFilters
          search={search}
          onAdd={(key, value) => set(narrowed(search, key, value))}
          onRemove={(key) => set({ ...search, [key]: undefined })}
        />
        {isNarrowed && (
          <Button look="quiet" size="small" onClick={clear}>
            {m.users_filter_clear()}
          </Button>
        )}
        <span className="flex-1 max-wide:hidden" />
        <ViewsMenu of={activityViews} shown={search} onApply={set} />
      </div>
      <div className="grid flex-1 content-start desk:grid-cols-[minmax(0,1fr)_288px] desk:content-stretch desk:gap-7">
        <div className="flex min-w-0 flex-col">
          {filter ? (
            <ActivityList
              key={JSON.stringify(filter)}
              activity={activity}
              opened={search.at !== undefined}
              empty={
                isNarrowed ? (
                  <Nobody sentence={m.activity_no_match()} onClear={clear} />
                ) : (
                  <p className="max-w-120 py-4 text-14 text-ink-2 text-pretty">{m.activity_empty({ node: scope.name })}</p>
                )
              }
            />
          ) : (
            <Nobody sentence={m.users_no_such_filter()} onClear={clear} />
          )}
        </div>
        {/* At the side where both are in sight; else above the list, which may have no end, and out of its way. */}
        <details className="order-first desk:hidden">
          <summary className="min-h-ctl cursor-pointer content-center text-ink-2">{m.activity_record()}</summary>
          <ChainCheck />
        </details>
        <div className="max-desk:hidden desk:border-l desk:border-line desk:pl-7">
          <div className="desk:sticky desk:top-0">
            <Section title={m.activity_record()}>
              <ChainCheck />
            </Section>
          </div>
        </div>
      </div>
    </Page>
  );
}

const nothing: Record<keyof ActivitySearch, undefined> = {
  by: undefined,
  person: undefined,
  group: undefined,
  place: undefined,
  locationGroup: undefined,
  item: undefined,
  action: undefined,
  days: undefined,
  at: undefined,
};
