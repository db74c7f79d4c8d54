import { ownPathOr } from './own-path.ts';

/** Where the link in the confirming mail leads in the end. */
export const verifiedAt = (next: string | undefined): string =>
  `/verify-email?next=${encodeURIComponent(ownPathOr(next)).replaceAll('%2F', '/')}`;
