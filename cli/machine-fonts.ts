import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';

/** A font of the machine that has outlines for some characters. */
export interface MachineFont {
  readonly file: string;
  /** Of the font in a collection; undefined where the file holds one font. */
  readonly postscriptName: string | undefined;
  has(codePoint: number): boolean;
}

/**
 * Fonts for characters that the font which comes along lacks, as few as they take. They are looked for only then, since
 * they make the result differ from machine to machine.
 */
export function machineFontsFor(codePoints: ReadonlySet<number>): readonly MachineFont[] {
  const missing = new Set(codePoints);
  const found: MachineFont[] = [];
  if (missing.size === 0) return found;
  for (const file of fontFiles()) {
    for (const font of openFonts(file)) {
      const covered = [...missing].filter((codePoint) => font.has(codePoint));
      if (covered.length === 0) continue;
      found.push(font);
      for (const codePoint of covered) missing.delete(codePoint);
      if (missing.size === 0) return found;
    }
  }
  return found;
}

const folders = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.local/share/fonts'),
  join(homedir(), '.fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  join(homedir(), 'Library/Fonts'),
  'C:\\Windows\\Fonts',
];

/** Families that cover many characters, the plainest first; the first of a family is its regular weight. */
const families = [
  /^NotoSansCJK.*Regular/i,
  /^(?:PingFang|Hiragino.*W3|msyh\.|YuGothR|malgun\.)/i,
  /^NotoSans.*Regular/i,
  /^(?:Arial Unicode|ArialUnicode|seguisym|seguiemj|NotoEmoji|Symbola)/i,
  /^(?:DejaVuSans|FreeSans|LiberationSans-Regular|unifont)\.?/i,
];

function fontFiles(): readonly string[] {
  const all = folders.flatMap(filesBelow).toSorted();
  return families.flatMap((family) => all.filter((file) => family.test(file.replace(/^.*[\\/]/, ''))));
}

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ttf|otf|ttc)$/i.test(file))
      .map((file) => join(folder, file));
  } catch {
    return [];
  }
}

/** None where the file cannot be read, or holds pictures instead of outlines, as coloured emoji do. */
function openFonts(file: string): readonly MachineFont[] {
  try {
    const opened = create(readFileSync(file));
    const fonts: readonly Font[] = 'fonts' in opened ? opened.fonts : [opened];
    return fonts.filter(hasOutlines).map((font) => ({
      file,
      postscriptName: 'fonts' in opened ? font.postscriptName : undefined,
      has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    }));
  } catch {
    return [];
  }
}

function hasOutlines(font: Font): boolean {
  return ['glyf', 'CFF '].some((table) => table in font.directory.tables);
}
