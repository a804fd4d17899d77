import { expect, test } from 'vitest';
import { readDuration, readPeriod } from '../../language-server/quantity-reader.ts';

test.each([
  ['5sec', 's'],
  ['60minutes', 'min'],
  ['60mins', 'min'],
  ['5m', 'min'],
  ['1hour', 'h'],
  ['2days', 'd'],
  ['3weeks', 'w'],
  ['6months', 'mo'],
  ['2years', 'y'],
  ['300msec', 'ms'],
  ['2S', 's'],
  ['48bhours', 'bh'],
])('an unknown unit names the nearest: %s', (text, unit) => {
  expect(readDuration(text)).toEqual({ problem: expect.stringContaining(`did you mean "${unit}"?`) });
});

test('an unknown period names the nearest', () => {
  expect(readPeriod('sec')).toEqual({ problem: expect.stringContaining('did you mean "s"?') });
  expect(readPeriod('monht')).toEqual({ problem: expect.stringContaining('did you mean "month"?') });
});
