import { OrganizationId } from '@totem/domain/ids';
import { expect, test } from 'vitest';
import { newId } from './new-id.ts';
import { mintToken, readToken } from './secrets.ts';

const organizationId = newId(OrganizationId);

test('a token leads back to its organization and to what was stored of it', () => {
  const { token, hash } = mintToken(organizationId);
  expect(readToken(token)).toEqual({ organizationId, hash });
});

test('a token that was changed anywhere is not a token, or has another hash', () => {
  const { token, hash } = mintToken(organizationId);
  for (let at = 0; at < token.length; at++) {
    const changed = token.slice(0, at) + (token[at] === 'a' ? 'b' : 'a') + token.slice(at + 1);
    expect(readToken(changed)?.hash.equals(hash) ?? false).toBe(false);
  }
  expect([token.slice(0, -1), `${token}a`, `Bearer ${token}`, ''].map(readToken)).toEqual([null, null, null, null]);
});
