import { expect, test } from 'vitest';
import { renderPng } from '../../cli/png.ts';
import { placeBlueprint } from '../../diagram/layout/blueprint.ts';
import { plainJourney } from '../support/sample-blueprint.ts';

test('a picture becomes a PNG twice its size, the same each time', () => {
  const graph = placeBlueprint(plainJourney({ steps: 2, title: 'Calls' }));
  const png = renderPng(graph, { theme: 'light' });
  const header = new DataView(png.buffer, png.byteOffset);
  expect([...png.slice(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG');
  expect([header.getUint32(16), header.getUint32(20)]).toEqual([Math.ceil(graph.width) * 2, Math.ceil(graph.height) * 2]);
  expect(renderPng(graph, { theme: 'light' })).toEqual(png);
});

test('a huge picture is drawn smaller instead of failing', () => {
  const graph = placeBlueprint(plainJourney({ steps: 2 }));
  const png = renderPng({ ...graph, width: 40_000, height: 900 }, { theme: 'dark' });
  expect(new DataView(png.buffer, png.byteOffset).getUint32(16)).toBeLessThanOrEqual(16_384);
});
