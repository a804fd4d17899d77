/** What is used of fontkit, which ships no types. */
declare module 'fontkit' {
  interface Font {
    readonly unitsPerEm: number;
    readonly postscriptName: string;
    /** The tables of the file by their four-letter names. */
    readonly directory: { readonly tables: Readonly<Record<string, unknown>> };
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
  }
  export function create(file: Uint8Array): Font | { readonly fonts: readonly Font[] };
}
