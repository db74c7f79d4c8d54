/** The keys after pressing one row's checkbox; with a row pressed before and Shift, all between them follow this one. */
export function pressed(
  keys: ReadonlySet<string>,
  order: readonly string[],
  key: string,
  checked: boolean,
  from: string | null,
): ReadonlySet<string> {
  const start = from === null ? -1 : order.indexOf(from);
  const end = order.indexOf(key);
  const touched = start < 0 || end < 0 ? [key] : order.slice(Math.min(start, end), Math.max(start, end) + 1);
  const next = new Set(keys);
  for (const each of touched) {
    if (checked) next.add(each);
    else next.delete(each);
  }
  return next;
}

/** All shown rows, or none of them; rows that are not shown stay as they were. */
export function allPressed(keys: ReadonlySet<string>, order: readonly string[], checked: boolean): ReadonlySet<string> {
  return checked ? new Set([...keys, ...order]) : new Set([...keys].filter((key) => !order.includes(key)));
}
