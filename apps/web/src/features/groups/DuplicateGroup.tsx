import type { LocationGroupDetails } from '@totem/domain/location-groups';
import type { UserGroupDetails } from '@totem/domain/user-groups';
import { DuplicateLocationGroup } from './DuplicateLocationGroup.tsx';
import { DuplicateUserGroup } from './DuplicateUserGroup.tsx';

export type GroupOfASort =
  | { readonly sort: 'user_group'; readonly group: UserGroupDetails }
  | { readonly sort: 'location_group'; readonly group: LocationGroupDetails };

/** Makes another group with the same in it: one file for both sorts, so that what they share is fetched with them alone. */
export const DuplicateGroup = ({ sort, group, onClose }: GroupOfASort & { readonly onClose: () => void }) =>
  sort === 'user_group' ? (
    <DuplicateUserGroup group={group} onClose={onClose} />
  ) : (
    <DuplicateLocationGroup group={group} onClose={onClose} />
  );
