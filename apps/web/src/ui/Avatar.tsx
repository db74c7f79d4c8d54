import { cva, type VariantProps } from 'class-variance-authority';

const avatar = cva('grid flex-none before:content-[attr(data-initials)] place-items-center font-strong tracking-[0.02em]', {
  variants: {
    size: { small: 'size-[26px] rounded-2 text-11', normal: 'size-[30px] rounded-3 text-11', large: 'size-13 rounded-4 text-16' },
    outline: { true: 'edge-strong text-ink-3', false: 'bg-soft text-ink-2' },
  },
  defaultVariants: { size: 'normal', outline: false },
});

/** A person's initials; an outline for who is invited and not here yet. The name stands beside it, so they are drawn, and no text. */
export function Avatar({ name, size, outline }: VariantProps<typeof avatar> & { name: string }) {
  return <span aria-hidden data-initials={initialsOf(name)} className={avatar({ size, outline })} />;
}

/** The first letters of the first and the last word, or the one there is. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}
