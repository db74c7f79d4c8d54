import type { NoEffect } from '@totem/domain/change-access';
import { Equal } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { useDraft } from '../draft/draft.ts';
import { sameChange } from '../draft/same-change.ts';
import type { Preview } from '../draft/use-preview.ts';
import { Block, Entry } from './Block.tsx';
import { changeSentence } from './change-words.ts';
import { alikeWithout } from './effect-words.ts';
import { noEffectSentence } from './no-effect-words.ts';
import { WhoIsMeant } from './WhoIsMeant.tsx';

/** Which lines change nothing, for whom and why; each can be dropped. */
export function NoEffectBlock({ preview }: { preview: Preview }) {
  const { noEffect, counts } = preview.effect;
  if (noEffect.length === 0) return null;
  return (
    <Block title={m.review_no_effect()} aside={m.review_lines({ count: counts.noEffect })}>
      {alikeWithout(noEffect).map((lines) => (
        <NoEffectEntry key={`${lines[0].change} ${lines[0].person.id}`} preview={preview} lines={lines} />
      ))}
    </Block>
  );
}

function NoEffectEntry({ preview, lines }: { preview: Preview; lines: readonly [NoEffect, ...NoEffect[]] }) {
  const catalog = useCatalog();
  const draft = useDraft();
  const [line, ...others] = lines;
  const change = preview.changes[line.change];
  const name = preview.effect.changes[line.change];
  return (
    <Entry sign={<Equal size={16} aria-hidden className="text-ink-2" />}>
      <WhoIsMeant people={[line.person, ...others.map(({ person }) => person)]} />
      {name && <p className="pt-1">{changeSentence(catalog, name)}</p>}
      {change && <p className="text-ink-2">{noEffectSentence(catalog, change, line)}</p>}
      {change && (
        <div className="-ml-2.5">
          <Button look="quiet" size="small" onClick={() => draft.removeWhere((one) => sameChange(one, change))}>
            {m.review_drop()}
          </Button>
        </div>
      )}
    </Entry>
  );
}
