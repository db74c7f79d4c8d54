/** What is of one kind together, in the order in which each kind is met first; kinds are the same where their JSON is. */
export function gatheredBy<T>(all: readonly T[], kindOf: (one: T) => readonly unknown[]): [T, ...T[]][] {
  const kinds = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const kind = JSON.stringify(kindOf(one));
    const same = kinds.get(kind);
    if (same) same.push(one);
    else kinds.set(kind, [one]);
  }
  return [...kinds.values()];
}
