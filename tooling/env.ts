/**
 * How many times as often as usual a property is tried: `TOTEM_PROPERTY_RUNS=50` hunts long, `0.1` looks quickly. The runs
 * of a hunt begin with the usual ones, and each is found again under its seed.
 */
export const propertyRuns = Number(process.env['TOTEM_PROPERTY_RUNS'] ?? 1);
