import PDFDocument from 'pdfkit';
import { pageTitle } from '../diagram/export/page-title.ts';
import type { PlacedGraph } from '../diagram/placed-graph.ts';
import { type ThemeName, themes } from '../diagram/svg/theme.ts';
import { type InterWeight, interFiles } from './inter-files.ts';
import { machineFontsFor } from './machine-fonts.ts';
import { paintMark } from './pdf-marks.ts';
import { interName, machineName, uncovered } from './pdf-text.ts';

interface PdfOptions {
  readonly theme: ThemeName;
  /** Told where characters cannot be drawn. */
  readonly warn: (sentence: string) => void;
}

/**
 * A PDF with a page, as large as the picture, and a bookmark for each picture. Its texts can be selected and searched, and
 * its fonts are inside. It has no date, so that the same pictures give the same bytes.
 */
export async function renderPdf(graphs: readonly PlacedGraph[], { theme, warn }: PdfOptions): Promise<Uint8Array> {
  const files = interFiles();
  const document = new PDFDocument({ autoFirstPage: false, font: files[400], lang: 'en', displayTitle: true, info: infoOf(graphs) });
  // The library makes the file's id from a date and cannot do without one; what it does not list it does not write.
  Object.defineProperty(document.info, 'CreationDate', { value: noDate, enumerable: false });
  const bytes = collectBytes(document);
  for (const [weight, file] of Object.entries(files)) document.registerFont(interName(Number(weight) as InterWeight), file);
  const needed = uncovered(graphs);
  const others = machineFontsFor(needed);
  others.forEach(({ file, postscriptName }, position) => document.registerFont(machineName(position), file, postscriptName));
  const missing = [...needed].filter((codePoint) => !others.some((font) => font.has(codePoint)));
  if (missing.length > 0) warn(sayMissing(missing));
  for (const graph of graphs) addPage(document, graph, theme, others);
  document.end();
  return bytes;
}

function infoOf(graphs: readonly PlacedGraph[]): PDFKit.DocumentInfo {
  const [first] = graphs;
  const Title = first === undefined ? 'CXA' : graphs.length === 1 ? pageTitle(first) : `${pageTitle(first)} and ${graphs.length - 1} more`;
  return { Title, Creator: 'CXA', Producer: 'CXA', CreationDate: noDate };
}

const noDate = new Date(0);

/** Points per px, as in CSS. */
const pointsPerPixel = 0.75;

/** Points; readers show nothing larger. */
const largestSide = 14_400;

function addPage(document: PDFKit.PDFDocument, graph: PlacedGraph, themeName: ThemeName, others: ReturnType<typeof machineFontsFor>): void {
  const theme = themes[themeName];
  const scale = Math.min(pointsPerPixel, largestSide / Math.max(graph.width, graph.height));
  document.addPage({ size: [graph.width * scale, graph.height * scale], margin: 0 });
  document.outline.addItem(pageTitle(graph));
  document.save().scale(scale);
  document.rect(0, 0, graph.width, graph.height).fill(theme.canvas);
  for (const mark of graph.marks) paintMark(mark, { document, theme, others });
  document.restore();
}

function collectBytes(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

function sayMissing(codePoints: readonly number[]): string {
  const some = codePoints.slice(0, 5).map((codePoint) => String.fromCodePoint(codePoint));
  const rest = codePoints.length - some.length;
  const which = `${some.join(' ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return `No font here has ${which}, so the PDF shows empty boxes in their place; install one that does, such as Noto Sans CJK or Noto Emoji, and render again.`;
}
