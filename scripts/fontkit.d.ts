/** What is used of fontkit, which ships no types. */
declare module 'fontkit' {
  interface Font {
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
  }
  export function create(file: Uint8Array): Font | { readonly fonts: readonly Font[] };
}
