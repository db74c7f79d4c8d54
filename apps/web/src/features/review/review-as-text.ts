import type { Catalog } from '@totem/domain/catalog/catalog';
import type { PersonEffect } from '@totem/domain/change-access';
import { m } from '../../paraglide/messages.js';
import { sentenceOf } from '../../sentences.ts';
import type { Preview } from '../draft/use-preview.ts';
import { listed } from '../person/access/role-words.ts';
import { changeSentence } from './change-words.ts';
import { differenceOf, type DifferenceSign } from './difference.ts';
import { alike, alikeWithout } from './effect-words.ts';
import { notFor } from './left-out.ts';
import { noEffectSentence } from './no-effect-words.ts';

/** A review as lines of plain text, in the order of the sheet: changes, refused, who loses and gains, without effect. */
export function reviewAsText(catalog: Catalog, { changes, effect }: Preview): string {
  const lineOf = (index: number) => {
    const name = effect.changes[index];
    return name ? changeSentence(catalog, name) : '';
  };
  return [
    m.review_all_lines({ count: changes.length }),
    ...changes.map((_, index) => `  ${lineOf(index)}`),
    ...part(
      m.review_cannot_save(),
      effect.refused.map(({ change, reason, of }) => `! ${lineOf(change)} (${of ? `${notFor(of)} ` : ''}${sentenceOf(reason)})`),
    ),
    ...part(
      m.review_counts(),
      alike(effect.people).flatMap((people) => personLines(catalog, people)),
    ),
    ...(effect.complete ? [] : [m.review_not_all({ shown: effect.people.length, total: effect.counts.people })]),
    ...part(
      m.review_no_effect(),
      alikeWithout(effect.noEffect).flatMap((lines) => {
        const [one] = lines;
        const change = changes[one.change];
        return change ? [`= ${namesOf(lines)}: ${noEffectSentence(catalog, change, one)}`] : [];
      }),
    ),
  ].join('\n');
}

const part = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

const signs: Readonly<Record<DifferenceSign, string>> = { loses: '−', was: '−', gains: '+', becomes: '+', stays: '=', warns: '!' };

function personLines(catalog: Catalog, people: readonly [PersonEffect, ...PersonEffect[]]): string[] {
  const { before, after, stays } = differenceOf(catalog, people[0]);
  return [namesOf(people), ...[...before, ...after, ...stays].map(({ sign, words }) => `  ${signs[sign]} ${words}`)];
}

const namesOf = (people: readonly Pick<PersonEffect, 'person'>[]): string =>
  listed(
    people.map(({ person }) => person.name),
    50,
  );
