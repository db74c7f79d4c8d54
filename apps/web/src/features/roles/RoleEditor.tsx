import { useMutation, useQuery } from '@tanstack/react-query';
import type { RoleEntry } from '@totem/domain/catalog/catalog';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { failureOf } from '../../shell/failure.ts';
import { failureWords } from '../../shell/failure-words.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { trpcClient, useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Select } from '../../ui/Select.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PreviewFailure } from '../draft/PreviewFailure.tsx';
import { RoleEffect } from './RoleEffect.tsx';
import { RoleRights } from './RoleRights.tsx';
import { type RoleShape, againstBase, rightsOf, shapeFrom, shapeOf } from './role-shape.ts';
import { useAfterRole } from './use-after-role.ts';

interface RoleEditorProps {
  /** A role of one's own that is there, or a built-in one that a new one begins from. */
  readonly role: RoleEntry;
  readonly onClose: () => void;
}

/** What a role of one's own is called and can; of one that is there, what that does to everybody who has it is seen before. */
export function RoleEditor({ role, onClose }: RoleEditorProps) {
  const catalog = useCatalog();
  const [shape, setShape] = useState<RoleShape>(() => (role.custom ? shapeOf(role) : shapeFrom(catalog, role.key)));
  const [isReviewed, setReviewed] = useState(false);
  const label = shape.label.trim();
  const blocked = label === '' ? m.role_name_first() : shape.can.size === 0 ? m.role_something_first() : undefined;
  if (role.custom && isReviewed) return <Review id={role.custom.id} shape={shape} onBack={() => setReviewed(false)} onClose={onClose} />;
  const title = role.custom ? m.role_edit_title({ role: say(role.label) }) : m.role_new_title();
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      description={role.custom ? m.role_edit_what() : m.role_new_what()}
      footer={
        <>
          <Button onClick={onClose}>{m.users_cancel()}</Button>
          {role.custom ? (
            <Button look="filled" disabledReason={blocked} onClick={() => setReviewed(true)}>
              {m.role_review()}
            </Button>
          ) : (
            <Create shape={shape} blocked={blocked} onClose={onClose} />
          )}
        </>
      }
    >
      <Fields shape={shape} isNew={role.custom === null} onChange={setShape} />
    </Sheet>
  );
}

function Fields({ shape, isNew, onChange }: { shape: RoleShape; isNew: boolean; onChange: (shape: RoleShape) => void }) {
  const catalog = useCatalog();
  const base = catalog.roles.get(shape.basedOn);
  const { adds, lacks } = againstBase(catalog, shape);
  const beginnings = [...catalog.roles.values()].filter((one) => one.custom === null && one.service === base?.service);
  return (
    <div className="grid gap-4">
      {isNew && (
        <Select
          label={m.role_begins_from()}
          options={beginnings.map(({ key, label }) => ({ value: key, label: say(label) }))}
          value={shape.basedOn}
          onChange={(basedOn) => onChange({ ...shape, basedOn, can: shapeFrom(catalog, basedOn).can })}
        />
      )}
      <TextField
        label={m.structure_name()}
        value={shape.label}
        onChange={(label) => onChange({ ...shape, label })}
        maxLength={200}
        autoComplete="off"
      />
      <TextField
        label={m.role_description()}
        value={shape.description}
        onChange={(description) => onChange({ ...shape, description })}
        maxLength={500}
        autoComplete="off"
        hint={m.role_description_hint()}
      />
      <p role="status" className="text-ink-2">
        {adds + lacks === 0
          ? m.role_same_as({ role: base ? say(base.label) : '' })
          : m.role_against({ adds, lacks, role: base ? say(base.label) : '' })}
      </p>
      <RoleRights shape={shape} onChange={(can) => onChange({ ...shape, can })} />
    </div>
  );
}

/** Makes a new role, which nobody has yet: there is no effect to see. */
function Create({ shape, blocked, onClose }: { shape: RoleShape; blocked: string | undefined; onClose: () => void }) {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const { id: organizationId } = useOrganization();
  const create = useMutation(trpc.roles.create.mutationOptions());
  const after = useAfterRole();
  const submit = async () => {
    const done = await create
      .mutateAsync({ organizationId, basedOn: shape.basedOn, ...inputOf(shape), can: rightsOf(catalog, shape) })
      .catch(() => null); // what was refused is said here
    if (!done) return;
    await after(m.structure_created({ name: shape.label.trim() }));
    onClose();
  };
  return (
    <>
      {create.error && (
        <span role="alert" className="text-deny">
          {failureWords(create.error, true)}
        </span>
      )}
      <Button look="filled" pending={create.isPending} disabledReason={blocked} onClick={() => void submit()}>
        {m.group_create()}
      </Button>
    </>
  );
}

/** What an edit does to everybody who has the role, before it is made. */
function Review({ id, shape, onBack, onClose }: ReviewProps) {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const { id: organizationId } = useOrganization();
  const after = useAfterRole();
  const input = { organizationId, role: id, ...inputOf(shape), can: rightsOf(catalog, shape) };
  const preview = useQuery({
    queryKey: ['role', input],
    queryFn: ({ signal }) => trpcClient.roles.preview.mutate(input, { signal }),
    staleTime: 0, // others may have changed the same people since
    retry: false,
  });
  const edit = useMutation(trpc.roles.edit.mutationOptions());
  const failure = edit.error ? failureOf(edit.error, true) : null;
  const isConflict = failure?.kind === 'refused' && failure.reason === 'change.conflict';
  const shown = preview.isError ? undefined : preview.data;
  const submit = async () => {
    if (!shown) return;
    const done = await edit.mutateAsync({ ...input, madeAt: shown.version, shown: shown.fingerprint }).catch(() => null);
    if (!done) return void preview.refetch();
    await after(m.structure_saved({ name: shape.label.trim() }));
    onClose();
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.role_review_title({ role: shape.label.trim() })}
      description={m.role_review_what()}
      footer={
        <>
          <Button onClick={onBack}>{m.review_keep_editing()}</Button>
          <Button
            look="filled"
            pending={edit.isPending}
            disabledReason={!shown || preview.isFetching ? m.review_not_shown_yet() : undefined}
            onClick={() => void submit()}
          >
            {m.review_save()}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {failure && (
          <Note tone={isConflict ? 'warn' : 'deny'}>
            <div role="alert">{isConflict ? m.role_conflict() : failureWords(edit.error, true)}</div>
          </Note>
        )}
        {preview.isError && <PreviewFailure error={preview.error} onTryAgain={() => void preview.refetch()} />}
        {preview.isPending && <Skeleton rows={5} />}
        {shown && (
          <RoleEffect
            shown={shown}
            about={['role', id]}
            read={(peopleFrom, signal) => trpcClient.roles.preview.mutate({ ...input, peopleFrom }, { signal })}
          />
        )}
      </div>
    </Sheet>
  );
}

interface ReviewProps {
  readonly id: NonNullable<RoleEntry['custom']>['id'];
  readonly shape: RoleShape;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

const inputOf = ({ label, description }: RoleShape) => ({ label: label.trim(), description: description.trim() || null });
