import type { Catalog } from '@totem/domain/catalog/catalog';
import type { StandingAccessRow } from '@totem/domain/effective-access';
import { m } from '../../../paraglide/messages.js';
import { roleStep } from '../../../role-step.ts';
import { useCatalog } from '../../../shell/organization.ts';
import { Level } from '../../../ui/Level.tsx';
import { RoleMark } from '../../../ui/RoleMark.tsx';
import { Section } from '../../../ui/Section.tsx';
import { depthOf } from '../../../shell/depth-of.ts';
import { permissionName, roleName, serviceName } from '../access/role-words.ts';

interface StandingProps {
  readonly name: string;
  readonly rows: readonly StandingAccessRow[];
  /** Why somebody may do something at a node. */
  readonly onAsk: (permission: string, node: string) => void;
}

/** Rights of services without items: what may be done on a node and below it. */
export function Standing({ name, rows, onAsk }: StandingProps) {
  const catalog = useCatalog();
  if (rows.length === 0) return null;
  return (
    <Section title={m.effective_standing()}>
      <ul>
        {rows.map((row) => (
          <li key={row.node.id} className="grid gap-2 border-b border-line py-3">
            <span className="flex flex-wrap items-center gap-x-5 gap-y-1">
              <h3 className="font-medium">
                <Level name={row.node.name} depth={depthOf(catalog, row.node.kind)} />
              </h3>
              {row.roles.map((role) => (
                <span key={role} className="inline-flex items-center gap-2">
                  <RoleMark step={roleStep(catalog, role)} />
                  <span>{roleName(catalog, role)}</span>
                  {catalog.roles.get(role)?.service && (
                    <span className="text-12 text-ink-2">{serviceName(catalog, catalog.roles.get(role)?.service ?? '')}</span>
                  )}
                </span>
              ))}
            </span>
            <Rights catalog={catalog} row={row} onAsk={onAsk} />
            <Elsewhere catalog={catalog} row={row} name={name} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Rights({ catalog, row, onAsk }: { catalog: Catalog; row: StandingAccessRow; onAsk: StandingProps['onAsk'] }) {
  const services = [...new Set(row.permissions.map((key) => catalog.permissions.get(key)?.service ?? ''))];
  return services.map((service) => {
    const held = row.permissions.filter((key) => catalog.permissions.get(key)?.service === service);
    return (
      <details key={service} open={held.length <= 6}>
        <summary className="min-h-6 w-fit cursor-pointer rounded-1 text-ink-2">
          <span className="font-medium text-ink">{serviceName(catalog, service)}</span> ·{' '}
          {m.effective_standing_count({ count: held.length })}
        </summary>
        <ul className="flex flex-wrap gap-x-4 gap-y-0.5 pt-1 pl-4">
          {held.map((key) => (
            <li key={key}>
              <button
                type="button"
                onClick={() => onAsk(key, row.node.id)}
                className="min-h-6 rounded-1 text-left text-accent-text underline-offset-3 hover:underline"
              >
                {permissionName(catalog, key)}
              </button>
            </li>
          ))}
        </ul>
      </details>
    );
  });
}

/** Rights of the roles that a node alone does not open: they count where the person participates, or for what is theirs. */
function Elsewhere({ catalog, row, name }: { catalog: Catalog; row: StandingAccessRow; name: string }) {
  const held = new Set(row.permissions);
  const others = new Set(
    row.roles.flatMap((role) =>
      [...(catalog.roles.get(role)?.can ?? [])].flatMap(([key, reaches]) =>
        !held.has(key) && reaches.some((reach) => reach === 'participating' || reach === 'self') ? [key] : [],
      ),
    ),
  );
  if (others.size === 0) return null;
  return <p className="text-12 text-ink-2">{m.effective_participating({ name, count: others.size })}</p>;
}
