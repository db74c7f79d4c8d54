import { type OnDemand, useCode, useFailure } from './on-demand.ts';

/**
 * The code of something that is shown over the page; null until it has come.
 *
 * @throws Error when it is open and its code does not come.
 */
export function useWhenOpen<Code>(part: OnDemand<Code>, isOpen: boolean): Code | null {
  const code = useCode(part);
  const failure = useFailure(part);
  if (isOpen && failure) throw failure;
  if (isOpen && !code) part.fetch(); // asked for once, however often it is drawn
  return code;
}
