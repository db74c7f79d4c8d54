import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { useOrganization } from '../../shell/organization.ts';
import { trpcClient } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { exactMoment } from '../../ui/moment.ts';
import { Note } from '../../ui/Note.tsx';
import { inWords } from '../../ui/number-words.ts';

type Result =
  | { readonly is: 'none' | 'failed' }
  | { readonly is: 'running' | 'sound'; readonly events: number | null }
  | { readonly is: 'broken'; readonly after: string | null };

/** That events are kept, and on request whether they are as they were written, stretch after stretch. */
export function ChainCheck() {
  const { id: organizationId, top } = useOrganization();
  const [result, setResult] = useState<Result>({ is: 'none' });
  const check = async () => {
    let events: number | null = 0;
    let cursor: string | null | undefined;
    try {
      do {
        setResult({ is: 'running', events });
        const stretch: Awaited<ReturnType<typeof trpcClient.activity.verify.query>> = await trpcClient.activity.verify.query({
          organizationId,
          node: top.id,
          ...(cursor && { cursor }),
        });
        events = stretch.verified === null || events === null ? null : events + stretch.verified;
        if (stretch.broken) return setResult({ is: 'broken', after: stretch.broken.after });
        cursor = stretch.next;
      } while (cursor);
      setResult({ is: 'sound', events });
    } catch {
      setResult({ is: 'failed' });
    }
  };
  return (
    <div className="grid gap-3 py-3.5">
      <p className="text-ink-2 text-pretty">{m.activity_kept()}</p>
      <div>
        <Button icon={ShieldCheck} pending={result.is === 'running'} onClick={() => void check()}>
          {m.activity_check()}
        </Button>
      </div>
      <div role="status">
        <ResultNote result={result} />
      </div>
    </div>
  );
}

function ResultNote({ result }: { result: Result }) {
  switch (result.is) {
    case 'none':
      return null;
    case 'running':
      return <p className="text-12 text-ink-2">{m.activity_checking({ events: inWords(result.events ?? 0) })}</p>;
    case 'sound':
      return <Note>{result.events === null ? m.activity_sound() : m.activity_sound_events({ count: result.events })}</Note>;
    case 'broken':
      return (
        <Note tone="deny">
          {result.after === null
            ? m.activity_broken_first()
            : m.activity_broken({ moment: exactMoment(new Date(result.after), getLocale()) })}
        </Note>
      );
    case 'failed':
      return <Note tone="warn">{m.activity_not_checked()}</Note>;
  }
}
