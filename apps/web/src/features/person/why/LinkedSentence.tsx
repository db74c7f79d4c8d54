import { Fragment } from 'react';
import { linkedParts } from './linked-parts.ts';
import { PartLink, type PartTarget } from './PartLink.tsx';

/** What a part of a way leads to, by the name that the sentence says. */
export type WayLink = { readonly name: string } & PartTarget;

/** A sentence in which each part that has a page of its own is a link to it. */
export function LinkedSentence({ words, links }: { words: string; links: readonly WayLink[] }) {
  const parts = linkedParts(
    words,
    links.map(({ name }) => name),
  );
  return parts.map(({ words: said, link }, index) => {
    const to = link === null ? undefined : links[link];
    const key = `${index} ${said}`;
    return to ? (
      <PartLink key={key} to={to}>
        {said}
      </PartLink>
    ) : (
      <Fragment key={key}>{said}</Fragment>
    );
  });
}
