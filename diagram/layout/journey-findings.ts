import type { Mark } from '../placed-graph.ts';
import type { FindingNote } from '../view-graph.ts';
import { badgeHeight, badgeWidth, severityLooks } from './badge.ts';
import type { PlacedContent } from './frame.ts';
import type { Room } from './room.ts';
import { placeText } from './text-block.ts';

/** What is wrong with a journey as a whole, in words, above everything else; beyond four only how many more. */
export function placeJourneyFindings(findings: readonly FindingNote[], width: number, room: Room): PlacedContent {
  const marks: Mark[] = [];
  let y = 0;
  const shown = findings.slice(0, mostFindings);
  shown.forEach(({ rule, severity, message }, index) => {
    const { tone, icon, word } = severityLooks[severity];
    const id = `finding:${index}`;
    const badge = badgeWidth(rule, icon);
    const maxWidth = Math.min(width, 960) - badge - 10;
    const text = placeText({ id: `${id}:text`, text: message, style: 'body', tone: 'plain', x: badge + 10, y: y + 1, maxWidth, maxLines: 3 });
    const label = `${word}: ${message}`;
    marks.push({ kind: 'badge', id, x: 0, y, width: badge, height: badgeHeight, tone, icon, text: rule, label }, ...text.marks);
    y += room(id, Math.max(badgeHeight, text.height)) + 6;
  });
  if (findings.length > shown.length) {
    const more = placeText({
      id: 'finding:more',
      text: `and ${findings.length - shown.length} more`,
      style: 'small',
      tone: 'muted',
      x: 0,
      y,
      maxWidth: 300,
      maxLines: 1,
    });
    marks.push(...more.marks);
    y += more.height + 6;
  }
  return { marks, width, height: y > 0 ? y + 14 : 0 };
}

const mostFindings = 4;
