import type { ComponentProps } from 'react';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { ReadOn } from '../lists/ReadOn.tsx';

interface MoreFootProps {
  readonly list: ComponentProps<typeof ReadOn>['list'];
  readonly shown: number;
  readonly total: number | null;
}

/** How much of a list is shown, with what reads on. */
export function MoreFoot({ list, shown, total }: MoreFootProps) {
  if (shown === 0) return null;
  return (
    <ListFoot from={1} shown={shown} total={total} complete={!list.hasNextPage}>
      <ReadOn list={list} />
    </ListFoot>
  );
}
