import type { EffectWarning } from '@totem/domain/change-access';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { TriangleAlert } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { TextField } from '../../ui/TextField.tsx';
import type { Preview } from '../draft/use-preview.ts';
import { permissionName } from '../person/access/role-words.ts';
import { Block, Entry } from './Block.tsx';

interface WarningsBlockProps {
  readonly preview: Preview;
  /** What was typed to go on although one could not undo it. */
  readonly confirmation: string;
  readonly onConfirmation: (text: string) => void;
}

/** What deserves a second look before it is saved. */
export function WarningsBlock({ preview, confirmation, onConfirmation }: WarningsBlockProps) {
  const catalog = useCatalog();
  const { warnings } = preview.effect;
  if (warnings.length === 0) return null;
  return (
    <Block title={m.review_warnings()}>
      {warnings.map((warning) => (
        <Entry key={JSON.stringify(warning)} sign={<TriangleAlert size={16} aria-hidden className="text-warn" />}>
          <p className="min-h-[26px] pt-[3px]">{warningSentence(catalog, preview, warning)}</p>
          {warning.warning === 'locks_out_self' && (
            <div className="max-w-80 pt-1 print:hidden">
              <TextField
                label={m.review_type_name({ node: warning.node.name })}
                value={confirmation}
                onChange={onConfirmation}
                autoComplete="off"
                spellCheck={false}
              />
            </div>
          )}
        </Entry>
      ))}
    </Block>
  );
}

function warningSentence(catalog: Catalog, { changes, effect }: Preview, warning: EffectWarning): string {
  switch (warning.warning) {
    case 'gives_sensitive': {
      const change = changes[warning.change];
      const to = effect.changes[warning.change]?.to ?? m.review_unknown();
      const words = { to, what: permissionName(catalog, warning.permission) };
      return change?.change === 'give' && change.reason !== undefined
        ? m.review_gives_sensitive_reason({ ...words, reason: change.reason })
        : m.review_gives_sensitive(words);
    }
    case 'locks_out_self':
      return m.review_locks_out({ node: warning.node.name });
    case 'many_people':
      return m.review_many_people({ count: warning.people });
    case 'changed_meanwhile':
      return warning.by === null ? m.review_changed_meanwhile() : m.review_changed_meanwhile_by({ by: warning.by });
  }
}
