import { createHash, randomBytes } from 'node:crypto';
import { OrganizationId } from '@totem/domain/ids';

/** A secret that is shown once: what its holder keeps, and what is stored of it. */
export interface MintedToken {
  readonly token: string;
  readonly hash: Buffer;
}

/** 32 random bytes behind the organization's id, which is a route and not a claim: nothing is believed because of it. */
export function mintToken(organizationId: OrganizationId): MintedToken {
  const token = `${organizationId}.${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashOf(token) };
}

/** What is stored of a token: the SHA-256 of all of it, the organization's id included. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Where to look for a token, and what for; null when the text cannot be a token, which callers answer like an unknown one. */
export function readToken(text: string): { readonly organizationId: OrganizationId; readonly hash: Buffer } | null {
  const [, id, secret] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(text) ?? [];
  const organizationId = OrganizationId.safeParse(id);
  return secret !== undefined && organizationId.success ? { organizationId: organizationId.data, hash: hashOf(text) } : null;
}
