const given = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);

/** The environment of this process; a browser is started with it. */
export const environment: Readonly<Record<string, string>> = Object.freeze(Object.fromEntries(given));

/** A Chromium or Chrome to use instead of the one that comes as a package. */
export const chromiumPath = environment['CHROMIUM_PATH'];
