import type { RoleEntry } from '@totem/domain/catalog/catalog';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { roleStep } from '../../role-step.ts';
import { useCatalog } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import type { Option } from '../../ui/option.ts';
import { RoleMark } from '../../ui/RoleMark.tsx';
import { Select } from '../../ui/Select.tsx';
import { serviceName } from '../person/access/role-words.ts';
import type { RolePair } from './services-search.ts';

interface RolePairChoiceProps {
  readonly roles: readonly RoleEntry[];
  readonly pair: RolePair;
  readonly onChange: (pair: RolePair) => void;
}

/** Two roles to look at beside each other; only those of one set can be told apart. */
export function RolePairChoice({ roles, pair, onChange }: RolePairChoiceProps) {
  const catalog = useCatalog();
  const first = roles.find(({ key }) => key === pair.compare);
  const others = roles.filter((role) => role !== first && (!first || role.service === first.service));
  const second = others.find(({ key }) => key === pair.with);
  const severalSets = new Set(roles.map(({ service }) => service)).size > 1;
  const option = ({ key, label, service }: RoleEntry): Option => ({
    value: key,
    label: say(label),
    mark: <RoleMark step={roleStep(catalog, key)} />,
    ...(severalSets && service !== null && { detail: serviceName(catalog, service) }),
  });
  return (
    <div className="flex flex-wrap items-end gap-2 print:hidden">
      <Select
        label={m.services_compare()}
        options={roles.map(option)}
        value={first?.key ?? null}
        placeholder={m.services_choose()}
        onChange={(compare) => onChange({ ...pair, compare })}
      />
      <Select
        label={m.services_with()}
        options={others.map(option)}
        value={second?.key ?? null}
        placeholder={m.services_choose()}
        onChange={(other) => onChange({ ...pair, with: other })}
      />
      {(first || second) && (
        <Button look="quiet" onClick={() => onChange({ compare: undefined, with: undefined })}>
          {m.services_compare_end()}
        </Button>
      )}
    </div>
  );
}
