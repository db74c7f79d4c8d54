import { useMutation, useQuery } from '@tanstack/react-query';
import type { CustomRole, RoleEntry } from '@totem/domain/catalog/catalog';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { roleStep } from '../../role-step.ts';
import { failureOf } from '../../shell/failure.ts';
import { failureWords } from '../../shell/failure-words.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { trpcClient, useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { RoleMark } from '../../ui/RoleMark.tsx';
import { Select } from '../../ui/Select.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PreviewFailure } from '../draft/PreviewFailure.tsx';
import { RoleEffect } from './RoleEffect.tsx';
import { useAfterRole } from './use-after-role.ts';

interface RoleDeletionProps {
  readonly role: RoleEntry & { readonly custom: CustomRole };
  readonly onClose: () => void;
}

/** Deletes a role of one's own; whoever has it gets another in its place, and what that does is seen before. */
export function RoleDeletion({ role, onClose }: RoleDeletionProps) {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const { id: organizationId } = useOrganization();
  const after = useAfterRole();
  const [replacement, setReplacement] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const asked = { organizationId, role: role.custom.id, replacement };
  const preview = useQuery({ ...trpc.roles.previewDeletion.queryOptions(asked), staleTime: 0, retry: false });
  const remove = useMutation(trpc.roles.delete.mutationOptions());
  const failure = remove.error ? failureOf(remove.error, true) : null;
  const isConflict = failure?.kind === 'refused' && failure.reason === 'change.conflict';
  const whyNot = preview.error ? failureOf(preview.error) : null;
  /** Nobody has it, as long as nothing else is said. */
  const isInUse = replacement === null && whyNot?.kind === 'refused' && whyNot.reason === 'role.in_use';
  const shown = preview.isError ? undefined : preview.data;
  const others = [...catalog.roles.values()].filter((one) => one.service === role.service && one.key !== role.key && one.assignable);
  const blocked = isInUse
    ? m.role_choose_replacement()
    : !shown || preview.isFetching
      ? m.review_not_shown_yet()
      : shown.refused.length > 0
        ? m.role_deletion_refused()
        : undefined;
  const submit = async () => {
    if (!shown) return;
    const said = reason.trim();
    const request = { ...asked, ...(said !== '' && { reason: said }), madeAt: shown.version, shown: shown.fingerprint };
    const done = await remove.mutateAsync(request).catch(() => null);
    if (!done) return void preview.refetch();
    await after(m.role_deleted({ role: say(role.label) }));
    onClose();
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.role_delete_title({ role: say(role.label) })}
      description={m.role_delete_what()}
      footer={
        <>
          <Button onClick={onClose}>{m.users_cancel()}</Button>
          <Button look="danger" pending={remove.isPending} disabledReason={blocked} onClick={() => void submit()}>
            {m.role_delete()}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {failure && (
          <Note tone={isConflict ? 'warn' : 'deny'}>
            <div role="alert">{isConflict ? m.role_conflict() : failureWords(remove.error, true)}</div>
          </Note>
        )}
        {isInUse && <Note>{m.role_is_in_use()}</Note>}
        <Select
          label={m.role_replacement()}
          placeholder={m.role_replacement_none()}
          options={others.map(({ key, label }) => ({
            value: key,
            label: say(label),
            mark: <RoleMark step={roleStep(catalog, key)} />,
          }))}
          value={replacement}
          onChange={setReplacement}
        />
        <TextField label={m.structure_reason()} value={reason} onChange={setReason} maxLength={500} autoComplete="off" />
        {preview.isError && !isInUse && <PreviewFailure error={preview.error} onTryAgain={() => void preview.refetch()} />}
        {preview.isPending && <Skeleton rows={4} />}
        {shown && (
          <RoleEffect
            shown={shown}
            about={['role deletion', role.key, replacement]}
            read={(peopleFrom, signal) => trpcClient.roles.previewDeletion.query({ ...asked, peopleFrom }, { signal })}
          />
        )}
      </div>
    </Sheet>
  );
}
