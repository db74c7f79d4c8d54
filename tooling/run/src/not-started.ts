/** Totem could not be started; `message` is one sentence for whoever started it. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted';
}

/** The codes of an error and of all that caused it, outermost first; an error of several adds theirs. */
export function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const several = error instanceof AggregateError ? error.errors.flatMap(codesOf) : [];
  return [...own, ...several, ...codesOf(error.cause)];
}
