/** The instant at which a day (`2027-01-31`) begins in a time zone, or so many days later. */
export function dayBegins(timeZone: string, day: string, later = 0): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + later * 24 * 60 * 60_000;
  // How far the zone is from UTC is known only at an instant: that of the first guess is within hours of the right one.
  const first = wanted - offsetAt(timeZone, wanted);
  return new Date(wanted - offsetAt(timeZone, first));
}

/** How far clocks in a zone are ahead of UTC. */
function offsetAt(timeZone: string, ms: number): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(ms));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '00';
  return Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`) - ms;
}
