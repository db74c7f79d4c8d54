import { expect, test } from 'vitest';
import { accessIn, given, readable, type World, withMember } from '../testing.ts';
import { worldOf } from './scenarios.ts';
import { seatOf } from './seat.ts';

const now = new Date('2026-06-01T12:00:00Z');
const clinique = worldOf('clinique');
const seat = (world: World, who: string) => seatOf(accessIn(world, readable.member(who)), now);

test('HF-19 a role that is read only takes a free seat, every other one a paid seat', () => {
  expect([seat(clinique, 'user:sofia'), seat(clinique, 'user:rita')]).toEqual(['paid', 'free']);
  const promoted = given(clinique, 'user:rita', { role: 'hexfit/employee' }, 'branch:laval');
  expect(seat(promoted, 'user:rita')).toBe('paid');
});

test('who is suspended takes no seat, nor who has no role in force', () => {
  expect(seat(withMember(clinique, 'user:sofia', { status: 'suspended' }), 'user:sofia')).toBe('none');
  expect(seat({ ...clinique, grants: [] }, 'user:sofia')).toBe('none');
});
