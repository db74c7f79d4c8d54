/** A short text of an address' search; what is not one is left out, and never a page that fails. */
export const textParam = (value: unknown): string | undefined => (typeof value === 'string' && value.length <= 2000 ? value : undefined);

/** One of a few words of an address' search. */
export const choiceParam = <const Choice extends string>(value: unknown, choices: readonly Choice[]): Choice | undefined =>
  choices.find((choice) => choice === value);

/** Whether a text can be the id of a thing. */
export const isId = <Id extends string>(text: string): text is Id => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
