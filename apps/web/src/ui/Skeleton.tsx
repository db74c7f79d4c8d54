import { Pending } from './Pending.tsx';

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-7/12', 'w-1/3'] as const;

/** The shape of a list while it is on its way: as many rows as usually come. */
export function Skeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Pending>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden className="flex min-h-row items-center gap-2.5 border-b border-line">
          <div className="size-[30px] rounded-3 bg-soft motion-safe:animate-pulse" />
          <div className="grid flex-1 gap-1.5">
            <div className={`h-2.5 rounded-1 bg-soft motion-safe:animate-pulse ${widths[row % widths.length]}`} />
          </div>
          <div className="h-2.5 w-20 rounded-1 bg-soft motion-safe:animate-pulse" />
        </div>
      ))}
    </Pending>
  );
}
