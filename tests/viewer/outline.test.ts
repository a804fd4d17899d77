import { expect, test } from 'vitest';
import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import { type OutlineItem, outlineOf } from '../../extension/webview/outline.ts';
import { box, edge, picture } from './pictures.ts';

function outlineText(placed: PlacedGraph): string {
  const lines = (items: readonly OutlineItem[], indent: string): readonly string[] =>
    items.flatMap((item) => [`${indent}${item.label}`, ...lines(item.children, `${indent}  `)]);
  return lines(outlineOf(placed), '').join('\n');
}

test('nests what is drawn inside, and tells the connections of each box at both ends', () => {
  const placed = picture(
    box('eu', { x: 0, y: 0, width: 400, height: 300 }, 'container'),
    box('core', { x: 10, y: 10, width: 200, height: 200 }, 'container'),
    box('crm', { x: 20, y: 20 }),
    box('oms', { x: 250, y: 20 }),
    box('web', { x: 500, y: 20 }),
    edge('web', 'crm'),
    edge('crm', 'oms'),
  );
  expect(outlineText(placed)).toBe(
    [
      'eu',
      '  core',
      '    crm',
      '      web calls crm',
      '      crm calls oms',
      '  oms',
      '    crm calls oms',
      'web',
      '  web calls crm',
    ].join('\n'),
  );
});

test('puts the pieces of what is drawn in several places under its first', () => {
  const step = (part: string, y: number) => ({ ...box(part, { x: 0, y }), group: 'step:call' });
  const placed = picture(step('Step 1: Calls', 0), step('Phone', 100), { ...box('crm', { x: 0, y: 200 }) }, step('Waits again', 300));
  expect(outlineText(placed)).toBe(['Step 1: Calls', '  Phone', '  Waits again', 'crm'].join('\n'));
});

test('gives every row a key of its own', () => {
  const placed = picture(box('a', { x: 0, y: 0 }), box('b', { x: 200, y: 0 }), edge('a', 'b'));
  const keys = (items: readonly OutlineItem[]): readonly string[] => items.flatMap((item) => [item.key, ...keys(item.children)]);
  const all = keys(outlineOf(placed));
  expect(new Set(all).size).toBe(all.length);
});
