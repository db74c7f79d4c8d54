import { type ListViews, listViews } from '../lists/saved-views.ts';
import { type UsersSearch, readUsersSearch } from './users-search.ts';

/** The views of the list of people. */
export const usersViews: ListViews<UsersSearch> = listViews({ key: 'users', read: readUsersSearch });
