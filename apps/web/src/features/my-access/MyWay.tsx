import { useQuery } from '@tanstack/react-query';
import type { QuestionTarget } from '@totem/domain/access-questions';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { Pending } from '../../ui/Pending.tsx';
import { givenWords, placesOf } from '../person/why/why-words.ts';
import { myPathSentence, myPlaceSentence } from './my-way-words.ts';

/** So many ways say it; the others are told by *Why*. */
const most = 3;

/** Through what the reader may do something, by whom it was given, and until when. */
export function MyWay({ permission, target }: { permission: string; target: QuestionTarget }) {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const { id: organizationId, me } = useOrganization();
  const { data, isPending } = useQuery(trpc.access.explain.queryOptions({ organizationId, member: me.member, permission, target }));
  if (isPending)
    return (
      <Pending className="min-h-10 content-center">
        <div aria-hidden className="h-2.5 w-3/5 rounded-1 bg-soft motion-safe:animate-pulse" />
      </Pending>
    );
  // Without an answer, *Why* beside it tells the same.
  if (!data) return null;
  const ways = [
    ...data.because
      .slice(0, most)
      .map((path) => ({ key: `${path.grant} ${path.through?.id}`, words: myPathSentence(catalog, path), path })),
    ...placesOf(data.because)
      .slice(0, most)
      .map((path) => ({ key: `${path.grant} ${path.through?.id} ${path.location.id}`, words: myPlaceSentence(catalog, path), path })),
  ];
  return (
    <ul className="grid gap-1">
      {ways.map(({ key, words, path }) => (
        <li key={key}>
          {words} <span className="text-12 text-ink-3">{givenWords(path).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}
