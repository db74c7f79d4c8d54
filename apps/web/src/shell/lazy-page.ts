import { lazyRouteComponent } from '@tanstack/react-router';
import { PartMissing } from './part-missing.ts';

/**
 * A page that comes when it is opened. One that does not come is told as such: the router by itself would load the whole
 * console anew, which without a network leaves nothing at all.
 */
export const lazyPage = <Module extends Readonly<Record<string, unknown>>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) =>
  lazyRouteComponent(
    () =>
      load().catch((error: unknown): never => {
        throw new PartMissing(error);
      }),
    name,
  );
