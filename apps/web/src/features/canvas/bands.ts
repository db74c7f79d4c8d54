/** A stretch of lines, as columns or rows: from `from` to just before `to`. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** As few stretches of at most `most` lines as it takes, as even as can be; none where there are no lines. */
export function bandsOf(lines: number, most: number): Band[] {
  const count = Math.ceil(lines / most);
  return Array.from({ length: count }, (_, at) => ({
    from: Math.round((at * lines) / count),
    to: Math.round(((at + 1) * lines) / count),
  }));
}
