import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { standingCell } from './moment-cell.ts';

interface RolesChangedProps {
  readonly node: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Which roles over services without items came or went at a node. */
export function RolesChanged({ node, before, after }: RolesChangedProps) {
  const { words } = standingCell(useCatalog(), before, after);
  return (
    <p className="text-pretty">
      <span className="font-medium">{m.explorer_roles_changed({ node })}</span> <span className="text-12 text-ink-2">{words}</span>
    </p>
  );
}
