import { describe, expect, test } from 'vitest';
import { type Direction, neighbourhood, nextBox, walkableBoxes } from '../../extension/webview/mark-walk.ts';
import { box, edge, picture } from './pictures.ts';

/**
 *        b
 *   a    c    d
 *        e
 */
const cross = picture(
  box('a', { x: 0, y: 100 }),
  box('b', { x: 200, y: 0 }),
  box('c', { x: 200, y: 100 }),
  box('d', { x: 400, y: 100 }),
  box('e', { x: 200, y: 200 }),
);

function walk(placed: typeof cross, from: string, ...directions: readonly Direction[]): string {
  let at = walkableBoxes(placed).find(({ id }) => id === from);
  for (const direction of directions) at = at && nextBox(placed, at, direction);
  return at?.id ?? 'nowhere';
}

describe('an arrow key', () => {
  test.each<[string, readonly Direction[], string]>([
    ['c', ['left'], 'a'],
    ['c', ['right'], 'd'],
    ['c', ['up'], 'b'],
    ['c', ['down'], 'e'],
    ['a', ['right', 'right'], 'd'],
    ['b', ['down', 'down'], 'e'],
    ['d', ['right'], 'nowhere'],
    ['b', ['up'], 'nowhere'],
  ])('from %s by %j goes to %s', (from, directions, to) => {
    expect(walk(cross, from, ...directions)).toBe(to);
  });

  test('prefers the box that an edge leads to over a nearer one', () => {
    const near = box('near', { x: 170, y: 60 });
    const far = box('far', { x: 220, y: 0 });
    const from = box('from', { x: 0, y: 30 });
    expect(walk(picture(from, near, far), 'from', 'right')).toBe('near');
    expect(walk(picture(from, near, far, edge('from', 'far')), 'from', 'right')).toBe('far');
  });

  test('goes neither into the container around a box nor to a sample in the legend', () => {
    const around = box('around', { x: 0, y: 0, width: 500, height: 300 }, 'container');
    const sample = { ...box('sample', { x: 300, y: 250 }), id: 'legend:0' };
    const placed = picture(around, box('a', { x: 10, y: 240 }), sample, box('b', { x: 600, y: 240 }));
    expect(walk(placed, 'a', 'right')).toBe('b');
  });
});

describe('what stays bright around a choice', () => {
  const chain = picture(box('a', { x: 0, y: 0 }), box('b', { x: 200, y: 0 }), box('c', { x: 400, y: 0 }), edge('a', 'b'), edge('b', 'c'));

  test('is one edge away from a box', () => {
    expect([...neighbourhood(chain, 'a')].sort()).toEqual(['a', 'a->b', 'b']);
    expect([...neighbourhood(chain, 'b')].sort()).toEqual(['a', 'a->b', 'b', 'b->c', 'c']);
  });

  test('is both ends of an edge', () => {
    expect([...neighbourhood(chain, 'b->c')].sort()).toEqual(['b', 'b->c', 'c']);
  });
});
