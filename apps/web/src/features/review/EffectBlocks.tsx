import type { EffectView, NoEffect, PersonEffect } from '@totem/domain/change-access';
import { Equal, Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useDraft } from '../draft/draft.ts';
import { sameChange } from '../draft/draft-store.ts';
import { type Preview, useMorePeople } from '../draft/use-preview.ts';
import { listed } from '../person/access/role-words.ts';
import { Block, Entry } from './Block.tsx';
import { beginsAt, endsLater } from './change-times.ts';
import { changeSentence } from './change-words.ts';
import type { Part } from './CountsBar.tsx';
import { momentOf } from '../person/why/why-words.ts';
import { noEffectSentence } from './no-effect-words.ts';
import { alike, type ThingChange, type ThingWords, thingsOf } from './effect-words.ts';

/** Who loses, who gains, and which lines change nothing. */
export function EffectBlocks({ preview, part, reason }: { preview: Preview; part: Part | null; reason: string }) {
  const { effect } = preview;
  const more = useMorePeople(preview, reason);
  const whole = { ...effect, people: more.people, complete: more.complete };
  const begins = beginsAt(preview.changes);
  const shows = (one: Part) => part === null || part === one;
  return (
    <>
      {shows('loses') && shows('gains') && effect.counts.people === 0 && effect.refused.length < preview.changes.length && (
        <Note>
          {endsLater(preview.changes)
            ? m.review_nothing_now({ count: preview.changes.length })
            : m.review_nothing({ count: preview.changes.length })}
        </Note>
      )}
      {begins !== null && <Note tone="past">{m.review_as_of({ moment: momentOf(begins) })}</Note>}
      <PeopleBlocks effect={whole} part={part} />
      {!more.complete && (part === null || part === 'loses' || part === 'gains') && (
        <div className="-ml-2.5">
          <Button look="quiet" pending={more.pending} onClick={more.readOn}>
            {more.failed ? m.failure_try_again() : m.review_more_people({ count: effect.counts.people - more.people.length })}
          </Button>
        </div>
      )}
      {shows('no_effect') && effect.noEffect.length > 0 && (
        <Block title={m.review_no_effect()} aside={m.review_lines({ count: effect.counts.noEffect })}>
          {effect.noEffect.map((one) => (
            <NoEffectEntry key={`${one.change} ${one.person.id}`} preview={preview} line={one} />
          ))}
        </Block>
      )}
    </>
  );
}

/** The people of an effect: who loses first, with whatever else changes for them; then who only gains. */
export function PeopleBlocks({ effect, part }: { effect: EffectView; part: Part | null }) {
  const shows = (one: Part) => part === null || part === one;
  const losers = effect.people.filter((one) => one.loses.length > 0);
  const winners = effect.people.filter((one) => (part === 'gains' ? one.gains.length > 0 : one.loses.length === 0));
  return (
    <>
      {shows('loses') && losers.length > 0 && (
        <Block title={m.review_loses()} aside={m.review_people({ count: effect.counts.lose })}>
          {alike(losers).map((people) => (
            <PersonEntry
              key={people[0].person.id}
              people={people}
              sign={<Minus size={16} aria-label={m.review_loses()} className="text-deny" />}
            />
          ))}
        </Block>
      )}
      {shows('gains') && winners.length > 0 && (
        <Block title={m.review_gains()} aside={m.review_people({ count: effect.counts.gain })}>
          {alike(winners).map((people) => (
            <PersonEntry
              key={people[0].person.id}
              people={people}
              sign={<Plus size={16} aria-label={m.review_gains()} className="text-allow" />}
            />
          ))}
        </Block>
      )}
      {!effect.complete && <Note>{m.review_not_all({ shown: effect.people.length, total: effect.counts.people })}</Note>}
    </>
  );
}

