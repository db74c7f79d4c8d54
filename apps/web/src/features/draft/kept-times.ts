/** The times of what is copied: its end, and its start only while it is to come. */
export const keptTimes = (
  { from, until }: { readonly from: string; readonly until: string | null },
  nowMs: number,
): { from?: string; until?: string } => ({
  ...(Date.parse(from) > nowMs && { from }),
  ...(until !== null && { until }),
});
