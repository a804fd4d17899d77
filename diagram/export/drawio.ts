import type { PlacedGraph } from '../placed-graph.ts';
import { type ThemeName, themes } from '../svg/theme.ts';
import { drawioCells } from './drawio-cells.ts';
import { layerId } from './drawio-object.ts';
import { pageTitle } from './page-title.ts';
import { xml } from './xml.ts';

/** A file of diagrams.net with a page per picture: what is drawn stands where it is drawn, and everything can be edited. */
export function exportDrawio(graphs: readonly PlacedGraph[], options: { readonly theme: ThemeName }): string {
  const pages = graphs.map((graph, at) => writePage(graph, `page-${at + 1}`, options.theme));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml('mxfile', { host: 'cxa', compressed: 'false' }, '\n', ...pages)}\n`;
}

function writePage(graph: PlacedGraph, id: string, themeName: ThemeName): string {
  const theme = themes[themeName];
  const cells = [xml('mxCell', { id: '0' }), xml('mxCell', { id: layerId, parent: '0' }), ...drawioCells(graph, theme)];
  const sheet = { page: '1', pageScale: '1', pageWidth: Math.ceil(graph.width), pageHeight: Math.ceil(graph.height), background: theme.canvas };
  const model = xml('mxGraphModel', { dx: '0', dy: '0', grid: '0', guides: '1', tooltips: '1', connect: '1', arrows: '1', fold: '1', ...sheet, math: '0', shadow: '0' }, xml('root', {}, '\n', cells.join('\n'), '\n'));
  return `${xml('diagram', { id, name: pageTitle(graph) }, model)}\n`;
}
