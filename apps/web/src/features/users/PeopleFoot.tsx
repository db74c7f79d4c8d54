import { m } from '../../paraglide/messages.js';
import { ListState } from '../../shell/ListState.tsx';
import { useCatalog, useScope } from '../../shell/organization.ts';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { ReadOn } from '../lists/ReadOn.tsx';
import type { usePeople } from './use-people.ts';

/** How much of the list is here, of what it is, and whether it is as things are now. */
export function PeopleFoot({ people }: { people: ReturnType<typeof usePeople> }) {
  const { list, rows, total, isCounting, behind, show, news } = people;
  const catalog = useCatalog();
  const scope = useScope();
  const hasLevelsBelow = [...catalog.kinds.values()].some((kind) => kind.isLevel && kind.under.includes(scope.kind));
  if (rows.length === 0) return null;
  return (
    <ListFoot from={1} shown={rows.length} total={total} complete={!list.hasNextPage} isCounting={isCounting}>
      <span>{hasLevelsBelow ? m.users_and_below({ node: scope.name }) : scope.name}</span>
      <ReadOn list={list} />
      <ListState behind={behind} onShow={show} news={news.size} isOld={list.isRefetchError} at={list.dataUpdatedAt} />
    </ListFoot>
  );
}
