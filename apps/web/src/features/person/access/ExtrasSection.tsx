import { Plus } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { say } from '../../../product-words.ts';
import { Lock } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Section } from '../../../ui/Section.tsx';
import type { AccessEditor } from './access-editor.ts';
import { ExtraDialog } from './ExtraDialog.tsx';
import { LineRow } from './LineRow.tsx';
import { permissionName, serviceName } from './role-words.ts';
import { Term } from '../../../shell/Term.tsx';

/** Permissions that are in no role, given one by one. */
export function ExtrasSection({ editor }: { editor: AccessEditor }) {
  const { catalog, holder } = editor;
  const [isGiving, setGiving] = useState(false);
  const lines = editor.lines.filter((line) => 'permission' in line.gives);
  const onName = (line: (typeof lines)[number]) => line.on.named?.name ?? m.ui_loading();
  const allRefused = [...catalog.extras].every((key) => editor.whyNot(key, 'give') !== undefined);
  const [first] = catalog.extras;
  return (
    <Section
      title={say(catalog.product.words.extras)}
      help={<Term of="extra" />}
      action={
        editor.off === undefined && (
          <Button
            look="quiet"
            size="small"
            icon={Plus}
            onClick={() => setGiving(true)}
            disabledReason={allRefused && first !== undefined ? editor.whyNot(first, 'give') : undefined}
          >
            {m.person_give_extra()}
          </Button>
        )
      }
    >
      {lines.length === 0 ? (
        <p className="py-3 text-ink-2">{m.person_no_extras({ name: holder.name })}</p>
      ) : (
        <ul>
          {lines.map((line) => {
            const key = 'permission' in line.gives ? line.gives.permission : '';
            const permission = catalog.permissions.get(key);
            const name = permissionName(catalog, key);
            return (
              <LineRow
                key={line.key}
                editor={editor}
                line={line}
                name={
                  permission?.sensitive ? (
                    <Chip tone="sensitive" icon={Lock}>
                      {name}
                    </Chip>
                  ) : (
                    <span className="font-medium">{name}</span>
                  )
                }
                label={name}
                control={
                  <span className="text-ink-2">
                    {line.on.as && 'item' in line.on.as
                      ? onName(line)
                      : m.person_all_of_service({ service: serviceName(catalog, permission?.service ?? ''), node: onName(line) })}
                  </span>
                }
              />
            );
          })}
        </ul>
      )}
      {isGiving && <ExtraDialog editor={editor} onClose={() => setGiving(false)} />}
    </Section>
  );
}
