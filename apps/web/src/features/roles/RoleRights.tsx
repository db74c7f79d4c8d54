import type { Catalog, Reach } from '@totem/domain/catalog/catalog';
import { type Holdable, holdableIn } from '@totem/domain/catalog/organization-roles';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog } from '../../shell/organization.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Select } from '../../ui/Select.tsx';
import { permissionName } from '../person/access/role-words.ts';
import { reachWords } from '../services/cell-words.ts';
import { matricesOf } from '../services/matrix-model.ts';
import type { RoleShape } from './role-shape.ts';

interface RoleRightsProps {
  readonly shape: RoleShape;
  readonly onChange: (can: RoleShape['can']) => void;
}

/** Function by function what a role holds; what it may not hold is there too, and says why. */
export function RoleRights({ shape: { basedOn, can }, onChange }: RoleRightsProps) {
  const catalog = useCatalog();
  const holdable = new Map(holdableIn(catalog, basedOn).map((one) => [one.permission.key, one]));
  const set = (key: string, reach: Reach | null) => {
    const next = new Map(can);
    if (reach === null) next.delete(key);
    else next.set(key, reach);
    onChange(next);
  };
  return matricesOf(catalog).map(({ service, label, rows }) => {
    const functions = rows.flatMap((row) => {
      const rights = row.permissions.flatMap((permission) => holdable.get(permission.key) ?? []);
      return rights.length === 0 ? [] : [{ row, rights }];
    });
    return (
      functions.length > 0 && (
        <fieldset key={service} className="grid gap-3">
          <legend className="pb-2 font-strong">{say(label)}</legend>
          {functions.map(({ row, rights }) => (
            <div key={say(row.label)} role="group" aria-label={say(row.label)} className="grid gap-1.5 border-b border-line pb-3">
              {rights.length > 1 && <p className="text-ink-2">{say(row.label)}</p>}
              {rights.map((right) => (
                <Right
                  key={right.permission.key}
                  right={right}
                  name={rights.length > 1 ? permissionName(catalog, right.permission.key) : say(row.label)}
                  reach={can.get(right.permission.key) ?? null}
                  onChange={(reach) => set(right.permission.key, reach)}
                />
              ))}
            </div>
          ))}
        </fieldset>
      )
    );
  });
}

interface RightProps {
  readonly right: Holdable;
  readonly name: string;
  /** How far the role holds it; null: not at all. */
  readonly reach: Reach | null;
  readonly onChange: (reach: Reach | null) => void;
}

function Right({ right: { permission, reaches, whyNot }, name, reach, onChange }: RightProps) {
  const catalog = useCatalog();
  const [first] = reaches;
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
      <div className="min-w-0 flex-1">
        <Checkbox
          label={name}
          checked={reach !== null}
          disabledReason={whyNot === null ? undefined : whyNotWords(catalog, whyNot)}
          onChange={(checked) => first && onChange(checked ? first : null)}
        />
      </div>
      {reach !== null && reaches.length > 1 && (
        <Select
          label={m.role_reach_of({ what: permissionName(catalog, permission.key) })}
          labelHidden
          options={reaches.map((value) => ({ value, label: reachWords(value) }))}
          value={reach}
          onChange={onChange}
        />
      )}
    </div>
  );
}

const whyNotWords = ({ product }: Catalog, whyNot: NonNullable<Holdable['whyNot']>): string =>
  whyNot === 'extra' ? m.role_why_not_extra({ extra: say(product.words.extra) }) : m.role_why_not_admin();
