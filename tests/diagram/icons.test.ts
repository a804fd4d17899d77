import { expect, test } from 'vitest';
import { vocabulary } from '../../model/vocabulary.ts';
import { iconFor, isIconName } from '../../diagram/svg/icons.ts';
import { iconShapes } from '../../diagram/svg/icon-shapes.ts';

test.each(vocabulary.channelType)('a channel of kind %s has an icon of its own', (type) => {
  const others = vocabulary.channelType.filter((other) => other !== type);
  expect(isIconName(iconFor('channel', type))).toBe(true);
  expect(others.map((other) => iconFor('channel', other))).not.toContain(iconFor('channel', type));
});

test.each(vocabulary.systemType)('a system of kind %s does not look like just any system', (type) => {
  expect(iconFor('system', type)).not.toBe(iconFor('system'));
});

test('words that are no kind get an icon all the same', () => {
  for (const word of ['teleporter', '', 'constructor', '__proto__']) {
    expect(iconFor('channel', word)).toBe('chat');
    expect(iconFor(word)).toBe('unknown');
  }
});

test.each(Object.entries(iconShapes))('%s stays on its 24 px grid', (_, path) => {
  const absolute = [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
  expect(path).toMatch(/^[MLHVAQCSZmlhvaqcsz0-9 .-]+$/);
  for (const value of absolute) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(24);
  }
});
