import type { Goal } from '../measure/goal.ts';
import type { DecideResult } from './compare.ts';

/** The goals that a run of these sizes can show. */
export function goalsOf(results: readonly DecideResult[]): Goal[] {
  const small = results.find(({ size }) => size === 'S');
  const medium = results.find(({ size }) => size === 'M');
  if (!small || !medium) return [];
  const { checks, ratios, bytesPerMember } = medium;
  const bytes = bytesPerMember.totem + bytesPerMember.totemTables;
  return [
    goal('P1 access in hand, at most 240 ns', `${checks.totem.median} ns`, checks.totem.median <= 240),
    goal('P1 three times faster than CASL with its ability in hand', `${ratios.casl.median} ×`, ratios.casl.median >= 3),
    goal('P1 everything by new strings, at most 1 µs', `${checks.totemFresh.median} ns`, checks.totemFresh.median <= 1_000),
    goal('P1 fifteen times faster than node-casbin, by new strings', `${ratios.casbinFresh.median} ×`, ratios.casbinFresh.median >= 15),
    goal('P2 decide with reasons, at most 5 µs', `${checks.totemDecide.median} ns`, checks.totemDecide.median <= 5_000),
    goal('P8 at most 2 kB for one member', `${(bytes / 1_000).toFixed(1)} kB`, bytes <= 2_000),
    goal(
      'P8 a check at M at most 1.5 times one at S',
      `${(checks.totem.median / small.checks.totem.median).toFixed(1)} ×`,
      checks.totem.median <= 1.5 * small.checks.totem.median,
    ),
  ];
}

const goal = (text: string, measured: string, isMet: boolean): Goal => ({ goal: text, measured, isMet });
