import { expect, test } from 'vitest';
import type { GraphBox } from './graph.ts';
import { besideRows, captionHeight, layOutGraph, rowsSeen } from './graph-layout.ts';
import { graphWith } from './testing-graph.ts';

test('a picture takes the width it has, and more where even narrow columns do not fit', () => {
  expect(layOutGraph(graphWith(3), 1_200).size.width).toBeCloseTo(1_200);
  expect(layOutGraph(graphWith(3), 900).size.width).toBeCloseTo(900);
  expect(layOutGraph(graphWith(3), 300).size.width).toBeGreaterThan(700);
});

test('columns stand apart from left to right, rows below each other and below the names of the columns', () => {
  for (const width of [300, 900, 1_600]) {
    const { columns, rows, size } = layOutGraph(graphWith(20, 9), width);
    for (const [at, { x }] of columns.entries()) {
      const before = columns[at - 1];
      if (before) expect(x - before.x - before.width).toBeGreaterThanOrEqual(26 - 1e-6);
    }
    expect(rows).toHaveLength(29);
    expect(rows[0]?.y).toBe(captionHeight);
    for (const [at, { y }] of rows.entries()) {
      const before = rows[at - 1];
      if (before) expect(y).toBeGreaterThan(before.y + before.height);
    }
    const last = rows.at(-1);
    expect(last && last.y + last.height).toBeLessThanOrEqual(size.height);
  }
});

test('a name that takes several lines makes its row higher', () => {
  const short = layOutGraph(graphWith(1, 0), 900).rows[0]?.height ?? 0;
  const long = (name: string, words: string): GraphBox => ({ name, words: name === 'way 0 group' ? `${words} `.repeat(6).trim() : words });
  expect(layOutGraph(graphWith(1, 0, long), 900).rows[0]?.height).toBeGreaterThan(short);
});

test('thousands of ways are laid out by reading each box as often as the boxes of a few', () => {
  const readsOf = (ways: number) => {
    let [boxes, reads] = [0, 0];
    const counted = (name: string, words: string): GraphBox => {
      boxes++;
      return {
        name,
        get words() {
          reads++;
          return words;
        },
      };
    };
    const graph = graphWith(ways, ways, counted);
    reads = 0; // the gates are copied
    layOutGraph(graph, 1_000);
    return reads / boxes;
  };
  expect(readsOf(5_000)).toBeLessThanOrEqual(readsOf(10) + 0.5);
});

test('which rows are seen is found without going through all of them', () => {
  const layout = layOutGraph(graphWith(5_000), 1_000);
  let reads = 0;
  const rows = new Proxy(layout.rows, {
    get(all, key): unknown {
      if (key !== 'length') reads++;
      return Reflect.get(all, key);
    },
  });
  const { from, to } = rowsSeen({ ...layout, rows }, { top: 100_000, bottom: 100_600 });
  expect(to - from).toBeLessThan(14);
  expect(from).toBeGreaterThan(1_000);
  expect(reads).toBeLessThan(40);
  expect(rowsSeen(layout, { top: -500, bottom: -1 })).toEqual({ from: 0, to: 0 });
  expect(rowsSeen(layout, { top: 0, bottom: layout.size.height })).toEqual({ from: 0, to: 10_000 });
});

test('a box that rows lead to stands in the middle of those that are seen, and never beyond them', () => {
  const layout = layOutGraph(graphWith(100, 0), 1_000);
  const end = layout.size.height;
  const at = (top: number, bottom: number) => besideRows(layout, 0, 100, 48, { top, bottom });
  expect(at(0, end)).toBeCloseTo((captionHeight + end - 48) / 2);
  expect(at(1_000, 1_600)).toBeCloseTo(1_300 - 24);
  expect(at(end + 500, end + 900)).toBeCloseTo(end - 48);
  expect(at(-900, -500)).toBeCloseTo(captionHeight);
});
