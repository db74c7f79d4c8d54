const bars = [
  { x: 0, y: 1, width: 14 },
  { x: 3, y: 5.5, width: 11 },
  { x: 6, y: 10, width: 8 },
] as const;

/**
 * Three stepped bars, the one at the level's depth in ink. It stands beside the level's name, always.
 *
 * @param depth 0 for the organization; what lies deeper than the third bar shows on the third.
 */
export function LevelMark({ depth }: { depth: number }) {
  const at = Math.min(depth, bars.length - 1);
  return (
    <svg aria-hidden viewBox="0 0 14 14" className="size-3.5 flex-none">
      {bars.map((bar, index) => (
        <rect key={bar.y} {...bar} height="3" rx="1" className={index === at ? 'fill-ink-2' : 'fill-mark-off'} />
      ))}
    </svg>
  );
}
