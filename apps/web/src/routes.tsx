import { createRootRoute, createRoute, createRouter, type ErrorComponentProps, redirect, retainSearchParams } from '@tanstack/react-router';
import { readActivitySearch } from './features/activity/activity-search.ts';
import { readOverviewSearch } from './features/overview/overview-search.ts';
import { readLocationsSearch } from './features/locations/locations-search.ts';
import { readWhoSees } from './features/locations/who-sees-search.ts';
import { readExplorerSearch } from './features/explorer/explorer-search.ts';
import { type QuestionParams, questionParams } from './features/person/why/question-params.ts';
import { readRolePair, readServicesSearch } from './features/services/services-search.ts';
import { readGroupsSearch } from './features/user-groups/groups-search.ts';
import { readUsersSearch } from './features/users/users-search.ts';
import { choiceParam, textParam } from './search-params.ts';
import { BarePage } from './shell/BarePage.tsx';
import { FrameSkeleton } from './shell/FrameSkeleton.tsx';
import { organizationToBeginIn, rememberedOrganization } from './shell/last-organization.ts';
import { lazyPage } from './shell/lazy-page.ts';
import { loadOrganization } from './shell/load-organization.ts';
import { NotFound } from './shell/NotFound.tsx';
import { PageFailure } from './shell/PageFailure.tsx';
import { Root } from './shell/Root.tsx';
import { queryClient, trpc } from './trpc.ts';

interface Next {
  /** A page of ours to go on to. */
  readonly next?: string | undefined;
}

interface Scoped {
  /** The node that lists are about. */
  readonly node?: string | undefined;
}

/** Where not even the frame could be drawn. */
function BareFailure(props: ErrorComponentProps) {
  return (
    <BarePage>
      <PageFailure {...props} />
    </BarePage>
  );
}

const root = createRootRoute({
  component: Root,
  errorComponent: BareFailure,
  notFoundComponent: () => (
    <BarePage>
      <NotFound />
    </BarePage>
  ),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): Next & { notice?: 'ended' | 'changed' | undefined } => ({
    next: textParam(search['next']),
    notice: choiceParam(search['notice'], ['ended', 'changed']),
  }),
  component: lazyPage(() => import('./features/sign-in/SignInPage.tsx'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: (search): Next => ({ next: textParam(search['next']) }),
  component: lazyPage(() => import('./features/sign-in/SignUpPage.tsx'), 'SignUpPage'),
});

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: '/verify-email',
  validateSearch: (search): Next & { error?: string | undefined } => ({
    next: textParam(search['next']),
    error: textParam(search['error']),
  }),
  component: lazyPage(() => import('./features/sign-in/VerifyEmailPage.tsx'), 'VerifyEmailPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyPage(() => import('./features/sign-in/ForgotPasswordPage.tsx'), 'ForgotPasswordPage'),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  validateSearch: (search): { token?: string | undefined } => ({ token: textParam(search['token']) }),
  component: lazyPage(() => import('./features/sign-in/ResetPasswordPage.tsx'), 'ResetPasswordPage'),
});

/** Everything below is for who is signed in; who is not signs in and comes back to where they were going. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  errorComponent: BareFailure,
  beforeLoad: async ({ location }) => {
    const person = await queryClient.ensureQueryData(trpc.me.person.queryOptions());
    if (person) return { person };
    queryClient.removeQueries(trpc.me.person.queryFilter()); // nobody now, perhaps somebody in a moment
    throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true });
  },
});

/** Leads on to where one works. */
const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: async ({ context: { person } }) => {
    const mine = await queryClient.fetchQuery(trpc.organizations.mine.queryOptions({ pageSize: 200 }));
    const organization = organizationToBeginIn(mine, rememberedOrganization(person.id));
    throw organization === null
      ? redirect({ to: '/accounts', replace: true })
      : redirect({ to: '/$organization', params: { organization }, replace: true });
  },
});

const accounts = createRoute({
  getParentRoute: () => signedIn,
  path: '/accounts',
  component: lazyPage(() => import('./features/accounts/AccountsPage.tsx'), 'AccountsPage'),
});

/** What concerns oneself alone, in parts that each have an address; mails that can be switched off lead to theirs. */
const me = createRoute({ getParentRoute: () => signedIn, path: '/me' });

const mySignIn = createRoute({
  getParentRoute: () => me,
  path: '/',
  component: lazyPage(() => import('./features/me/MePage.tsx'), 'MePage'),
});

const appearance = createRoute({
  getParentRoute: () => me,
  path: '/appearance',
  component: lazyPage(() => import('./features/me/AppearancePage.tsx'), 'AppearancePage'),
});

const keyboard = createRoute({
  getParentRoute: () => me,
  path: '/keyboard',
  component: lazyPage(() => import('./features/me/KeyboardPage.tsx'), 'KeyboardPage'),
});

const notifications = createRoute({
  getParentRoute: () => me,
  path: '/notifications',
  component: lazyPage(() => import('./features/me/NotificationsPage.tsx'), 'NotificationsPage'),
});

/** One organization; `node` is what every list of its pages is about, and stays in the address from page to page. */
const organization = createRoute({
  getParentRoute: () => signedIn,
  path: '/$organization',
  validateSearch: (search): Scoped => {
    const node = textParam(search['node']);
    return node === undefined ? {} : { node }; // a link that leaves it out keeps the one of the page, one that says undefined does not
  },
  search: { middlewares: [retainSearchParams<Scoped>(['node'])] },
  loaderDeps: ({ search: { node } }) => ({ node }),
  loader: ({ params, deps }) => loadOrganization(params.organization, deps.node),
  component: lazyPage(() => import('./shell/OrganizationFrame.tsx'), 'OrganizationFrame'),
  pendingComponent: FrameSkeleton,
  errorComponent: lazyPage(() => import('./shell/OrganizationFailure.tsx'), 'OrganizationFailure'),
});

