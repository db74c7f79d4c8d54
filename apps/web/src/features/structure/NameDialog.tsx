import { revalidateLogic, useForm } from '@tanstack/react-form';
import { GivenName } from '@totem/domain/change-nodes';
import { type ReactNode, useId } from 'react';
import { z } from 'zod';
import { m } from '../../paraglide/messages.js';
import { failureWords } from '../../shell/failure-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface NameDialogProps {
  readonly title: string;
  readonly description?: string | undefined;
  /** As it is called now; empty for what is to be made. */
  readonly name: string;
  readonly submit: string;
  /** Why it cannot be submitted yet. */
  readonly blocked?: string | undefined;
  /** What was refused, where it can be mended. */
  readonly failed: unknown;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly onSubmit: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

/** What something is called, with what else is asked of it. */
export function NameDialog(props: NameDialogProps) {
  const { title, description, name, submit, blocked, failed, before, after, onSubmit, onClose } = props;
  const formId = useId();
  const form = useForm({
    defaultValues: { name },
    validationLogic: revalidateLogic(),
    validators: { onDynamic: z.object({ name: GivenName }) },
    onSubmit: ({ value }) => onSubmit(value.name.trim()),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{m.users_cancel()}</Button>
          <form.Subscribe selector={(state) => state.isSubmitting}>
            {(busy) => (
              <Button type="submit" form={formId} look="filled" pending={busy} disabledReason={blocked}>
                {submit}
              </Button>
            )}
          </form.Subscribe>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="grid gap-4 pt-1"
        onSubmit={(event) => {
          event.preventDefault();
          void form.handleSubmit();
        }}
      >
        <div role="alert">{failed !== null && <Note tone="deny">{failureWords(failed, true)}</Note>}</div>
        {before}
        <form.Field name="name">
          {(field) => (
            <TextField
              label={m.structure_name()}
              value={field.state.value}
              onChange={field.handleChange}
              onBlur={field.handleBlur}
              maxLength={200}
              autoComplete="off"
              error={field.state.meta.errors.length > 0 ? m.structure_name_fault() : undefined}
            />
          )}
        </form.Field>
        {after}
      </form>
    </Dialog>
  );
}
