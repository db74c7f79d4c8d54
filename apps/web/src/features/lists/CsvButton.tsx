import { Download } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';
import { notify } from '../../ui/notify.ts';
import { csvOf, saveAsFile } from '../users/csv.ts';

/** How many rows a file holds at most. */
export const mostRows = 10_000;

interface CsvButtonProps<Row> {
  /** The name of the file, without its ending. */
  readonly file: string;
  /** Reads all pages of the list as it is shown, up to `mostRows`; `complete`: no more exist. */
  readonly load: (onProgress: (rows: number) => void) => Promise<{ readonly rows: readonly Row[]; readonly complete: boolean }>;
  /** The lines of the file, with the heads of its columns. */
  readonly linesOf: (rows: readonly Row[]) => readonly (readonly string[])[];
  readonly progressWords: (done: number) => string;
  readonly doneWords: (count: number) => string;
  /** Said where more exist than the file holds. */
  readonly cutWords: (done: number) => string;
}

/** Writes a list as it is shown to a file, all pages of it, and says how much is in it. */
export function CsvButton<Row>({ file, load, linesOf, progressWords, doneWords, cutWords }: CsvButtonProps<Row>) {
  const [done, setDone] = useState<number | null>(null);

  const save = async () => {
    setDone(0);
    try {
      const { rows, complete } = await load(setDone);
      saveAsFile(`${file}.csv`, csvOf(linesOf(rows)));
      notify({ title: doneWords(rows.length), ...(!complete && { sentence: cutWords(rows.length), forMs: 0 }) });
    } catch {
      notify({ title: m.users_csv_failed(), tone: 'refused' });
    } finally {
      setDone(null);
    }
  };

  return (
    <Button icon={Download} pending={done !== null} onClick={() => void save()}>
      {done === null ? m.users_csv() : progressWords(done)}
    </Button>
  );
}
