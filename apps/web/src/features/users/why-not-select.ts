import type { MemberRow } from '@totem/domain/members';
import { sentenceOf } from '../../sentences.ts';

/** Why nothing can be prepared for somebody by this reader; undefined where something can. */
export const whyNotSelect = ({ refusals }: Pick<MemberRow, 'refusals'>): string | undefined =>
  refusals.edit === undefined ? undefined : sentenceOf(refusals.edit);
