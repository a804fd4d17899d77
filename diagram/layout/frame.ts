import type { Box, Mark, PlacedGraph } from '../placed-graph.ts';
import type { ViewBase } from '../view-graph.ts';
import { placeLegend } from './legend.ts';
import { measureText, wrapText } from './text-measure.ts';
import { baselineOf, typeSettings } from './text-style.ts';

/** What a layout has placed: marks from 0, 0 to its size. */
export interface PlacedContent {
  readonly marks: readonly Mark[];
  readonly width: number;
  readonly height: number;
}

/** White space around the picture, px. */
export const pictureMargin = 32;

/**
 * Puts the content between a title block on top and the legend at the bottom, and gives the finished picture. A view
 * that has nothing to show says instead what to write first.
 */
export function framePicture(view: ViewBase, content: PlacedContent): PlacedGraph {
  const shown = view.empty === undefined ? content : placeEmpty(view.empty);
  const inner = Math.max(shown.width, minimumWidth(view));
  const head = placeHead(view, inner);
  const top = pictureMargin + head.height + headGap;
  const body = shown.marks.map((mark) => moveMark(mark, pictureMargin, top));
  const legend = placeLegend(view.legend, inner);
  const legendTop = top + shown.height + (legend.height > 0 ? legendGap : 0);
  return {
    request: view.request,
    title: view.title,
    subtitle: view.subtitle,
    legend: view.legend,
    width: roundCoordinate(inner + 2 * pictureMargin),
    height: roundCoordinate(legendTop + legend.height + pictureMargin),
    marks: [
      ...head.marks.map((mark) => moveMark(mark, pictureMargin, pictureMargin)),
      ...body,
      ...legend.marks.map((mark) => moveMark(mark, pictureMargin, legendTop)),
    ],
  };
}

/** The same mark elsewhere, coordinates with at most 3 decimals. */
export function moveMark(mark: Mark, dx: number, dy: number): Mark {
  const move = <P extends { readonly x: number; readonly y: number }>(point: P): P => ({
    ...point,
    x: roundCoordinate(point.x + dx),
    y: roundCoordinate(point.y + dy),
  });
  const movePlate = (plate: Box): Box => ({
    ...move(plate),
    width: roundCoordinate(plate.width),
    height: roundCoordinate(plate.height),
  });
  switch (mark.kind) {
    case 'edge':
    case 'curve':
      return { ...mark, points: mark.points.map(move) };
    case 'line':
      return { ...mark, from: move(mark.from), to: move(mark.to) };
    case 'text':
      return mark.plate === undefined ? move(mark) : { ...move(mark), plate: movePlate(mark.plate) };
    case 'icon':
      return move(mark);
    default:
      return { ...move(mark), width: roundCoordinate(mark.width), height: roundCoordinate(mark.height) };
  }
}

/** To 3 decimals, so that the same picture is the same bytes. */
export function roundCoordinate(value: number): number {
  return Math.round(value * 1000) / 1000;
}

const headGap = 24;
const legendGap = 24;

/** A narrow picture still has room for a title of a few words and for a legend that is not one column. */
function minimumWidth(view: ViewBase): number {
  const title = Math.min(measureText(view.title, 'title'), 560);
  return Math.max(360, Math.ceil(title), Math.min(Math.ceil(measureText(view.subtitle, 'subtitle')), 560));
}

function placeHead(view: ViewBase, width: number): PlacedContent {
  const marks: Mark[] = [];
  let y = 0;
  for (const style of ['title', 'subtitle'] as const) {
    const { lineHeight } = typeSettings[style];
    const wrapped = wrapText(view[style], style, width, 2);
    wrapped.lines.forEach((text, index) => {
      const baseline = y + baselineOf(style);
      const full = wrapped.full === undefined ? {} : { full: wrapped.full };
      const tone = style === 'title' ? 'plain' : 'muted';
      marks.push({ kind: 'text', id: `head:${style}:${index}`, x: 0, y: baseline, anchor: 'start', text, style, tone, ...full });
      y += lineHeight;
    });
  }
  return { marks, width, height: y };
}

function placeEmpty(text: string): PlacedContent {
  const wrapped = wrapText(text, 'body', 440, 6);
  const { lineHeight } = typeSettings.body;
  const width = Math.ceil(wrapped.width) + 48;
  const height = wrapped.height + 40;
  const note: Mark = { kind: 'box', id: 'empty', shape: 'card', tone: 'muted', border: 'dashed', label: text, x: 0, y: 0, width, height };
  const lines = wrapped.lines.map((line, index): Mark => {
    const y = 20 + index * lineHeight + baselineOf('body');
    return { kind: 'text', id: `empty:${index}`, x: 24, y, anchor: 'start', text: line, style: 'body', tone: 'muted' };
  });
  return { marks: [note, ...lines], width, height };
}
