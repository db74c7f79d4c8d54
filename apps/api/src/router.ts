import { access } from './procedures/access.ts';
import { activity } from './procedures/activity.ts';
import { changes } from './procedures/changes.ts';
import { grants } from './procedures/grants.ts';
import { imports } from './procedures/imports.ts';
import { locationGroups } from './procedures/location-groups.ts';
import { locations } from './procedures/locations.ts';
import { me } from './procedures/me.ts';
import { members } from './procedures/members.ts';
import { nodes } from './procedures/nodes.ts';
import { organizations } from './procedures/organizations.ts';
import { serviceItems } from './procedures/service-items.ts';
import { roles } from './procedures/roles.ts';
import { userGroups } from './procedures/user-groups.ts';
import { router } from './trpc.ts';

// What AppRouter mentions must be reachable from here, or a package that uses it cannot name it (TS2883).
export type { Context } from './trpc.ts';

export const appRouter = router({
  me,
  organizations,
  nodes,
  members,
  userGroups,
  locations,
  locationGroups,
  serviceItems,
  roles,
  access,
  grants,
  activity,
  imports,
  changes,
});
export type AppRouter = typeof appRouter;
