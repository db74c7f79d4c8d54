const storedAs = (membership: string) => `totem.setup.shown.${membership}`;

/** Whether somebody chose to see, or to put away, what an organization still needs, on this device; null: they did not choose. */
export function isSetupShown(membership: string): boolean | null {
  try {
    const kept = localStorage.getItem(storedAs(membership));
    return kept === null ? null : kept === 'yes';
  } catch {
    return null;
  }
}

export function rememberSetupShown(membership: string, shown: boolean): void {
  try {
    localStorage.setItem(storedAs(membership), shown ? 'yes' : 'no');
  } catch {
    // Closed storage: it holds until the page is left.
  }
}
