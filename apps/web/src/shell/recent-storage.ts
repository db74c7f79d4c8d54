/** What of a device's storage holds things that somebody opened. */
export const recentPrefix = 'totem.recent.';

/** The names of people and places do not stay on a device that somebody signed out of. */
export function forgetRecent(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(recentPrefix)) localStorage.removeItem(key);
  } catch {
    // Closed storage holds nothing.
  }
}
