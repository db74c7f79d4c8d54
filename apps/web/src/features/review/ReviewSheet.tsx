import type { ChangeAccess, EffectView } from '@totem/domain/change-access';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { comparedWith, useDraft } from '../draft/draft.ts';
import { PreviewFailure } from '../draft/PreviewFailure.tsx';
import { type Preview, usePreview } from '../draft/use-preview.ts';
import { ConflictBlock } from './ConflictBlock.tsx';
import { endsLater } from './change-times.ts';
import { CopyAsText } from './CopyAsText.tsx';
import { type Part, CountsBar } from './CountsBar.tsx';
import { EffectBlocks } from './EffectBlocks.tsx';
import { saveWords } from './effect-words.ts';
import { LinesBlock } from './LinesBlock.tsx';
import { loneGroup } from './lone-group.ts';
import { RefusedBlock } from './RefusedBlock.tsx';
import { SeatsBlock } from './SeatsBlock.tsx';
import { SaveFailure } from './SaveFailure.tsx';
import { TimesForAll } from './TimesForAll.tsx';
import { useSave } from './use-save.ts';
import { WarningsBlock } from './WarningsBlock.tsx';
import { Term } from '../../shell/Term.tsx';

/** What the draft would do, and the one place where it is saved. */
export function ReviewSheet({ onClose }: { onClose: () => void }) {
  const organization = useOrganization();
  const catalog = useCatalog();
  const draft = useDraft();
  const [reason, setReason] = useState('');
  const [givenReason, giveReason] = useState('');
  const [confirmation, setConfirmation] = useState('');
  const [part, setPart] = useState<Part | null>(null);
  const preview = usePreview(givenReason);
  const save = useSave(onClose);
  const [told, setTold] = useState(comparedWith);
  const conflict = save.conflict ?? told;
  const shown = preview.data;
  // The reason alters what is refused at most, never who gains or loses: an answer from before it still tells the effect.
  const isCurrent = shown?.changes === draft.changes;

  const request = (effect: Preview['effect']): ChangeAccess | null =>
    draft.madeAt === null
      ? null
      : {
          organizationId: organization.id,
          madeAt: draft.madeAt,
          changes: [...draft.changes],
          shown: effect.fingerprint,
          ...(reason.trim() !== '' && { reason: reason.trim() }),
          ...(confirmation !== '' && { confirmation }),
        };
  const whyNot = whyNotSave(preview.isError ? undefined : shown, isCurrent, confirmation, conflict !== null);
  const onSave = () => {
    const asked = shown && request(shown.effect);
    if (shown && asked) save.start(asked, shown.effect);
  };

  return (
    <Sheet
      open
      onClose={onClose}
      title={titleOf(shown?.effect)}
      description={m.review_description({ count: draft.changes.length })}
      actions={
        <>
          <Term of="draft" />
          {shown && <PrintButton />}
          {shown && <CopyAsText preview={shown} />}
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>{m.review_keep_editing()}</Button>
          <Button look="filled" onClick={onSave} pending={save.isPending} disabledReason={save.isPending ? undefined : whyNot}>
            {shown ? saveWords(catalog, shown.effect, endsLater(shown.changes)) : m.review_save()}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <SaveFailure save={save} />
        {preview.isError && <PreviewFailure error={preview.error} onTryAgain={() => void preview.refetch()} />}
        {!shown && !preview.isError && <Skeleton rows={4} />}
        {shown && conflict && (
          <ConflictBlock
            before={conflict}
            now={isCurrent ? shown.effect : null}
            onTakeOver={() => {
              draft.store.takeOver(shown.effect.version);
              save.settle();
              setTold(null);
            }}
          />
        )}
        {shown && !conflict && (
          <>
            <div className="flex items-center gap-1">
              <div className="min-w-0 flex-1">
                <CountsBar effect={shown.effect} part={part} onPart={setPart} />
              </div>
              <Term of="effect" />
            </div>
            {(part === null || part === 'refused') && <RefusedBlock preview={shown} />}
            <EffectBlocks preview={shown} part={part} reason={givenReason} />
            {(part === null || part === 'warnings') && (
              <WarningsBlock preview={shown} confirmation={confirmation} onConfirmation={setConfirmation} />
            )}
            {part === null && <SeatsBlock seats={shown.effect.seats} />}
            {part === null && <LinesBlock preview={shown} />}
          </>
        )}
        <div className="grid gap-4 print:hidden">
          <TextField
            label={m.review_reason()}
            value={reason}
            onChange={setReason}
            onBlur={() => giveReason(reason.trim())}
            maxLength={500}
            hint={shown && loneGroup(shown.effect) ? m.deleted_reason_hint() : m.review_reason_hint()}
          />
          <TimesForAll />
        </div>
        {reason.trim() !== '' && <p className="hidden wrap-anywhere print:block">{m.why_reason({ reason: reason.trim() })}</p>}
      </div>
    </Sheet>
  );
}

/** What the sheet asks, where all that the draft does is to delete or to restore one group. */
function titleOf(effect: EffectView | undefined): string {
  const lone = effect && loneGroup(effect);
  if (!lone) return m.ui_review_changes();
  return lone.change === 'delete' ? m.deleted_review_title({ group: lone.name }) : m.deleted_review_restore_title({ group: lone.name });
}

/** Why the draft cannot be saved as it stands; undefined where it can. */
function whyNotSave(shown: Preview | undefined, isCurrent: boolean, confirmation: string, isConflict: boolean): string | undefined {
  if (!shown || !isCurrent) return m.review_not_shown_yet();
  if (isConflict) return m.review_take_over_first();
  if (shown.effect.refused.length > 0) return m.review_refused_first({ count: shown.effect.refused.length });
  const lockout = shown.effect.warnings.find((one) => one.warning === 'locks_out_self');
  if (lockout && confirmation.trim() !== lockout.node.name) return m.review_confirm_first({ node: lockout.node.name });
  return undefined;
}
