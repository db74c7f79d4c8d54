import { m } from '../../../paraglide/messages.js';
import { Box } from './Box.tsx';
import { drawnOf } from './graph-drawn.ts';
import type { Graph } from './graph.ts';
import { captionHeight, type GraphLayout, type Seen } from './graph-layout.ts';
import { lineLooks } from './line-looks.ts';

interface GraphPictureProps {
  readonly graph: Graph;
  readonly layout: GraphLayout;
  readonly seen: Seen;
}

/** What is seen of the picture of a why, with the names of its columns on top. */
export function GraphPicture({ graph, layout, seen }: GraphPictureProps) {
  const { boxes, lines, direct } = drawnOf(graph, layout, seen);
  return (
    <div className="relative isolate text-12" style={layout.size}>
      <svg className="pointer-events-none absolute inset-0 -z-10 size-full overflow-visible fill-none">
        {lines.map(({ key, path, look }) => (
          <path key={key} d={path} className={lineLooks[look]} />
        ))}
      </svg>
      {direct.map(({ key, rect: { x, y, ...size } }) => (
        <span key={key} className="absolute text-ink-2" style={{ left: x, top: y, ...size }}>
          {m.why_directly()}
        </span>
      ))}
      {boxes.map(({ box: { name, words, ...looks }, rect: { x, y, ...size } }) => (
        <Box key={name} name={name} {...looks} style={{ position: 'absolute', left: x, top: y, ...size }}>
          {words}
        </Box>
      ))}
      <Captions layout={layout} top={Math.max(0, seen.top)} />
    </div>
  );
}

/** They stay in sight while the rows go by. */
function Captions({ layout: { columns, size }, top }: { layout: GraphLayout; top: number }) {
  const captions = [
    m.why_col_person,
    m.why_col_group,
    m.why_col_grant,
    m.why_col_role,
    m.why_col_permission,
    m.why_col_where,
    m.why_col_gates,
  ];
  return (
    <div className="absolute left-0 bg-surface" style={{ top, width: size.width, height: captionHeight - 6 }}>
      {captions.map((caption, at) => (
        <span key={columns[at]?.x} className="absolute text-ink-2" style={{ left: columns[at]?.x }}>
          {caption()}
        </span>
      ))}
    </div>
  );
}
