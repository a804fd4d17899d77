import { isMet } from './measure.ts';
import type { Figure } from './measure.ts';

/** One line for each figure, with its budget beside it. */
export function printTable(figures: readonly Figure[]): void {
  for (const figure of figures) {
    const { what, unit, p50, p95, memory, note } = figure;
    const met = isMet(figure);
    const cells = [
      what.padEnd(62),
      `${shown(p50)} ${unit}`.padStart(11),
      (p95 === undefined ? '' : `p95 ${shown(p95)} ${unit}`).padStart(14),
      (memory === undefined ? '' : `${memory.toFixed(0)} MB`).padStart(8),
      `  ${budgetText(figure)}`.padEnd(24),
      met === undefined ? '       ' : met ? 'met    ' : 'NOT MET',
      note ?? '',
    ];
    console.log(cells.join(' ').trimEnd());
  }
}

function budgetText({ budget, unit }: Figure): string {
  if (!budget) return '';
  const memory = budget.memory === undefined ? '' : `, ${budget.memory} MB`;
  return `≤ ${shown(budget.atMost)} ${unit}${memory}`;
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
