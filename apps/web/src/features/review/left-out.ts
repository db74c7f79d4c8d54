import type { DraftLine } from '@totem/domain/grants';
import type { MemberId } from '@totem/domain/ids';
import { m } from '../../paraglide/messages.js';
import { listed } from '../person/access/role-words.ts';
import { sameChange } from '../draft/same-change.ts';

/** People whom a line of a draft is not for after all. */
export interface Leaving {
  readonly line: DraftLine | undefined;
  readonly people: readonly MemberId[];
}

/** A draft in which lines for many leave some people out; without a line whose people all go. */
export function leftOut(lines: readonly DraftLine[], leaving: readonly Leaving[]): readonly DraftLine[] {
  return lines.flatMap((one): DraftLine[] => {
    if (one.change !== 'each') return [one];
    const gone = new Set(leaving.flatMap(({ line, people }) => (line && sameChange(line, one) ? people : [])));
    if (gone.size === 0) return [one];
    const stay = one.people.filter((member) => !gone.has(member));
    return stay.length === 0 ? [] : [{ ...one, people: stay }];
  });
}

/** How many of a line for many are refused for one reason, and who. */
export const notFor = ({ people, named }: { readonly people: readonly MemberId[]; readonly named: readonly string[] }): string =>
  named.length === 0
    ? m.bulk_not_for({ count: people.length })
    : m.bulk_not_for_named({ count: people.length, names: listed(named, 3, people.length - named.length) });
