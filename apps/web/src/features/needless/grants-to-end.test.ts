import { GrantId, MemberId, NodeId } from '@totem/domain/ids';
import type { NeedlessRow } from '@totem/domain/needless-grants';
import { expect, test } from 'vitest';
import { grantsToEnd } from './grants-to-end.ts';

const uuid = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const node = { id: NodeId.parse(uuid(1)), name: 'Oscorp', kind: 'subscription' };
const grant = (number: number, refused: NeedlessRow['grants'][number]['refused'] = null): NeedlessRow['grants'][number] => ({
  id: GrantId.parse(uuid(number)),
  gives: { role: 'voc/reader' },
  on: { ...node, is: 'node', service: null },
  because: [],
  refused,
});
const rows: NeedlessRow[] = [
  { person: { id: MemberId.parse(uuid(2)), name: 'May', level: node }, grants: [grant(10), grant(11, 'grant.managed_above')] },
  { person: { id: MemberId.parse(uuid(3)), name: 'Gwen', level: node }, grants: [grant(12)] },
];

test('BX-6 cleaning up ends what one may end, once', () => {
  expect(grantsToEnd(rows, [])).toEqual([
    { change: 'end', grant: uuid(10) },
    { change: 'end', grant: uuid(12) },
  ]);
  expect(grantsToEnd(rows, [{ change: 'end', grant: GrantId.parse(uuid(10)) }])).toEqual([{ change: 'end', grant: uuid(12) }]);
});
