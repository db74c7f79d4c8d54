import { bandsOf } from '../../canvas/bands.ts';
import { cutInto } from './graph-drawn.ts';
import { layOutGraph } from './graph-layout.ts';
import { GraphPicture } from './GraphPicture.tsx';
import type { Graph } from './graph.ts';

/** As many rows as a sheet has room for below a heading. */
const mostRows = 14;
/** As wide as it is drawn, if it can, and as wide as it is printed: the narrowest usual sheet has room for it. */
const width = 960;
const printedWidth = 710;

/** The whole picture of a why on paper: cut between rows where it is longer than a sheet, each part with its person and place. */
export const PrintedGraph = ({ graph }: { graph: Graph }) =>
  bandsOf(graph.ways.length + graph.places.length, mostRows).map(({ from, to }) => {
    const part = cutInto(graph, from, to);
    const layout = layOutGraph(part, width);
    return (
      <div key={from} className="break-inside-avoid pb-4" style={{ zoom: printedWidth / layout.size.width }}>
        <GraphPicture graph={part} layout={layout} seen={{ top: 0, bottom: layout.size.height }} />
      </div>
    );
  });
