import { Fragment } from 'react';
import { AppLink } from '../../../shell/AppLink.tsx';
import { useOrganization } from '../../../shell/organization.ts';
import { linkedParts } from './linked-parts.ts';

/** What a part of a way leads to. */
export type WayLink = { readonly name: string } & ({ readonly group: string } | { readonly member: string } | { readonly role: true });

/** A sentence in which each part that has a page of its own is a link to it. */
export function LinkedSentence({ words, links }: { words: string; links: readonly WayLink[] }) {
  const { slug: organization } = useOrganization();
  const parts = linkedParts(
    words,
    links.map(({ name }) => name),
  );
  return parts.map(({ words: said, link }, index) => {
    const to = link === null ? undefined : links[link];
    const key = `${index} ${said}`;
    if (!to) return <Fragment key={key}>{said}</Fragment>;
    if ('group' in to)
      return (
        <AppLink key={key} to="/$organization/groups/$group" params={{ organization, group: to.group }}>
          {said}
        </AppLink>
      );
    if ('member' in to)
      return (
        <AppLink key={key} to="/$organization/users/$member" params={{ organization, member: to.member }}>
          {said}
        </AppLink>
      );
    return (
      <AppLink key={key} to="/$organization/roles" params={{ organization }}>
        {said}
      </AppLink>
    );
  });
}
