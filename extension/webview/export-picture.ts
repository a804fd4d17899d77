import { exportSvg } from '../../diagram/export/svg.tsx';
import type { PlacedGraph } from '../../diagram/placed-graph.ts';
import type { ThemeName } from '../../diagram/svg/theme.ts';

/** Px of a PNG for each px of the picture, so that it stays sharp on a slide. */
const SCALE = 2;

/** What a browser's canvas can hold on each side, with some to spare. */
const LARGEST_SIDE = 12_000;

/** The picture as an SVG document with its fonts inside. */
export async function svgOf(placed: PlacedGraph, theme: ThemeName): Promise<string> {
  return exportSvg(placed, { theme, fontFaces: await embeddedFonts() });
}

/** The picture as a PNG at twice its size. */
export async function pngOf(placed: PlacedGraph, theme: ThemeName): Promise<Blob> {
  const svg = await svgOf(placed, theme);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(SCALE, LARGEST_SIDE / Math.max(placed.width, placed.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(placed.width * scale);
  canvas.height = Math.ceil(placed.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture is too large for a PNG.')) : resolve(blob)), 'image/png');
  });
}

export async function copyPng(placed: PlacedGraph, theme: ThemeName): Promise<void> {
  // The promise goes into the item: a browser only lets a click write that starts at once.
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(placed, theme) })]);
}

export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

let fonts: Promise<string> | undefined;

/** The page's own fonts as `@font-face` rules that need no other file: an image may not load any. */
function embeddedFonts(): Promise<string> {
  fonts ??= Promise.all(pageFonts().map(embed)).then((faces) => faces.join('\n'));
  return fonts;
}

interface PageFont {
  readonly family: string;
  readonly weight: string;
  readonly range: string;
  /** Where the file is, or its data, where the page has its fonts inside. */
  readonly address: string;
}

function pageFonts(): readonly PageFont[] {
  return [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).flatMap((rule) => fontOf(rule, sheet.href));
    } catch {
      // A sheet of another origin, such as an editor's own, does not show its rules.
      return [];
    }
  });
}

function fontOf({ style }: CSSFontFaceRule, base: string | null): readonly PageFont[] {
  const file = /url\("?([^")]+\.woff2|data:font\/woff2;base64,[^")]+)"?\)/.exec(style.getPropertyValue('src'))?.[1];
  if (file === undefined) return [];
  const of = (name: string) => style.getPropertyValue(name);
  const address = new URL(file, base ?? location.href).href;
  return [{ family: of('font-family'), weight: of('font-weight'), range: of('unicode-range'), address }];
}

async function embed({ family, weight, range, address }: PageFont): Promise<string> {
  try {
    const source = address.startsWith('data:') ? address : `data:font/woff2;base64,${await base64Of(await (await fetch(address)).blob())}`;
    const limit = range === '' ? '' : `unicode-range:${range};`;
    return `@font-face{font-family:${family};font-weight:${weight};${limit}src:url(${source}) format('woff2')}`;
  } catch {
    return '';
  }
}
