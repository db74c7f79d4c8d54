import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Drawable, gatherBoxes } from './node-map.ts';

const part = <Key>(key: Key, weight: number, children: Drawable<Key>[] = []): Drawable<Key> => ({
  key,
  weight,
  size: 1 + children.reduce((sum, child) => sum + child.size, 0),
  children,
});
const leaves = (name: string, count: number) => Array.from({ length: count }, (_, index) => part(`${name} ${index}`, index));

/** "a > b, (2)": boxes by the one they lie in, gathered ones by how many they hold. */
const drawn = (top: Drawable<string>, budget: number) =>
  gatherBoxes(top, budget).map(({ keys, isGathered, within }) => [isGathered ? keys.length : keys[0], within]);

describe('what is drawn of a tree', () => {
  test('is all of it where it fits, heaviest first', () => {
    const top = part('all', 3, [part('a', 1, [part('a1', 1)]), part('b', 2)]);
    expect(drawn(top, 4)).toEqual([
      ['all', null],
      ['b', 0],
      ['a', 0],
      ['a1', 2],
    ]);
  });

  test('gathers the lightest siblings where they do not fit', () => {
    expect(drawn(part('all', 9, leaves('leaf', 5)), 4)).toEqual([
      ['all', null],
      ['leaf 4', 0],
      ['leaf 3', 0],
      [3, 0],
    ]);
  });

  test('keeps a part closed that has room for nothing inside', () => {
    const top = part('all', 9, [part('a', 5, leaves('in a', 4)), part('b', 4, leaves('in b', 2))]);
    expect(drawn(top, 3)).toEqual([
      ['all', null],
      ['a', 0],
      ['b', 0],
    ]);
    expect(drawn(part('all', 1, leaves('leaf', 3)), 2)).toEqual([['all', null]]);
  });

  test('shares room evenly, and gives on what one does not need', () => {
    const top = part('all', 9, [part('a', 5, leaves('in a', 9)), part('b', 4, leaves('in b', 1)), part('c', 3, leaves('in c', 9))]);
    const names = drawn(top, 13).map(([name]) => name);
    expect(names).toEqual(['all', 'a', 'in a 8', 'in a 7', 'in a 6', 6, 'b', 'in b 0', 'c', 'in c 8', 'in c 7', 'in c 6', 6]);
  });

  test('names each part once at most, loses none that is not inside a closed box, and keeps to the budget', () => {
    const { tree } = fc.letrec<{ tree: Drawable<object>; leaf: Drawable<object>; inner: Drawable<object> }>((tie) => ({
      tree: fc.oneof({ depthSize: 'medium' }, tie('leaf'), tie('inner')),
      leaf: fc.nat(5).map((weight) => part({}, weight)),
      inner: fc.tuple(fc.nat(5), fc.array(tie('tree'), { maxLength: 9 })).map(([weight, children]) => part({}, weight, children)),
    }));
    let gathered = 0;
    let closed = 0;
    fc.assert(
      fc.property(tree, fc.integer({ min: 1, max: 40 }), (top, budget) => {
        const boxes = gatherBoxes(top, budget);
        expect(boxes.length).toBeLessThanOrEqual(budget);
        const named = boxes.flatMap(({ keys }) => keys);
        expect(new Set(named).size).toBe(named.length);
        expect(boxes.every(({ within }, index) => within === null || within < index)).toBe(true);
        const open = new Set(boxes.flatMap(({ within }) => (within === null ? [] : [boxes[within]?.keys[0]])));
        const expected = (one: Drawable<object>): object[] =>
          open.has(one.key) ? one.children.flatMap((child) => [child.key, ...expected(child)]) : [];
        expect(new Set(named)).toEqual(new Set([top.key, ...expected(top)]));
        if (top.size <= budget) expect(named).toHaveLength(top.size);
        else if (boxes.some((box) => box.isGathered)) gathered++;
        else closed++;
      }),
      { numRuns: 300 },
    );
    expect([gathered > 10, closed > 10]).toEqual([true, true]);
  });
});
