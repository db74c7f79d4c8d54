/** A part of the console did not come: only a page that is loaded anew asks for it again. */
export class PartMissing extends Error {
  constructor(cause: unknown) {
    super('A part of the console did not come.', { cause });
  }
}

/** What a browser says of a part that did not come: Chromium and Firefox, then Safari. */
const notLoaded = /dynamically imported module|importing a module script failed/i;

export const isPartMissing = (error: unknown): boolean =>
  error instanceof PartMissing || (error instanceof Error && notLoaded.test(error.message));
