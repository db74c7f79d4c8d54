import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { FailureState } from './shell/FailureState.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { Root } from './shell/Root.tsx';

// A search that is not understood is left out, never a page that fails.
const text = z.string().max(2000).optional().catch(undefined);

const root = createRootRoute({ component: Root });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ next: text, notice: z.enum(['ended', 'changed']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/sign-in/SignInPage.tsx'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: z.object({ next: text }),
  component: lazyRouteComponent(() => import('./features/sign-in/SignUpPage.tsx'), 'SignUpPage'),
});

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: '/verify-email',
  validateSearch: z.object({ next: text, error: text }),
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
  validateSearch: z.object({ token: text, error: text }),
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
