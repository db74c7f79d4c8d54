/** Instants as ISO 8601 as the clocks of a time zone show them, with how far they are from UTC: `2026-05-03T10:00:00.123-04:00`. */
export function clockOf(timeZone: string): (instant: string) => string {
  // Made once: making one costs more than a thousand uses.
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    timeZoneName: 'longOffset',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    const day = [part('year'), part('month'), part('day')].join('-');
    const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
    return `${day}T${part('hour')}:${part('minute')}:${part('second')}.${part('fractionalSecond')}${offset}`;
  };
}
