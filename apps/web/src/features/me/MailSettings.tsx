import { NoticeKind } from '@totem/domain/messages';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { m } from '../../paraglide/messages.js';
import { failureWords } from '../../shell/failure-words.ts';
import { languages } from '../../shell/languages.ts';
import { useTRPC } from '../../trpc.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { notify } from '../../ui/notify.ts';
import { Section } from '../../ui/Section.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

/** Which mails one wants, and in what language; a change holds at once, for the next mail. */
export function MailSettings() {
  return (
    <Section title={m.me_mails()}>
      <Choices />
    </Section>
  );
}

function Choices() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data, error } = useQuery(trpc.me.settings.queryOptions());
  const change = useMutation(
    trpc.me.changeSettings.mutationOptions({
      onSuccess: (settings) => {
        queries.setQueryData(trpc.me.settings.queryKey(), settings);
        notify({ title: m.me_saved(), tone: 'done' });
      },
      onError: (fault) => notify({ title: failureWords(fault, true), tone: 'refused' }),
    }),
  );
  if (error && !data) return <p className="py-3 text-ink-2">{failureWords(error)}</p>;
  if (!data) return <Skeleton rows={2} />;
  // While it is on its way, what was chosen is shown; what was refused goes back by itself.
  const { language = data.language, muted = data.muted } = change.isPending ? change.variables : data;
  return (
    <div className="grid justify-items-start gap-4 py-3.5">
      <Select label={m.me_mails_language()} options={languages} value={language} onChange={(next) => change.mutate({ language: next })} />
      <fieldset className="grid gap-2.5">
        <legend className="mb-1.5 font-medium">{m.me_mails_which()}</legend>
        {NoticeKind.options.map((kind) => (
          <Checkbox
            key={kind}
            label={kindLabels[kind]()}
            checked={!muted.includes(kind)}
            onChange={(wanted) => change.mutate({ muted: wanted ? muted.filter((one) => one !== kind) : [...muted, kind] })}
          />
        ))}
      </fieldset>
      <p className="max-w-120 text-12 text-ink-2 text-pretty">{m.me_mails_always()}</p>
    </div>
  );
}

const kindLabels: Readonly<Record<NoticeKind, () => string>> = {
  'access.changed': m.me_mails_access_changed,
  'access.ends_soon': m.me_mails_access_ends_soon,
};
