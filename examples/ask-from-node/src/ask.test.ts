import { type Stack, startTemporaryStack } from '@totem/run/stack';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAboutDashboards } from './ask.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startTemporaryStack(() => {});
});
afterAll(() => stack.close());

const linesOf = (name: string) => {
  const person = stack.people.find(({ email }) => email.startsWith(name));
  return Array.fromAsync(askAboutDashboards(stack.url, 'marvel', person?.email ?? '', person?.password ?? ''));
};

test('a service gets the answer, the reasons and the places', async () => {
  expect(await linesOf('gwen')).toEqual(['Oscorp VoC: yes, as voc/reader. Places: Montreal, Québec.']);
  const [first = '', second] = await linesOf('pepper');
  // Two ways that are equally near come in either order.
  expect(first).toMatch(/^VoC post purchase: yes, as voc\/contributor through .+ and voc\/contributor through .+\. Places: Malibu\.$/);
  for (const group of ['Customer Support Specialists', 'Pepper Pots Department']) expect(first).toContain(group);
  expect(second).toBe('VoC post-delivery: no (missing: elsewhere).');
});
