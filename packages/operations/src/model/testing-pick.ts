/** One of a list by a number that knows nothing of the list; undefined for an empty one. */
export const pick = <One>(list: readonly One[], by: number): One | undefined => list[by % Math.max(list.length, 1)];
