import type { Mark } from '../placed-graph.ts';
import type { SequenceParticipant } from '../views/sequence-view.ts';
import { findingBadge } from './badge.ts';
import type { PlacedContent } from './frame.ts';
import { headWidth, type Section } from './sequence-grid.ts';
import { placeText } from './text-block.ts';
import { wrapText } from './text-measure.ts';

/** The participants' cards, as high as the highest. */
export function placeHeads(section: Section): PlacedContent {
  const { participants } = section;
  const texts = participants.map(({ title }) => wrapText(title, 'strong', textWidth, 3));
  const cardHeight = section.room('heads', Math.max(56, ...texts.map(({ height }) => height + 46)));
  const marks = participants.flatMap((participant, index) => placeHead(section, participant, { index, cardHeight }));
  return { marks, width: section.width, height: participants.length === 0 ? 0 : topPadding + cardHeight + 12 };
}

/** From each card down to the end of its section. */
export function placeLifelines(section: Section, top: number, bottom: number): readonly Mark[] {
  return section.participants.map((participant, index): Mark => {
    const x = section.lifelines[index] ?? 0;
    const linked = participant.element === undefined ? {} : { element: participant.element };
    return {
      kind: 'line',
      id: `life:${section.number}:${participant.id}`,
      ...linked,
      group: participant.id,
      from: { x, y: top - 12 },
      to: { x, y: bottom },
      line: 'dashed',
      tone: participant.tone,
      width: 1.25,
    };
  });
}

const textWidth = headWidth - 16;
/** Room for a badge on a card's upper edge, px. */
const topPadding = 10;

function placeHead(
  { number, lifelines }: Section,
  participant: SequenceParticipant,
  { index, cardHeight }: { readonly index: number; readonly cardHeight: number },
): readonly Mark[] {
  const middle = lifelines[index] ?? 0;
  const x = middle - headWidth / 2;
  const id = `head:${number}:${participant.id}`;
  const { tone, icon, title, findings } = participant;
  const linked = { group: participant.id, ...(participant.element === undefined ? {} : { element: participant.element }) };
  const text = wrapText(title, 'strong', textWidth, 3);
  const badge = findingBadge(findings, { ...linked, id: `${id}:findings`, right: { x: x + headWidth - 8, y: topPadding } });
  return [
    {
      kind: 'box',
      id,
      ...linked,
      shape: 'card',
      tone,
      border: participant.dashed ? 'dashed' : 'solid',
      label: title,
      findings,
      x,
      y: topPadding,
      width: headWidth,
      height: cardHeight,
    },
    { kind: 'icon', id: `${id}:icon`, ...linked, x: middle - 10, y: topPadding + 12, size: 20, icon, tone, label: title },
    ...placeText({
      ...linked,
      id: `${id}:title`,
      text: title,
      style: 'strong',
      tone,
      x: middle,
      y: topPadding + 36 + (cardHeight - 46 - text.height) / 2,
      anchor: 'middle',
      maxWidth: textWidth,
      maxLines: 3,
    }).marks,
    ...(badge === undefined ? [] : [badge]),
  ];
}
