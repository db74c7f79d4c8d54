import { Download, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { trpcClient } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { notify } from '../../ui/notify.ts';
import { inWords } from '../../ui/number-words.ts';
import { csvOf, saveAsFile } from '../users/csv.ts';
import type { EveryoneFilter, EveryoneThing } from './everyone-asked.ts';
import { csvHead, csvLines } from './everyone-csv.ts';

interface ExportButtonProps {
  /** The thing by name, for the file's name. */
  readonly name: string;
  readonly thing: EveryoneThing;
  readonly filter: EveryoneFilter;
  readonly at: string | undefined;
}

/** Writes everybody at a thing to a file, all pages of them, grant by grant; it tells how far it is and can be stopped. */
export function ExportButton({ name, thing, filter, at }: ExportButtonProps) {
  const catalog = useCatalog();
  const { id: organizationId } = useOrganization();
  const [done, setDone] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);

  const save = async () => {
    const stop = new AbortController();
    running.current = stop;
    setDone(0);
    try {
      const question = { organizationId, thing, filter, at, ways: true, pageSize: 100 };
      const people = await allPages(question, stop.signal, setDone);
      const lines = people.rows.flatMap((row) => csvLines(catalog, people.columns, row));
      saveAsFile(`${name}${at === undefined ? '' : ` ${at.slice(0, 10)}`}.csv`, csvOf([csvHead(), ...lines]));
      notify({ title: m.users_csv_done({ count: people.rows.length }) });
    } catch {
      if (!stop.signal.aborted) notify({ title: m.users_csv_failed(), tone: 'refused' });
    } finally {
      setDone(null);
    }
  };

  return (
    <span className="inline-flex items-center gap-1 print:hidden">
      <Button icon={Download} pending={done !== null} onClick={() => void save()}>
        {done === null ? m.users_csv() : m.explorer_csv_progress({ done: inWords(done) })}
      </Button>
      {done !== null && <IconButton icon={X} label={m.explorer_csv_stop()} onClick={() => running.current?.abort()} />}
    </span>
  );
}

type Asked = Parameters<typeof trpcClient.access.everyone.query>[0];
type Answer = Awaited<ReturnType<typeof trpcClient.access.everyone.query>>;

async function allPages(question: Asked, signal: AbortSignal, onProgress: (rows: number) => void) {
  const first = await trpcClient.access.everyone.query(question, { signal });
  const rows: Answer['rows'][number][] = [...first.rows];
  let { next } = first;
  while (next !== null) {
    onProgress(rows.length);
    const page: Answer = await trpcClient.access.everyone.query({ ...question, cursor: next }, { signal });
    rows.push(...page.rows);
    ({ next } = page);
  }
  return { columns: first.columns, rows };
}
