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
  expect(await linesOf('pepper')).toEqual([
    'VoC post purchase: yes, as voc/contributor through Customer Support Specialists and voc/contributor through Pepper Pots Department. Places: Malibu.',
    'VoC post-delivery: no (missing: elsewhere).',
  ]);
});
