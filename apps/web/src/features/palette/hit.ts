import type { LinkOptions } from '@tanstack/react-router';
import { wordsOf } from '@totem/domain/search';
import type { LucideIcon } from 'lucide-react';
import { closeness } from './closeness.ts';

/** What is offered again once it was opened. */
export const keptKinds = ['person', 'group', 'node', 'place_group', 'item', 'role', 'question'] as const;
export type KeptKind = (typeof keptKinds)[number];

/** Something that can be opened or done from the box. */
export interface Hit {
  /** The same thing has the same key, whatever found it. */
  readonly key: string;
  readonly icon: LucideIcon;
  readonly title: string;
  /** In small letters: what it is, and where. */
  readonly detail: string | null;
  /** The keys that do the same. */
  readonly keys?: string;
  /** It answers a question: its words are not those that were typed. */
  readonly isAnswer?: true;
  /** How far from what was typed; see `closeness`. */
  readonly near: number;
  readonly does: Does;
  /** As what it is offered again next time; without it, it is not. */
  readonly keptAs?: KeptKind;
}

/** Leads to a page, acts, or writes the beginning of a question into the box. */
export type Does = { readonly link: LinkOptions } | { readonly href: string } | { readonly act: () => void } | { readonly text: string };

/** Hits of one kind, under its name. */
export interface HitGroup {
  readonly value: string;
  readonly items: readonly Hit[];
  /** Beside its name: that there are more. */
  readonly note?: string | undefined;
}

/** What the reader could choose whatever is typed, with other words for it. */
export interface Choice extends Omit<Hit, 'near'> {
  readonly also?: string;
}

/** Those that are called as typed, the nearest first; all of them, as they stand, where nothing is typed. */
export function choicesFor(choices: readonly Choice[], text: string): Hit[] {
  const typed = wordsOf(text);
  return choices
    .flatMap(({ also = '', ...hit }): Hit[] => {
      if (typed.length === 0) return [{ ...hit, near: 0 }];
      const near = closeness(typed, wordsOf(hit.title)) ?? byOtherWord(typed, wordsOf(`${hit.title} ${also}`));
      return near === null ? [] : [{ ...hit, near }];
    })
    .toSorted((a, b) => a.near - b.near);
}

/** Another word for something is guessed at, so its beginning has to be right; and it is meant less than what bears it as a name. */
const byOtherWord = (typed: readonly string[], words: readonly string[]): number | null =>
  typed.every((one) => words.some((word) => word.startsWith(one))) ? 2 : null;

/** Groups with something in them, the one with the nearest hit first. */
export const nearestFirst = (groups: readonly HitGroup[]): HitGroup[] =>
  groups.filter((group) => group.items.length > 0).toSorted((a, b) => nearOf(a) - nearOf(b));

const nearOf = ({ items }: HitGroup): number => Math.min(...items.map((hit) => hit.near));
