import { randomUUID } from 'node:crypto';
import { OrganizationId } from '@totem/domain/ids';
import type { AskedBy, Asking } from '@totem/db/who-is-asking';
import { expect, test } from 'vitest';
import { askingTogether } from './asking-together.ts';

const organizationId = OrganizationId.parse(randomUUID());
const asked = (sessionToken: string): AskedBy => ({ sessionToken, organizationId });
const nobody: Asking = { signIn: null, member: null, organization: null, now: new Date(0) };

/** Reads that answer when they are told to. */
function reads() {
  const sent: { readonly tokens: readonly string[]; readonly answer: () => void; readonly fail: (error: Error) => void }[] = [];
  const ask = askingTogether(
    (all) =>
      new Promise((resolve, reject) =>
        sent.push({ tokens: all.map((one) => one.sessionToken), answer: () => resolve(all.map(() => nobody)), fail: reject }),
      ),
  );
  return { sent, ask };
}

test('those who ask at one moment share one read', async () => {
  const { sent, ask } = reads();
  const answers = Promise.all(['a', 'b', 'c'].map((token) => ask(asked(token))));
  await expect.poll(() => sent.length).toBe(1);
  sent[0]?.answer();
  expect(await answers).toEqual([nobody, nobody, nobody]);
  expect(sent.map(({ tokens }) => tokens)).toEqual([['a', 'b', 'c']]);
});

test('BX-21 nobody joins a read that was sent before they asked', async () => {
  const { sent, ask } = reads();
  const first = ask(asked('a'));
  await expect.poll(() => sent.length).toBe(1);
  const later = Promise.all([ask(asked('b')), ask(asked('c'))]);
  expect(sent).toHaveLength(1);
  sent[0]?.answer();
  await first;
  await expect.poll(() => sent.length).toBe(2);
  expect(sent[1]?.tokens).toEqual(['b', 'c']);
  sent[1]?.answer();
  await later;
});

test('a read that fails fails for those who shared it, and the next is made anew', async () => {
  const { sent, ask } = reads();
  const failed = Promise.allSettled([ask(asked('a')), ask(asked('b'))]);
  await expect.poll(() => sent.length).toBe(1);
  sent[0]?.fail(new Error('gone'));
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const again = ask(asked('a'));
  await expect.poll(() => sent.length).toBe(2);
  sent[1]?.answer();
  expect(await again).toEqual(nobody);
});

test('more than fit into one statement are read in several', async () => {
  const { sent, ask } = reads();
  const answers = Promise.all(Array.from({ length: 501 }, (_, index) => ask(asked(String(index)))));
  await expect.poll(() => sent.length).toBe(1);
  sent[0]?.answer();
  await expect.poll(() => sent.length).toBe(2);
  sent[1]?.answer();
  expect((await answers).length).toBe(501);
  expect(sent.map(({ tokens }) => tokens.length)).toEqual([500, 1]);
});
