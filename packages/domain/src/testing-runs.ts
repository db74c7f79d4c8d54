import fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** How many times as often as usual a property is tried. */
    propertyRuns: number;
  }
}

/** How often a property is tried that usually is tried so often. */
export const runs = (usual: number): number => Math.max(1, Math.ceil(usual * inject('propertyRuns')));

/** How often something has to have been shown for a property to tell anything: never, where it is tried less than usual. */
export const atLeast = (usual: number): number => (inject('propertyRuns') < 1 ? -1 : usual);

// What does not say how often is tried a hundred times.
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: runs(100) });
