import type { MemberRow } from '@totem/domain/members';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { roleStep } from '../../role-step.ts';
import { useCatalog } from '../../shell/organization.ts';
import { Chip, RoleChip } from '../../ui/Chip.tsx';
import { RoleMark } from '../../ui/RoleMark.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { roleWords } from './role-words.ts';

/** So many chips at most; the others are named behind a number. */
const chipsShown = 3;

/** A role across services or of the administration first, then one for each service. */
export function RolesCell({ row: { roles } }: { row: MemberRow }) {
  const catalog = useCatalog();
  if (roles.length === 0) return <span className="text-ink-3">{m.users_no_role()}</span>;
  const others = roles.slice(chipsShown);
  const names = others.map((one) => roleWords(catalog, one)).join(' · ');
  return (
    <span className="flex flex-wrap gap-1.5">
      {roles.slice(0, chipsShown).map((one) => (
        <OneRole key={`${one.role} ${one.on.id}`} one={one} />
      ))}
      {others.length > 0 && (
        <Tooltip content={names} onPress>
          <button type="button" className="edge inline-flex min-h-chip items-center rounded-1 bg-surface px-2 text-12">
            <span aria-hidden>+{others.length}</span>
            <span className="sr-only">
              {m.users_more_roles({ count: others.length })}: {names}
            </span>
          </button>
        </Tooltip>
      )}
    </span>
  );
}

function OneRole({ one }: { one: MemberRow['roles'][number] }) {
  const catalog = useCatalog();
  const role = catalog.roles.get(one.role);
  const service = role?.service ? catalog.product.services[role.service] : undefined;
  const label = role ? say(role.label) : one.role;
  const step = roleStep(catalog, one.role);
  if (service) return <RoleChip service={say(service.shortLabel)} serviceName={say(service.label)} role={label} step={step} />;
  // A role across services is held at places: which one says more than the product's name would.
  const isAtTop = catalog.rootKind === one.on.kind;
  return (
    <Chip>
      <span className="flex items-center gap-1.5">
        <RoleMark step={step} />
        <span className="font-medium">{label}</span>
        {!isAtTop && <span className="text-ink-2">{one.elsewhere > 0 ? `${one.on.name} +${one.elsewhere}` : one.on.name}</span>}
      </span>
    </Chip>
  );
}