const overview = createRoute({
  getParentRoute: () => organization,
  path: '/',
  validateSearch: readOverviewSearch,
  component: lazyPage(() => import('./features/overview/OverviewPage.tsx'), 'OverviewPage'),
});

/** What one may do oneself, by an address that mails can name. */
const myAccess = createRoute({
  getParentRoute: () => organization,
  path: '/me/access',
  component: lazyPage(() => import('./features/my-access/MyAccess.tsx'), 'MyAccess'),
});

const users = createRoute({
  getParentRoute: () => organization,
  path: '/users',
  validateSearch: readUsersSearch,
  component: lazyPage(() => import('./features/users/UsersPage.tsx'), 'UsersPage'),
});

const person = createRoute({
  getParentRoute: () => organization,
  path: '/users/$member',
  validateSearch: (
    search,
  ): QuestionParams & { tab?: 'access' | 'effective' | 'why' | 'activity' | undefined; in?: string | undefined } => ({
    tab: choiceParam(search['tab'], ['access', 'effective', 'why', 'activity']),
    in: textParam(search['in']),
    ...questionParams(search),
  }),
  component: lazyPage(() => import('./features/person/PersonPage.tsx'), 'PersonPage'),
});

const needless = createRoute({
  getParentRoute: () => organization,
  path: '/without-effect',
  component: lazyPage(() => import('./features/needless/NeedlessPage.tsx'), 'NeedlessPage'),
});

const groups = createRoute({
  getParentRoute: () => organization,
  path: '/groups',
  validateSearch: readGroupsSearch,
  component: lazyPage(() => import('./features/user-groups/GroupsPage.tsx'), 'GroupsPage'),
});

const deletedGroups = createRoute({
  getParentRoute: () => organization,
  path: '/groups/deleted',
  component: lazyPage(() => import('./features/deleted-groups/DeletedGroupsPage.tsx'), 'DeletedUserGroupsPage'),
});

const group = createRoute({
  getParentRoute: () => organization,
  path: '/groups/$group',
  validateSearch: (search): { tab?: 'members' | 'gives' | 'join' | 'activity' | undefined } => ({
    tab: choiceParam(search['tab'], ['members', 'gives', 'join', 'activity']),
  }),
  component: lazyPage(() => import('./features/user-groups/GroupPage.tsx'), 'GroupPage'),
});

const locations = createRoute({
  getParentRoute: () => organization,
  path: '/locations',
  validateSearch: readLocationsSearch,
  component: lazyPage(() => import('./features/locations/LocationsPage.tsx'), 'LocationsPage'),
});

const location = createRoute({
  getParentRoute: () => organization,
  path: '/locations/$location',
  validateSearch: readWhoSees,
  component: lazyPage(() => import('./features/locations/LocationPage.tsx'), 'LocationPage'),
});

const deletedLocationGroups = createRoute({
  getParentRoute: () => organization,
  path: '/locations/groups/deleted',
  component: lazyPage(() => import('./features/deleted-groups/DeletedGroupsPage.tsx'), 'DeletedLocationGroupsPage'),
});

const locationGroup = createRoute({
  getParentRoute: () => organization,
  path: '/locations/groups/$group',
  validateSearch: (search): { tab?: 'places' | 'holders' | undefined; q?: string | undefined } => ({
    tab: choiceParam(search['tab'], ['places', 'holders']),
    q: textParam(search['q'])?.slice(0, 200),
  }),
  component: lazyPage(() => import('./features/locations/LocationGroupPage.tsx'), 'LocationGroupPage'),
});

const services = createRoute({
  getParentRoute: () => organization,
  path: '/services',
  validateSearch: readServicesSearch,
  component: lazyPage(() => import('./features/services/ServicesPage.tsx'), 'ServicesPage'),
});

const matrix = createRoute({
  getParentRoute: () => organization,
  path: '/services/$service',
  validateSearch: readRolePair,
  component: lazyPage(() => import('./features/services/MatrixPage.tsx'), 'MatrixPage'),
});

const roles = createRoute({
  getParentRoute: () => organization,
  path: '/roles',
  validateSearch: readRolePair,
  component: lazyPage(() => import('./features/roles/RolesPage.tsx'), 'RolesPage'),
});

const activity = createRoute({
  getParentRoute: () => organization,
  path: '/activity',
  validateSearch: readActivitySearch,
  component: lazyPage(() => import('./features/activity/ActivityPage.tsx'), 'ActivityPage'),
});

const explorer = createRoute({
  getParentRoute: () => organization,
  path: '/explorer',
  validateSearch: readExplorerSearch,
  component: lazyPage(() => import('./features/explorer/ExplorerPage.tsx'), 'ExplorerPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    signUp,
    verifyEmail,
    forgotPassword,
    resetPassword,
    signedIn.addChildren([
      start,
      accounts,
      me.addChildren([mySignIn, appearance, keyboard, notifications]),
      organization.addChildren([
        overview,
        myAccess,
        users,
        person,
        needless,
        groups,
        deletedGroups,
        group,
        locations,
        location,
        deletedLocationGroups,
        locationGroup,
        services,
        matrix,
        roles,
        explorer,
        activity,
      ]),
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  scrollRestoration: true,
  scrollToTopSelectors: ['[data-scroller]'],
  defaultErrorComponent: PageFailure,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
