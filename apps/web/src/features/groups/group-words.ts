import type { GroupSort } from '@totem/domain/group-homes';
import type { ProductWords } from '@totem/domain/catalog/define-product';

/** What the product calls one group of this sort. */
export const groupWord = ({ userGroup, locationGroup }: ProductWords, sort: GroupSort) =>
  sort === 'user_group' ? userGroup : locationGroup;
