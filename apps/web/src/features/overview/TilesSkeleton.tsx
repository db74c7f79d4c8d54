import { Pending } from '../../ui/Pending.tsx';

/** The tiles while they are counted. */
export function TilesSkeleton() {
  return (
    <Pending>
      {[0, 1, 2, 3].map((tile) => (
        <div key={tile} aria-hidden className="flex items-center gap-3 border-b border-line py-3.5">
          <div className="h-5 w-8 rounded-1 bg-soft motion-safe:animate-pulse" />
          <div className="h-2.5 w-3/5 rounded-1 bg-soft motion-safe:animate-pulse" />
        </div>
      ))}
    </Pending>
  );
}
