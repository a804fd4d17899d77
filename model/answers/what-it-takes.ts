import type { ElementId } from '../element-base.ts';
import { type LandscapeFigures, landscapeFigures } from '../landscape-figures.ts';
import { decimal, thousands } from '../phrases.ts';
import type { AnswerContext, TablePart } from './answer.ts';
import { placeOf } from './place.ts';

/**
 * How many systems and integrations there are at each plateau, how many of these lead from system to system with nothing
 * between, and what it costs to run: what a plan promises beside better journeys. Empty where there is no system.
 */
export function whatItTakes(
  context: AnswerContext,
  plateaus: readonly (ElementId | undefined)[],
  names: ReadonlyMap<ElementId, string>,
): readonly TablePart[] {
  const intrusive = intrusiveStyles(context);
  const all = plateaus.map((plateau) => ({ plateau, figures: landscapeFigures(context.stand(plateau).index, intrusive) }));
  if (all.every(({ figures }) => figures.systems === 0)) return [];
  const [first] = all;
  const isPriced = all.some(({ figures }) => figures.priced.known > 0);
  return [
    {
      kind: 'table',
      title: 'What it takes',
      columns: [
        { title: 'Plateau' },
        { title: 'Systems', number: true },
        { title: 'Integrations', number: true },
        { title: 'Direct', number: true },
        ...(isPriced ? [{ title: 'Run cost a year', number: true } as const, { title: 'Stated' }] : []),
      ],
      rows: all.map(({ plateau, figures }) => ({
        ...(plateau !== undefined && { id: plateau }),
        cells: [
          plateau === undefined ? 'Now' : (names.get(plateau) ?? plateau),
          thousands(figures.systems),
          thousands(figures.integrations),
          directText(figures),
          ...(isPriced ? [costText(figures, first?.figures), `for ${thousands(figures.priced.known)} of ${thousands(figures.priced.of)}`] : []),
        ],
        at: plateau === undefined ? [] : [placeOf(context.model, plateau)],
      })),
    },
  ];
}

function directText({ direct, unclear }: LandscapeFigures): string {
  return unclear === 0 ? thousands(direct) : `${thousands(direct)} to ${thousands(direct + unclear)}`;
}

/** `6,900,000 EUR (−31 %)`; the change against the first plateau, where both are in one currency. */
function costText({ runCosts }: LandscapeFigures, first: LandscapeFigures | undefined): string {
  if (runCosts.size === 0) return 'not stated';
  const amounts = [...runCosts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amount]) => `${thousands(amount)} ${currency}`.trimEnd());
  const [[currency, amount] = ['', 0]] = runCosts;
  const before = first?.runCosts.get(currency);
  const isComparable = runCosts.size === 1 && first?.runCosts.size === 1 && before !== undefined && before > 0 && before !== amount;
  if (!isComparable) return amounts.join(' + ');
  const change = (amount / before - 1) * 100;
  return `${amounts.join('')} (${change < 0 ? '−' : '+'}${decimal(Math.abs(change), Math.abs(change) < 1 ? 1 : 0)} %)`;
}

/** Styles that reach into another system, as the project sets them for the rule that asks the same. */
function intrusiveStyles({ settings }: AnswerContext): ReadonlySet<string> {
  const given = settings['INT-02']?.options?.intrusive;
  const words = Array.isArray(given) ? given.filter((word) => typeof word === 'string') : ['shared-db', 'rpa'];
  return new Set(words);
}
