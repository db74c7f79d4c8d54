import type { EffectView, PersonEffect } from '@totem/domain/change-access';
import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { Note } from '../../ui/Note.tsx';
import { Block, Entry } from './Block.tsx';
import type { Part } from './CountsBar.tsx';
import { differenceOf } from './difference.ts';
import { DifferenceColumns } from './DifferenceColumns.tsx';
import { alike } from './effect-words.ts';
import { WhoIsMeant } from './WhoIsMeant.tsx';

/** As much of an effect as says who loses and who gains. */
interface PeopleOfEffect extends Pick<EffectView, 'complete'> {
  readonly people: readonly PersonEffect[];
  readonly counts: Pick<EffectView['counts'], 'lose' | 'gain' | 'people'>;
}

/** The people of an effect: who loses first, with whatever else changes for them; then who only gains. */
export function PeopleBlocks({ effect, part }: { effect: PeopleOfEffect; part: Part | null }) {
  const shows = (one: Part) => part === null || part === one;
  const losers = effect.people.filter((one) => one.loses.length > 0);
  const winners = effect.people.filter((one) => (part === 'gains' ? one.gains.length > 0 : one.loses.length === 0));
  return (
    <>
      {shows('loses') && losers.length > 0 && (
        <Block title={m.review_loses()} aside={m.review_people({ count: effect.counts.lose })}>
          <Entries people={losers} sign={<Minus size={16} aria-label={m.review_loses()} className="text-deny" />} />
        </Block>
      )}
      {shows('gains') && winners.length > 0 && (
        <Block title={m.review_gains()} aside={m.review_people({ count: effect.counts.gain })}>
          <Entries people={winners} sign={<Plus size={16} aria-label={m.review_gains()} className="text-allow" />} />
        </Block>
      )}
      {!effect.complete && <Note>{m.review_not_all({ shown: effect.people.length, total: effect.counts.people })}</Note>}
    </>
  );
}

/** One entry for each difference, of everybody who has it. */
function Entries({ people, sign }: { people: readonly PersonEffect[]; sign: ReactNode }) {
  const catalog = useCatalog();
  return alike(people).map(([first, ...others]) => (
    <Entry key={first.person.id} sign={sign}>
      <WhoIsMeant people={[first.person, ...others.map(({ person }) => person)]} />
      <DifferenceColumns difference={differenceOf(catalog, first)} />
    </Entry>
  ));
}
