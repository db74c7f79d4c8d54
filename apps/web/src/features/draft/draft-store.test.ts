import type { AccessChange } from '@totem/domain/grants';
import { GrantId, Version } from '@totem/domain/ids';
import { expect, test } from 'vitest';
import { mostLines, openDraft } from './draft-store.ts';

const end = (number: number): AccessChange => ({
  change: 'end',
  grant: GrantId.parse(`00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`),
});
const at = (version: number) => Version.parse(version);

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('a draft is there again after a reload, and nobody else finds it', () => {
  const tab = memory();
  openDraft('one', tab).edit(() => [end(1), end(2)], at(7));
  expect(openDraft('one', tab).read()).toMatchObject({ changes: [end(1), end(2)], madeAt: 7 });
  expect(openDraft('other', tab).read().changes).toEqual([]);
});

test('a draft is made from the oldest state that a line was made from', () => {
  const draft = openDraft('one', memory());
  draft.edit((changes) => [...changes, end(1)], at(9));
  draft.edit((changes) => [...changes, end(2)], at(7));
  draft.edit((changes) => [...changes, end(3)], at(12));
  expect(draft.read().madeAt).toBe(7);
  draft.edit(() => [], at(12));
  expect(draft.read().madeAt).toBeNull();
});

test('the same line twice is one line', () => {
  const draft = openDraft('one', memory());
  draft.edit((changes) => [...changes, end(1), end(1)], at(1));
  draft.edit((changes) => [...changes, end(1)], at(1));
  expect(draft.read().changes).toEqual([end(1)]);
});

test('more lines than can be saved at once are not taken', () => {
  const draft = openDraft('one', memory());
  const most = Array.from({ length: mostLines }, (_, index) => end(index));
  expect(draft.edit(() => most, at(1))).toBe(true);
  expect(draft.edit((changes) => [...changes, end(mostLines)], at(1))).toBe(false);
  expect(draft.read().changes).toHaveLength(mostLines);
});

test('a request keeps its key when it is tried again, after a reload too, and another request has another', () => {
  const tab = memory();
  const draft = openDraft('one', tab);
  draft.edit(() => [end(1)], at(1));
  const key = draft.keyFor('first');
  expect(draft.keyFor('first')).toBe(key);
  expect(openDraft('one', tab).keyFor('first')).toBe(key);
  expect(draft.keyFor('second')).not.toBe(key);
});

test('what is no draft is read as none', () => {
  const tab = memory();
  for (const text of ['{', '{"changes":[{"change":"steal"}],"madeAt":1,"tried":null}', 'null']) {
    tab.setItem('totem.draft.one', text);
    expect(openDraft('one', tab).read().changes).toEqual([]);
  }
});

test('what is discarded can be put back', () => {
  const draft = openDraft('one', memory());
  draft.edit(() => [end(1)], at(3));
  const before = draft.read();
  draft.clear();
  expect(draft.read().changes).toEqual([]);
  draft.restore(before);
  expect(draft.read()).toMatchObject({ changes: [end(1)], madeAt: 3 });
});
