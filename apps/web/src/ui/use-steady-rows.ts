import { useEffect, useState } from 'react';
import { type SteadyRows, newsIn, steadyRows } from './steady-rows.ts';

interface Identified {
  readonly id: string;
}

interface Shown<Data, Row> extends SteadyRows<Row> {
  readonly data: Data | undefined;
  readonly question: string;
  readonly held: boolean;
  readonly news: ReadonlySet<string>;
}

const noNews: ReadonlySet<string> = new Set();
/** How long a row that came or changed is marked. */
const newsMs = 2_000;

/**
 * Rows kept in place while they are held, and what is news in them; another question's are shown at once.
 *
 * @param data what was answered: the same object until something changes. Undefined: nothing yet.
 * @param question what it answers; rows of another one move nothing.
 * @param held by the pointer or the focus.
 */
export function useSteadyRows<Data, Row extends Identified>(
  data: Data | undefined,
  rowsOf: (data: Data) => readonly Row[],
  question: string,
  held: boolean,
) {
  const newer = () => (data === undefined ? [] : rowsOf(data));
  const [shown, setShown] = useState<Shown<Data, Row>>(() => ({ data, question, held, rows: newer(), behind: false, news: noNews }));
  if (shown.data !== data || shown.question !== question || shown.held !== held) {
    const before = shown.question === question ? shown.rows : [];
    const steady = steadyRows(before, newer(), held);
    setShown({ data, question, held, ...steady, news: shown.data === data ? shown.news : newsIn(before, steady.rows) });
  }
  const { news } = shown;
  // The mark goes by itself; a timer is outside React.
  useEffect(() => {
    if (news.size === 0) return;
    const timer = setTimeout(() => setShown((now) => ({ ...now, news: noNews })), newsMs);
    return () => clearTimeout(timer);
  }, [news]);
  const show = () => setShown({ ...shown, ...steadyRows([], newer(), false) });
  return { rows: shown.rows, behind: shown.behind, news, show };
}
