import { LevelMark } from './LevelMark.tsx';

/** A level by its name and its depth, the same everywhere. */
export function Level({ name, depth }: { name: string; depth: number }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-[7px]">
      <LevelMark depth={depth} />
      <span className="min-w-0 wrap-break-word">{name}</span>
    </span>
  );
}
