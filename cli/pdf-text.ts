import { isCovered, isZeroWidth } from '../diagram/layout/character-width.ts';
import { drawable } from '../diagram/layout/text-measure.ts';
import { typeSettings } from '../diagram/layout/text-style.ts';
import type { PlacedGraph, TextStyle } from '../diagram/placed-graph.ts';
import type { InterWeight } from './inter-files.ts';
import type { MachineFont } from './machine-fonts.ts';

/** A stretch of text in one font. */
export interface TextRun {
  readonly text: string;
  /** As it is registered in the document. */
  readonly font: string;
}

/** Splits a text where the font has to change; most texts are one run in Inter. */
export function textRuns(text: string, style: TextStyle, others: readonly MachineFont[]): readonly TextRun[] {
  const runs: { text: string; font: string }[] = [];
  const own = interName(typeSettings[style].weight);
  for (const character of drawable(text)) {
    const codePoint = character.codePointAt(0) ?? 0;
    const before = runs.at(-1);
    if (before !== undefined && isZeroWidth(codePoint)) {
      before.text += character;
      continue;
    }
    const other = isCovered(codePoint) ? -1 : others.findIndex((font) => font.has(codePoint));
    const font = other < 0 ? own : machineName(other);
    if (before?.font === font) before.text += character;
    else runs.push({ text: character, font });
  }
  return runs;
}

/** The characters of pictures that Inter lacks. */
export function uncovered(graphs: readonly PlacedGraph[]): ReadonlySet<number> {
  const texts = graphs.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'text' || mark.kind === 'badge' ? [drawable(mark.text)] : [])));
  const codePoints = new Set(texts.flatMap((text) => [...text].map((character) => character.codePointAt(0) ?? 0)));
  return new Set([...codePoints].filter((codePoint) => !isCovered(codePoint) && !isZeroWidth(codePoint)).toSorted((a, b) => a - b));
}

export function interName(weight: InterWeight): string {
  return `inter-${weight}`;
}

export function machineName(position: number): string {
  return `machine-${position}`;
}
