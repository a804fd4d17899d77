import { createContext } from 'preact';
import { isCovered, isWide } from '../layout/character-width.ts';
import { measureText } from '../layout/text-measure.ts';
import type { TextStyle } from '../placed-graph.ts';

/** True where the font is not known, so that texts are held to the width that they were measured with. */
export const HeldText = createContext(false);

/** The attributes that hold a text to its width; none for scripts whose width is only estimated. */
export function holdText(text: string, style: TextStyle): { readonly textLength?: number; readonly lengthAdjust?: 'spacingAndGlyphs' } {
  const known = [...text].every((character) => isKnown(character.codePointAt(0) ?? 0));
  return known && text !== '' ? { textLength: measureText(text, style), lengthAdjust: 'spacingAndGlyphs' } : {};
}

function isKnown(codePoint: number): boolean {
  return isCovered(codePoint) || isWide(codePoint);
}
