/** The months as people write them in English and French, folded; an index each, from 0. */
const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv'],
  ['february', 'feb', 'fevrier', 'fevr', 'fev'],
  ['march', 'mar', 'mars'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'jun', 'juin'],
  ['july', 'jul', 'juillet', 'juil'],
  ['august', 'aug', 'aout'],
  ['september', 'sept', 'sep', 'septembre'],
  ['october', 'oct', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'decembre'],
];
const month = `(${months.flat().join('|')})\\.?`;
const before = '(?:(?:on|le|as of|since|au|en date du|depuis le|depuis|the) )?';
const day = '(\\d{1,2})(?:st|nd|rd|th|er)?';
const year = '(?:,? (\\d{4}))?';

/** What each form holds: day, month, year, or how many days ago. */
const forms: readonly { readonly form: RegExp; readonly read: (found: readonly (string | undefined)[], now: Date) => Date | null }[] = [
  { form: inText(`${before}${day} (?:of )?${month}${year}`), read: ([, d, m, y], now) => dayOf(d, m, y, now) },
  { form: inText(`${before}${month} ${day}${year}`), read: ([, m, d, y], now) => dayOf(d, m, y, now) },
  { form: inText(`${before}(\\d{4})-(\\d{2})-(\\d{2})`), read: ([, y, m, d]) => exactly(Number(y), Number(m) - 1, Number(d)) },
  { form: inText('(?:yesterday|hier)'), read: (_, now) => daysBefore(now, 1) },
  { form: inText('(\\d{1,4}) days? ago'), read: ([, days], now) => daysBefore(now, Number(days)) },
  { form: inText('il y a (\\d{1,4}) jours?'), read: ([, days], now) => daysBefore(now, Number(days)) },
];

function inText(words: string): RegExp {
  return new RegExp(`(?:^| )${words}(?=[ ,]|$)`);
}

/**
 * Takes a day out of a folded text.
 *
 * @param now in the reader's zone. A day without a year is the last one that was not after today.
 * @returns the text without it, and the last minute of that day as an ISO instant; null for today, and for no day at all.
 */
export function dayAsked(text: string, now: Date): { readonly rest: string; readonly at: string | null } {
  for (const { form, read } of forms) {
    const found = form.exec(text);
    const date = found && read(found, now);
    if (!found || !date) continue;
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/^[ ,]+|[ ,]+$/g, '');
    const isToday = date.toDateString() === now.toDateString();
    return { rest, at: isToday ? null : lastMinuteOf(date).toISOString() };
  }
  return { rest: text, at: null };
}

function dayOf(number: string | undefined, name: string | undefined, year: string | undefined, now: Date): Date | null {
  const index = months.findIndex((names) => name !== undefined && names.includes(name));
  if (year !== undefined) return exactly(Number(year), index, Number(number));
  const here = exactly(now.getFullYear(), index, Number(number));
  if (here && here <= now) return here;
  // The 29th of February is not in every year.
  return [1, 2, 3, 4].map((back) => exactly(now.getFullYear() - back, index, Number(number))).find((date) => date !== null) ?? null;
}

/** Midnight of a day that there is. */
function exactly(year: number, index: number, number: number): Date | null {
  if (year < 1970 || index < 0 || index > 11) return null;
  const date = new Date(year, index, number);
  return date.getMonth() === index && date.getDate() === number ? date : null;
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);

const lastMinuteOf = (date: Date): Date => new Date(date.getFullYear(), date.getMonth(), date.getDate(), 23, 59);
