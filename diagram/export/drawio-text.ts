import { measureText } from '../layout/text-measure.ts';
import { baselineOf, typeSettings } from '../layout/text-style.ts';
import type { Box, TextMark } from '../placed-graph.ts';
import type { Theme } from '../svg/theme.ts';
import { escapeXml } from './xml.ts';

/** Lines of one text, which is one text to whoever edits it. */
export interface TextBlock {
  readonly id: string;
  readonly lines: readonly [TextMark, ...TextMark[]];
}

/** Lines that belong together by their ids (`…:title:0`, `…:title:1`) and stand one below the other. */
export function textBlocks(marks: readonly TextMark[]): readonly TextBlock[] {
  const blocks = new Map<string, [TextMark, ...TextMark[]]>();
  for (const mark of marks) {
    const key = [mark.id.replace(/(?<=\D)\d+$/, ''), mark.anchor, mark.x, mark.rotate ?? 0].join(' ');
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [mark]);
    else block.push(mark);
  }
  return [...blocks.values()].map((lines) => ({ id: lines[0].id, lines }));
}

/** The room that the lines take, before they are turned. */
export function blockBox(lines: TextBlock['lines']): Box {
  const [first] = lines;
  const last = lines.at(-1) ?? first;
  const width = Math.max(...lines.map(({ text, style }) => measureText(text, style)));
  const top = first.y - baselineOf(first.style);
  const x = first.anchor === 'start' ? first.x : first.anchor === 'middle' ? first.x - width / 2 : first.x - width;
  return { x, y: top, width, height: last.y - baselineOf(last.style) + typeSettings[last.style].lineHeight - top };
}

/** The lines as the HTML that diagrams.net takes for a label; not yet escaped for XML. */
export function labelHtml(lines: readonly TextMark[], theme: Theme): string {
  const [first] = lines;
  return lines
    .map((line) => {
      const { size, weight } = typeSettings[line.style];
      const alike = first !== undefined && line.style === first.style && line.tone === first.tone;
      let html = escapeXml(line.text);
      if (line.struck) html = `<s>${html}</s>`;
      if (weight === 600) html = `<b>${html}</b>`;
      return alike ? html : `<font color="${theme.tones[line.tone].text}" style="font-size:${size}px">${html}</font>`;
    })
    .join('<br>');
}
