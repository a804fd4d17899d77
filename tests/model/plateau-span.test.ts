import { expect, test } from 'vitest';
import { plateauSpan, withSpan } from '../../model/plateau-span.ts';

const order = ['plateau:p0', 'plateau:p1', 'plateau:p2', 'plateau:p3'];

test.each([
  [[], undefined],
  [[0, 1, 2, 3], undefined],
  [[0], 'only at p0'],
  [[3], 'only at p3'],
  [[2], 'only at p2'],
  [[0, 1], 'until p2'],
  [[1, 2], 'from p1 until p3'],
  [[2, 3], 'from p2 on'],
  [[3, 1, 2], 'from p1 on'],
  [[0, 2], 'at p0 and p2'],
  [[3, 0, 1], 'at p0, p1 and p3'],
])('what holds at %j of four plateaus: %s', (places, span) => {
  expect(plateauSpan(order, places.map((place) => order[place] ?? ''))).toBe(span);
});

test('nothing is said where there is one plateau, none, or only unknown ones', () => {
  expect(plateauSpan(['plateau:p0'], ['plateau:p0'])).toBeUndefined();
  expect(plateauSpan([], [])).toBeUndefined();
  expect(plateauSpan(order, ['plateau:other'])).toBeUndefined();
});

test('the span stands before the full stop', () => {
  expect(withSpan('It is late.', 'only at p1')).toBe('It is late (only at p1).');
  expect(withSpan('Did you mean "a"?', 'only at p1')).toBe('Did you mean "a" (only at p1)?');
  expect(withSpan('late', 'from p1 on')).toBe('late (from p1 on)');
  expect(withSpan('It is late.', undefined)).toBe('It is late.');
});