function PersonEntry({ people, sign }: { people: readonly [PersonEffect, ...PersonEffect[]]; sign: ReactNode }) {
  const catalog = useCatalog();
  const [first] = people;
  const things = thingsOf(catalog, first);
  return (
    <Entry sign={sign}>
      {people.length === 1 ? (
        <p className="flex min-h-[26px] flex-wrap items-center gap-x-2">
          <Avatar size="small" name={first.person.name} />
          <span className="font-medium">{first.person.name}</span>
          <span className="text-ink-3">{first.person.level.name}</span>
        </p>
      ) : (
        <details>
          <summary className="min-h-[26px] cursor-pointer font-medium">{m.review_alike({ count: people.length })}</summary>
          <p className="pt-1 text-ink-2">
            {listed(
              people.map(({ person }) => person.name),
              50,
            )}
          </p>
        </details>
      )}
      <div className="grid gap-2.5 pt-1.5">
        {things.map((thing) => (
          <Thing key={thing.key} thing={thing} />
        ))}
      </div>
    </Entry>
  );
}

/** One thing, before and after; only what differs. */
function Thing({ thing: { name, service, level, loses, gains } }: { thing: ThingChange }) {
  return (
    <div>
      <p className="font-medium wrap-anywhere">
        {name} {service !== null && <span className="font-regular text-ink-3">{service}</span>}
      </p>
      <div className="grid gap-x-4 gap-y-1 wide:grid-cols-2">
        <div>
          <p className="text-11 font-medium text-ink-3">{m.review_before()}</p>
          {level && <p>{level.isOther ? <s className="decoration-deny">{level.before}</s> : level.before}</p>}
          {loses.map((words) => (
            <Change key={words.what + words.places.join()} words={words} level={level?.before ?? null} side="loses" />
          ))}
          {!level && loses.length === 0 && <Nothing words={m.review_nothing_lost()} />}
        </div>
        <div>
          <p className="text-11 font-medium text-ink-3">{m.review_after()}</p>
          {level && <p>{level.isOther ? <ins className={gainedLooks}>{level.after}</ins> : level.after}</p>}
          {gains.map((words) => (
            <Change key={words.what + words.places.join()} words={words} level={level?.after ?? null} side="gains" />
          ))}
          {!level && gains.length === 0 && <Nothing words={m.review_nothing_gained()} />}
        </div>
      </div>
    </div>
  );
}

const Nothing = ({ words }: { words: string }) => (
  <p className="text-ink-3">
    <span aria-hidden>–</span>
    <VisuallyHidden>{words}</VisuallyHidden>
  </p>
);

const gainedLooks = '-mx-0.5 rounded-1 bg-allow-soft box-decoration-clone px-0.5 no-underline';

/** "− Montreal, Toronto: see the dashboard …"; what the level says already is not said again. */
function Change({
  words: { places, more, what, asSuch },
  level,
  side,
}: {
  words: ThingWords;
  level: string | null;
  side: 'gains' | 'loses';
}) {
  const Sign = side === 'gains' ? Plus : Minus;
  const at = listed(places, 12, more);
  const isLevel = what === level;
  const said =
    at === ''
      ? isLevel
        ? side === 'gains' && asSuch
          ? m.review_no_place_yet()
          : ''
        : what
      : isLevel
        ? at
        : m.review_at({ places: at, what });
  if (said === '') return null;
  return (
    <p className="flex gap-1.5">
      <Sign
        size={14}
        aria-label={side === 'gains' ? m.review_gains() : m.review_loses()}
        className={`mt-[3px] ${side === 'gains' ? 'text-allow' : 'text-deny'}`}
      />
      <span className="min-w-0">
        {side === 'gains' ? <ins className={gainedLooks}>{said}</ins> : <s className="decoration-deny">{said}</s>}
      </span>
    </p>
  );
}

function NoEffectEntry({ preview, line }: { preview: Preview; line: NoEffect }) {
  const catalog = useCatalog();
  const draft = useDraft();
  const change = preview.changes[line.change];
  const name = preview.effect.changes[line.change];
  return (
    <Entry sign={<Equal size={16} aria-hidden className="text-ink-2" />}>
      <p className="flex min-h-[26px] flex-wrap items-center gap-x-2">
        <Avatar size="small" name={line.person.name} />
        <span className="font-medium">{line.person.name}</span>
      </p>
      {name && <p className="pt-1">{changeSentence(catalog, name)}</p>}
      {change && <p className="text-ink-2">{noEffectSentence(catalog, change, line)}</p>}
      {change && (
        <div className="-ml-2.5">
          <Button look="quiet" size="small" onClick={() => draft.removeWhere((one) => sameChange(one, change))}>
            {m.review_drop()}
          </Button>
        </div>
      )}
    </Entry>
  );
}
