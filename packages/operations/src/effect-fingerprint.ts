import { createHash } from 'node:crypto';
import type { AccessLine, MemberEffect } from '@totem/domain/access/preview';

/** Tells one effect of a change from another: what was shown is what is saved, or it is a conflict. */
export const fingerprintOf = (effect: unknown): string =>
  createHash('sha256').update(JSON.stringify(effect)).digest('base64url').slice(0, 22);

/** People's effects with a digest in the place of each line: many share a line of a thousand places, which is then read once. */
export function digestsOf(effects: readonly MemberEffect[]): unknown[] {
  const digests = new Map<AccessLine, string>();
  const digestOf = (line: AccessLine) => {
    const digest = digests.get(line) ?? fingerprintOf(line);
    digests.set(line, digest);
    return digest;
  };
  return effects.map(({ member, gains, losses }) => [member, gains.map(digestOf), losses.map(digestOf)]);
}
