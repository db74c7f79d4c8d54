interface Dated {
  /** ISO 8601. */
  readonly at: string;
}

/** Rows by the day on which they happened, by the reader's clock; both keep their order. */
export function daysOf<Row extends Dated>(rows: readonly Row[]): { readonly day: string; readonly rows: readonly Row[] }[] {
  const days: { day: string; rows: Row[] }[] = [];
  for (const row of rows) {
    const at = new Date(row.at);
    const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].join('-');
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}
