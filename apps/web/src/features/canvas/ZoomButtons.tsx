import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { IconButton } from '../../ui/IconButton.tsx';
import { type Scene, type View, wholeView, zoomed, zoomStep } from './view.ts';

interface ZoomButtonsProps {
  /** Null while nothing is drawn. */
  readonly scene: Scene | null;
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** How near one looks at a picture: smaller, larger, all of it. */
export function ZoomButtons({ scene, view, onView }: ZoomButtonsProps) {
  const isWhole = scene === null || view.scale <= scene.least;
  const isNearest = scene !== null && view.scale >= scene.most;
  return (
    <span className="flex print:hidden">
      <IconButton
        icon={ZoomOut}
        label={m.canvas_zoom_out()}
        disabledReason={isWhole ? m.canvas_is_whole() : undefined}
        onClick={() => scene && onView(zoomed(view, 1 / zoomStep, scene))}
      />
      <IconButton
        icon={ZoomIn}
        label={m.canvas_zoom_in()}
        disabledReason={isNearest ? m.canvas_is_nearest() : undefined}
        onClick={() => scene && onView(zoomed(view, zoomStep, scene))}
      />
      <IconButton
        icon={Maximize2}
        label={m.canvas_zoom_whole()}
        disabledReason={isWhole ? m.canvas_is_whole() : undefined}
        onClick={() => scene && onView(wholeView(scene))}
      />
    </span>
  );
}
