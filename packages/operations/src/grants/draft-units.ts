import type { AccessChange, DraftLine, Each } from '@totem/domain/grants';
import type { MemberId } from '@totem/domain/ids';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { accessBeforeChange } from '../locked-access.ts';

/** A change of one thing, and the line of the draft that asks for it. */
export interface Unit {
  readonly change: AccessChange;
  /** The line's place in the draft. */
  readonly index: number;
  /** The one of a line for many whom it is about; null for a line about one. */
  readonly of: MemberId | null;
}

export interface Units {
  readonly units: readonly Unit[];
  /** People of lines for many who are given nothing that such a line would end. */
  readonly without: readonly Omit<Unit, 'change'>[];
}

/** Every line of a draft as what it does, person by person, so that each is judged by itself. */
export async function unitsOf(ctx: Ctx, tx: Locked, lines: readonly DraftLine[]): Promise<Units> {
  const ending = lines.flatMap((line) => (line.change === 'each' && line.each.change === 'end' ? line.people : []));
  const access = await accessBeforeChange(ctx, tx, [...new Set(ending)]);
  const grantsOf = new Map(access.flatMap((one) => (one ? [[one.facts.id, one.facts.grants] as const] : [])));
  const units: Unit[] = [];
  const without: Omit<Unit, 'change'>[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.change !== 'each') {
      units.push({ change: line, index, of: null });
      continue;
    }
    for (const member of new Set(line.people)) {
      const changes = changesFor(member, line.each, (gift) =>
        (grantsOf.get(member) ?? []).filter((grant) => grant.untilMs > tx.now.getTime() && isSame(grant, gift)).map(({ id }) => id),
      );
      for (const change of changes) units.push({ change, index, of: member });
      if (changes.length === 0) without.push({ index, of: member });
    }
  }
  return { units, without };
}

type Gift = Pick<Extract<Each, { change: 'end' }>, 'gives' | 'on'>;

function changesFor(
  member: MemberId,
  each: Each,
  standing: (gift: Gift) => readonly Extract<AccessChange, { change: 'end' }>['grant'][],
): AccessChange[] {
  switch (each.change) {
    case 'give':
      return [{ ...each, to: { member } }];
    case 'end':
      return standing(each).map((grant) => ({ change: 'end', grant }));
    case 'join':
    case 'leave':
      return [{ ...each, member }];
  }
}

const isSame = (one: Gift, other: Gift): boolean =>
  JSON.stringify(one.gives) === JSON.stringify(other.gives) && JSON.stringify(one.on) === JSON.stringify(other.on);
