import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { choiceParam, textParam } from './search-params.ts';
import { BarePage } from './shell/BarePage.tsx';
import { FailureState } from './shell/FailureState.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { Root } from './shell/Root.tsx';

interface Next {
  /** A page of ours to go on to. */
  readonly next?: string | undefined;
}

const root = createRootRoute({
  component: Root,
  errorComponent: ({ error, reset }) => (
    <BarePage>
      <FailureState error={error} onTryAgain={reset} />
    </BarePage>
  ),
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
  component: lazyRouteComponent(() => import('./features/sign-in/SignInPage.tsx'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: (search): Next => ({ next: textParam(search['next']) }),
  component: lazyRouteComponent(() => import('./features/sign-in/SignUpPage.tsx'), 'SignUpPage'),
});

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: '/verify-email',
  validateSearch: (search): Next & { error?: string | undefined } => ({
    next: textParam(search['next']),
    error: textParam(search['error']),
  }),
  component: lazyRouteComponent(() => import('./features/sign-in/VerifyEmailPage.tsx'), 'VerifyEmailPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./features/sign-in/ForgotPasswordPage.tsx'), 'ForgotPasswordPage'),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  validateSearch: (search): { token?: string | undefined } => ({ token: textParam(search['token']) }),
  component: lazyRouteComponent(() => import('./features/sign-in/ResetPasswordPage.tsx'), 'ResetPasswordPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, signUp, verifyEmail, forgotPassword, resetPassword]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: ({ error, reset }) => <FailureState error={error} onTryAgain={reset} />,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
