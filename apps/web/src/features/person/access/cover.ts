import type { RoleEntry } from '@totem/domain/catalog/catalog';
import { m } from '../../../paraglide/messages.js';
import { say } from '../../../product-words.ts';
import type { AccessEditor } from './access-editor.ts';
import { type Line, setOf, type Target } from './lines.ts';

/** Where a role would be given: its target, and nodes that are known to lie above it. */
export interface Place {
  readonly on: Target;
  readonly above: readonly string[];
}

/**
 * Why a role would change nothing there: as much or more is given already, there or above, for good. Undefined where it
 * would, or where that is not known here; the review knows.
 */
export function coverOf(
  editor: Pick<AccessEditor, 'lines' | 'catalog'>,
  role: RoleEntry,
  place: Place,
  line: Line | null,
): string | undefined {
  const { catalog, lines } = editor;
  const isAbove = ({ id, named }: Target) => id === place.on.id || place.above.includes(id) || named?.kind === catalog.rootKind;
  const found = lines.find((one) => {
    if (
      one === line ||
      one.state === 'ended' ||
      one.until !== null ||
      one.give?.from !== undefined ||
      !('role' in one.gives) ||
      !isAbove(one.on)
    )
      return false;
    const held = catalog.roles.get(one.gives.role);
    return held !== undefined && setOf(catalog, held) === setOf(catalog, role) && held.rank >= role.rank;
  });
  const held = found && 'role' in found.gives ? catalog.roles.get(found.gives.role) : undefined;
  if (!found || !held) return undefined;
  return found.through
    ? m.person_already_through({ role: say(held.label), group: found.through.name })
    : m.person_already_direct({ role: say(held.label), on: found.on.named?.name ?? '' });
}
