import { measureText } from '../../diagram/layout/text-measure.ts';
import { typeSettings } from '../../diagram/layout/text-style.ts';
import type { Box, Mark, PlacedGraph, TextMark } from '../../diagram/placed-graph.ts';

/** Texts that lie on one another, as `a × b`: lines of text, and badges with what they say. */
export function overlappingTexts(graph: PlacedGraph): readonly string[] {
  const inked = graph.marks.flatMap((mark) => {
    const box = mark.kind === 'text' ? textBox(mark) : mark.kind === 'badge' ? mark : undefined;
    return box === undefined ? [] : [{ mark, box }];
  });
  const found: string[] = [];
  inked.forEach((one, index) => {
    for (const other of inked.slice(index + 1)) {
      if (overlap(one.box, other.box)) found.push(`${one.mark.id} × ${other.mark.id}`);
    }
  });
  return found;
}

/** Marks that stick out of the picture. */
export function marksOutside({ marks, width, height }: PlacedGraph): readonly string[] {
  return marks.filter((mark) => corners(mark).some(({ x, y }) => x < 0 || y < 0 || x > width || y > height)).map(({ id }) => id);
}

/** Ids that occur twice. */
export function repeatedIds({ marks }: PlacedGraph): readonly string[] {
  const ids = marks.map(({ id }) => id);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Texts that are wider than the box that they are written in: same group, start inside, end outside. */
export function textsOutsideTheirBox({ marks }: PlacedGraph): readonly string[] {
  const boxes = marks.filter((mark) => mark.kind === 'box');
  return marks.flatMap((mark) => {
    if (mark.kind !== 'text') return [];
    const text = textBox(mark);
    const around = boxes.find((box) => mark.id.startsWith(`${box.id}:`) && within(box, { x: text.x, y: text.y }));
    return around !== undefined && text.x + text.width > around.x + around.width ? [mark.id] : [];
  });
}

/** What a line of text inks: from the top of its capitals to the bottom of its descenders. */
export function textBox({ text, style, anchor, x, y }: TextMark): Box {
  const width = measureText(text, style);
  const { size } = typeSettings[style];
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  return { x: left, y: y - size * 0.73, width, height: size * 0.93 };
}

function overlap(a: Box, b: Box): boolean {
  const slack = 0.5;
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > slack && down > slack;
}

function within(box: Box, point: { readonly x: number; readonly y: number }): boolean {
  return point.x >= box.x && point.y >= box.y && point.x <= box.x + box.width && point.y <= box.y + box.height;
}

function corners(mark: Mark): readonly { readonly x: number; readonly y: number }[] {
  switch (mark.kind) {
    case 'edge':
    case 'curve':
      return mark.points;
    case 'line':
      return [mark.from, mark.to];
    case 'icon':
      return [mark, { x: mark.x + mark.size, y: mark.y + mark.size }];
    case 'text': {
      const box = textBox(mark);
      return [box, { x: box.x + box.width, y: box.y + box.height }];
    }
    default:
      return [mark, { x: mark.x + mark.width, y: mark.y + mark.height }];
  }
}
