/** A short text of an address' search; what is not one is left out, and never a page that fails. */
export const textParam = (value: unknown): string | undefined => (typeof value === 'string' && value.length <= 2000 ? value : undefined);

/** One of a few words of an address' search. */
export const choiceParam = <const Choice extends string>(value: unknown, choices: readonly Choice[]): Choice | undefined =>
  choices.find((choice) => choice === value);
