import { expect, test } from 'vitest';
import { cutInto, drawnOf, outlineOf } from './graph-drawn.ts';
import { layOutGraph } from './graph-layout.ts';
import { graphWith } from './testing-graph.ts';

const whole = (graph: ReturnType<typeof graphWith>, width = 1_000) => {
  const layout = layOutGraph(graph, width);
  return drawnOf(graph, layout, { top: 0, bottom: layout.size.height });
};

test('every box stands once, and none lies over another', () => {
  for (const width of [300, 900, 1_600]) {
    const { boxes } = whole(graphWith(7, 5), width);
    expect(new Set(boxes.map(({ box }) => box.name)).size).toBe(boxes.length);
    for (const [at, one] of boxes.entries())
      for (const other of boxes.slice(at + 1)) {
        const across = Math.min(one.rect.x + one.rect.width, other.rect.x + other.rect.width) - Math.max(one.rect.x, other.rect.x);
        const down = Math.min(one.rect.y + one.rect.height, other.rect.y + other.rect.height) - Math.max(one.rect.y, other.rect.y);
        expect([one.box.name, other.box.name, across <= 0 || down <= 0]).toEqual([one.box.name, other.box.name, true]);
      }
  }
});

test('each way leads from the person to the permission, each place past it, and both through the gates', () => {
  const { lines, direct } = whole(graphWith(3, 2));
  const keys = lines.map(({ key }) => key);
  expect(keys.filter((key) => key.startsWith('person '))).toHaveLength(5);
  expect(keys.filter((key) => key.endsWith(' permission'))).toHaveLength(3);
  expect(keys.filter((key) => key.startsWith('place ') && key.endsWith(' where'))).toEqual(['place 0 grant where', 'place 1 gives where']);
  expect(keys).toContain('permission where');
  expect(direct.map(({ key }) => key)).toEqual(['way 2']);
  expect(lines.filter(({ key }) => key.startsWith('where ')).map(({ look }) => look)).toEqual(['plain', 'missing']);
  expect(whole(graphWith(5, 0)).lines.filter(({ look }) => look === 'thin').length).toBeGreaterThan(2);
});

test('without a way there is no permission to pass', () => {
  const { boxes, lines } = whole(graphWith(0, 2));
  expect(boxes.map(({ box }) => box.name)).not.toContain('permission');
  expect(lines.map(({ key }) => key)).not.toContain('permission where');
});

test('however many ways there are, only what is seen is drawn', () => {
  const drawn = (ways: number) => {
    const graph = graphWith(ways);
    const { boxes, lines } = drawnOf(graph, layOutGraph(graph, 1_000), { top: 900, bottom: 1_500 });
    return boxes.length + lines.length;
  };
  expect(drawn(5_000)).toBe(drawn(50));
  expect(drawn(5_000)).toBeLessThan(120);
});

test('whoever looks at the middle of many ways sees the person and the place beside them', () => {
  const graph = graphWith(500);
  const seen = { top: 9_000, bottom: 9_600 };
  const { boxes } = drawnOf(graph, layOutGraph(graph, 1_000), seen);
  for (const name of ['person', 'permission', 'where', 'gate status']) {
    const rect = boxes.find(({ box }) => box.name === name)?.rect;
    expect([name, (rect?.y ?? 0) >= seen.top, (rect?.y ?? 0) + (rect?.height ?? 0) <= seen.bottom]).toEqual([name, true, true]);
  }
});

test('from afar thousands of boxes are one outline, and so are their lines', () => {
  const drawn = whole(graphWith(3_000));
  const { boxes, lines } = outlineOf(drawn);
  expect(boxes.split('M').length - 1).toBe(drawn.boxes.length);
  expect(lines.split('M').length - 1).toBe(drawn.lines.length);
});

test('cut for paper, each row is on one sheet and none is lost', () => {
  const graph = graphWith(20, 9);
  const sheets = [cutInto(graph, 0, 15), cutInto(graph, 15, 29)];
  expect(sheets.map(({ ways, places }) => [ways.length, places.length])).toEqual([
    [15, 0],
    [5, 9],
  ]);
  expect(sheets.flatMap(({ ways }) => ways)).toEqual(graph.ways);
  expect(sheets.flatMap(({ places }) => places)).toEqual(graph.places);
});
