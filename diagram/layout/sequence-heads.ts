import type { Mark } from '../placed-graph.ts';
import type { SequenceParticipant } from '../views/sequence-view.ts';
import { findingBadge } from './badge.ts';
import type { PlacedContent } from './frame.ts';
import { columnX, lifelinePitch, type Section, sectionWidth } from './sequence-grid.ts';
import { placeText } from './text-block.ts';
import { wrapText } from './text-measure.ts';

/** The participants' cards, as high as the highest. */
export function placeHeads(section: Section): PlacedContent {
  const { participants } = section;
  const texts = participants.map(({ title }) => wrapText(title, 'strong', textWidth, 3));
  const cardHeight = Math.max(40, ...texts.map(({ height }) => height + 24));
  const marks = participants.flatMap((participant, index) => placeHead(section, participant, { index, cardHeight }));
  return { marks, width: sectionWidth(section), height: participants.length === 0 ? 0 : topPadding + cardHeight + 12 };
}

/** From each card down to the end of its section. */
export function placeLifelines(section: Section, top: number, bottom: number): readonly Mark[] {
  return section.participants.map((participant, index): Mark => {
    const x = columnX(index);
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

const cardWidth = lifelinePitch - 24;
const textWidth = cardWidth - 38 - 10;
/** Room for a badge on a card's upper edge, px. */
const topPadding = 10;

function placeHead(
  { number }: Section,
  participant: SequenceParticipant,
  { index, cardHeight }: { readonly index: number; readonly cardHeight: number },
): readonly Mark[] {
  const x = columnX(index) - cardWidth / 2;
  const id = `head:${number}:${participant.id}`;
  const { tone, icon, title, findings } = participant;
  const linked = { group: participant.id, ...(participant.element === undefined ? {} : { element: participant.element }) };
  const text = wrapText(title, 'strong', textWidth, 3);
  const badge = findingBadge(findings, { ...linked, id: `${id}:findings`, right: { x: x + cardWidth - 8, y: topPadding } });
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
      width: cardWidth,
      height: cardHeight,
    },
    { kind: 'icon', id: `${id}:icon`, ...linked, x: x + 12, y: topPadding + cardHeight / 2 - 9, size: 18, icon, tone, label: title },
    ...placeText({
      ...linked,
      id: `${id}:title`,
      text: title,
      style: 'strong',
      tone,
      x: x + 38,
      y: topPadding + (cardHeight - text.height) / 2,
      maxWidth: textWidth,
      maxLines: 3,
    }).marks,
    ...(badge === undefined ? [] : [badge]),
  ];
}
