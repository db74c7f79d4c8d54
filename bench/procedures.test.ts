import { readFileSync } from 'node:fs';
import { largeOrganization } from '@totem/run/large-world';
import { expect, test } from 'vitest';
import { goalsOf } from './procedures/goals.ts';
import { questionsOf } from './procedures/questions.ts';

const took = (procedure: string, ms: number) => ({ procedure, about: 'all', ms: { median: ms, p10: ms, p90: ms, worst: ms }, bytes: 1 });

test.each([
  [300, 1_000, [true, true]],
  [301, 1_000, [false, true]],
  [300, 1_001, [true, false]],
])('a question within %d ms and a review within %d ms: %j', (list, review, isMet) => {
  const goals = goalsOf({ questions: [took('nodes.map', 1), took('members.list', list), took('grants.preview', review)] });
  expect(goals.map((goal) => goal.isMet)).toEqual(isMet);
  expect(goals[0]?.measured).toBe(`${list} ms (members.list, all)`);
});

test('a promise about what was never asked is not met', () => {
  expect(goalsOf({ questions: [] }).map(({ isMet }) => isMet)).toEqual([false, false]);
});

/**
 * What a person changes of themselves, what never ends, and what there is to see only once somebody was suspended, a group
 * deleted, a role made or a file brought in.
 */
const left = [
  'me.changeSettings',
  'changes.follow',
  'organizations.deactivated',
  'userGroups.getDeleted',
  'locationGroups.getDeleted',
  'roles.preview',
  'roles.previewDeletion',
  'imports.get',
  'imports.rows',
];

test('everything that the API shows is asked, each question once', () => {
  const table = readFileSync(new URL('../apps/api/src/access-table.ts', import.meta.url), 'utf8');
  const rows = [...table.matchAll(/^ {2}'(\w+\.\w+)': \{(.*)\},$/gm)].map(([, path = '', row = '']) => ({
    path,
    changes: row.includes('changes: true'),
  }));
  const shown = rows.filter(({ path, changes }) => !changes && !left.includes(path)).map(({ path }) => path);
  const questions = questionsOf(largeOrganization('S', 0), 1);
  expect([...new Set(questions.map(({ procedure }) => procedure))].toSorted()).toEqual(shown.toSorted());
  const names = questions.map(({ procedure, about }) => `${procedure}, ${about}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
