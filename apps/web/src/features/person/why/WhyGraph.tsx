import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useCatalog } from '../../../shell/organization.ts';
import { Button } from '../../../ui/Button.tsx';
import { usePrinted } from '../../../ui/use-printed.ts';
import { type Asked, graphOf } from './graph-of.tsx';
import { GraphWindow } from './GraphWindow.tsx';
import { PrintedGraph } from './PrintedGraph.tsx';
import { placesOf } from './why-words.ts';

/** More ways than these are drawn only when they are asked for. */
const drawnAtFirst = 8;
/** Where it is narrower, in pixels, the sentences say it better. */
const leastWidth = 560;

/**
 * The ways to a yes as a picture, left to right: person, user group, what was given, role, permission, place, gates. It
 * shows what the sentences below it say, with the same links, so that only its name is read aloud.
 */
export function WhyGraph({ member, decision, about }: Asked) {
  const catalog = useCatalog();
  const printed = usePrinted();
  const [isWhole, setWhole] = useState(false);
  const { on, location } = about;
  const graph = useMemo(
    () => graphOf(catalog, { member, decision, about: { on, location } }, isWhole ? Infinity : drawnAtFirst),
    [catalog, member, decision, on, location, isWhole],
  );
  const more = decision.because.length + placesOf(decision.because).length - graph.ways.length - graph.places.length;
  const ground = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  // Only the page knows how much room there is, and says so anew whenever it changes.
  useLayoutEffect(() => {
    const drawn = ground.current;
    if (!drawn) return undefined;
    const measure = () => setWidth(drawn.clientWidth);
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(drawn);
    return () => watcher.disconnect();
  }, []);
  const hasPicture = printed || width >= leastWidth;
  return (
    // A container: as wide as the page whatever is drawn in it, so that it is never in the way of a page that becomes narrower.
    <div ref={ground} className={hasPicture ? '@container pt-3' : '@container'}>
      {printed && <PrintedGraph graph={graph} />}
      {!printed && hasPicture && (
        // Hidden besides: a browser measures what it prints before it tells that it does.
        <div className="print:hidden">
          <GraphWindow label={m.why_picture()} graph={graph} width={width} />
        </div>
      )}
      {hasPicture && more > 0 && (
        <>
          <div className="-ml-2.5 pt-2 print:hidden">
            <Button look="quiet" size="small" onClick={() => setWhole(true)}>
              {m.why_draw_more({ count: more })}
            </Button>
          </div>
          <p className="hidden pt-2 text-12 text-ink-2 print:block">{m.why_more({ count: more })}</p>
        </>
      )}
    </div>
  );
}
