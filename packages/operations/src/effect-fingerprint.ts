import { createHash } from 'node:crypto';

/** Tells one effect of a change from another: what was shown is what is saved, or it is a conflict. */
export const fingerprintOf = (effect: unknown): string =>
  createHash('sha256').update(JSON.stringify(effect)).digest('base64url').slice(0, 22);
