import { type CompiledAccess, inForce } from './compile.ts';

/** The seat that somebody takes at an instant: paid as soon as one of their roles is; none while they are suspended. */
export function seatOf(access: CompiledAccess, now: Date): 'paid' | 'free' | 'none' {
  if (access.facts.status !== 'active') return 'none';
  const seats = new Set(inForce(access.roleGrants, now.getTime()).map(({ role }) => role.seat));
  return seats.has('paid') ? 'paid' : seats.has('free') ? 'free' : 'none';
}
