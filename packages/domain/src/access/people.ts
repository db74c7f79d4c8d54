import type { NodeId } from '../ids.ts';
import { isUnder, isWithin, numberOf } from '../tree.ts';
import { manages } from './ceiling.ts';
import { type CompiledAccess, inForce } from './compile.ts';

/** Somebody in the list of people of a node; read-only where the reader sees them there and manages them elsewhere. */
export interface Listed {
  readonly member: CompiledAccess;
  readonly isReadOnly: boolean;
}

/**
 * The people at a node, among these members and in their order: everybody whose level lies there or below, and, since who
 * can see a place must be complete, everybody with a role in force above it or below it. Those of the second kind are
 * read-only for a reader who does not manage them. Who has ended is listed nowhere; who is suspended is.
 *
 * The list of one organization in SQL (`db`) agrees with it (I20).
 */
export function peopleAt(reader: CompiledAccess, members: readonly CompiledAccess[], node: NodeId, now: Date): Listed[] {
  const { tree } = reader;
  const place = numberOf(tree, node);
  const reaches = (member: CompiledAccess) =>
    inForce(member.roleGrants, now.getTime()).some((grant) => isUnder(tree, grant.node, place) || isUnder(tree, place, grant.node));
  return members.flatMap((member): Listed[] => {
    if (member.facts.status === 'ended') return [];
    if (isWithin(tree, member.facts.home, node)) return [{ member, isReadOnly: false }];
    return reaches(member) ? [{ member, isReadOnly: !manages(reader, member, now) }] : [];
  });
}
