import { SaxesParser } from 'saxes';

/** A cell of a page, in the page's own px. */
export interface DrawioCell {
  readonly id: string;
  readonly parent: string | undefined;
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly kind: 'vertex' | 'edge' | 'layer';
  readonly label: string;
  readonly element: string | undefined;
  readonly style: string;
  /** Of a vertex, from its parent's corner; points of an edge in the order of the file. */
  readonly numbers: readonly number[];
}

export interface DrawioPage {
  readonly name: string;
  readonly cells: readonly DrawioCell[];
}

/** Reads a file of diagrams.net strictly; throws where it is not XML. */
export function readDrawio(text: string): readonly DrawioPage[] {
  const pages: { name: string; cells: DrawioCell[] }[] = [];
  let object: Readonly<Record<string, string>> = {};
  let cell: (DrawioCell & { numbers: number[] }) | undefined;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const given: Readonly<Record<string, string>> = attributes;
    if (name === 'diagram') pages.push({ name: given.name ?? '', cells: [] });
    if (name === 'object') object = given;
    if (name === 'mxCell') {
      const kind = given.vertex === '1' ? 'vertex' : given.edge === '1' ? 'edge' : 'layer';
      cell = {
        ...{ id: object.id ?? given.id ?? '', parent: given.parent, source: given.source, target: given.target, kind },
        ...{ label: object.label ?? '', element: object.element, style: given.style ?? '', numbers: [] },
      };
      pages.at(-1)?.cells.push(cell);
    }
    const places = name === 'mxGeometry' ? ['x', 'y', 'width', 'height'] : name === 'mxPoint' ? ['x', 'y'] : [];
    for (const place of places) if (given[place] !== undefined) cell?.numbers.push(Number(given[place]));
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'object') object = {};
  });
  parser.write(text).close();
  return pages;
}

/** A label as it is read: HTML without its tags. */
export function plainLabel(label: string): string {
  const lines = label.replace(/<br>/g, '\n').replace(/<[^>]*>/g, '');
  return lines.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
