import { textParam } from '../../../search-params.ts';

/**
 * The question of a person's page as its address holds it: what may they do, on a service item (perhaps at a location) or
 * on a node (`target`), and when. Without `at`, now.
 */
export interface QuestionParams {
  readonly permission?: string | undefined;
  readonly item?: string | undefined;
  readonly location?: string | undefined;
  readonly target?: string | undefined;
  readonly at?: string | undefined;
}

/** What of an address' search is a question; what is not one is left out. */
export const questionParams = (search: Readonly<Record<string, unknown>>): QuestionParams => ({
  permission: textParam(search['permission']),
  item: textParam(search['item']),
  location: textParam(search['location']),
  target: textParam(search['target']),
  at: instantParam(search['at']),
});

/** An instant of an address' search; what is none is left out. */
export const instantParam = (value: unknown): string | undefined => {
  const text = textParam(value);
  if (text === undefined) return undefined;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
};
