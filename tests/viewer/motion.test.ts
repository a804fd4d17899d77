import { describe, expect, test } from 'vitest';
import { between, moves } from '../../extension/webview/motion.ts';
import { box, edge, picture } from './pictures.ts';

const from = picture(
  box('moves', { x: 0, y: 0, width: 100 }),
  box('stays', { x: 0, y: 200 }),
  box('goes', { x: 0, y: 400 }),
  edge('moves', 'stays', [{ x: 50, y: 40 }, { x: 50, y: 200 }]),
);
const to = picture(
  box('moves', { x: 200, y: 80, width: 140 }),
  box('stays', { x: 0, y: 200 }),
  box('comes', { x: 400, y: 400 }),
  edge('moves', 'stays', [{ x: 250, y: 120 }, { x: 250, y: 160 }, { x: 50, y: 160 }, { x: 50, y: 200 }]),
);

describe('a picture on its way to another', () => {
  test('is the other one at the end', () => {
    expect(between(from, to, 1)).toBe(to);
  });

  test('has every mark that it will have, and none that is gone', () => {
    expect(between(from, to, 0).marks.map(({ id }) => id)).toEqual(['moves', 'stays', 'comes', 'moves->stays']);
  });

  test('begins where a mark was and ends where it will be', () => {
    const [start] = between(from, to, 0).marks;
    expect(start).toMatchObject({ x: 0, y: 0, width: 100 });
    const [middle] = between(from, to, 0.3).marks;
    if (middle?.kind !== 'box') throw new Error('The box is gone.');
    expect(middle.x).toBeGreaterThan(0);
    expect(middle.x).toBeLessThan(200);
  });

  test('keeps a mark that does not move the same object, so that it is not drawn again', () => {
    expect(between(from, to, 0.5).marks[1]).toBe(to.marks[1]);
  });

  test('shows a new mark where it belongs', () => {
    expect(between(from, to, 0).marks[2]).toMatchObject({ x: 400, y: 400 });
  });

  test('leads an edge with other bends along by its ends', () => {
    const start = between(from, to, 0).marks[3];
    if (start?.kind !== 'edge') throw new Error('The edge is gone.');
    expect(start.points).toHaveLength(4);
    expect(start.points[0]).toEqual({ x: 50, y: 40 });
    expect(start.points[3]).toEqual({ x: 50, y: 200 });
  });
});

describe('there is movement', () => {
  test('when a mark stands elsewhere', () => {
    expect(moves(from, to)).toBe(true);
  });

  test('not when marks only say something else, come or go', () => {
    const [first, second, ...others] = from.marks;
    if (first?.kind !== 'box' || second === undefined) throw new Error('The boxes are gone.');
    const renamed = picture({ ...first, label: 'renamed', tone: 'error' }, ...others, box('new', { x: 900, y: 0 }));
    expect(moves(from, renamed)).toBe(false);
  });
});
