import { getLocale } from '../../../paraglide/runtime.js';

/** An instant as a field for date and time holds it, in a time zone. */
export function localIn(timeZone: string, instant: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The instant that a field for date and time holds, in a time zone; the later one where a clock jumps over it. Null for none. */
export function instantIn(timeZone: string, local: string): string | null {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return null;
  // How far the zone is from UTC is known only at an instant: that of the first guess is within hours of the right one.
  const offsetAt = (ms: number) => Date.parse(`${localIn(timeZone, new Date(ms).toISOString())}Z`) - Math.floor(ms / 60_000) * 60_000;
  const first = wanted - offsetAt(wanted);
  const second = new Date(wanted - offsetAt(first)).toISOString();
  return localIn(timeZone, second) === local ? second : new Date(first).toISOString();
}

/** A moment in a time zone, which it names. */
export const momentIn = (timeZone: string, instant: string): string =>
  new Intl.DateTimeFormat(getLocale(), {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'longGeneric',
  }).format(new Date(instant));

/** A time zone by its name in the language of the page. */
export const zoneWords = (timeZone: string): string =>
  new Intl.DateTimeFormat(getLocale(), { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(new Date())
    .find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
