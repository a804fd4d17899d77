/** One thing that is measured, as a row of the table. */
export interface Figure {
  readonly what: string;
  readonly unit: 'ms' | 'MB' | '%';
  readonly p50: number;
  /** Left out of what is measured once. */
  readonly p95?: number;
  /** Peak memory of the process, MB, where a process was run for it. */
  readonly memory?: number;
  readonly budget?: Budget;
  /** What else one has to know to read it. */
  readonly note?: string;
}

export interface Budget {
  /** Which of the figure's values has to stay below it. */
  readonly of: 'p50' | 'p95';
  readonly atMost: number;
  /** MB. */
  readonly memory?: number;
}

/** Measures something that belongs together. Its name is how the command line picks it. */
export interface Measure {
  readonly name: string;
  run(context: MeasureContext): Promise<readonly Figure[]>;
}

export interface MeasureContext {
  /** An empty folder of its own. */
  readonly folder: string;
  /** Whether to run the peer beside what it can be compared with. */
  readonly peer: boolean;
}

export function isMet(figure: Figure): boolean | undefined {
  const { budget } = figure;
  if (!budget) return undefined;
  const value = budget.of === 'p95' ? (figure.p95 ?? figure.p50) : figure.p50;
  return value <= budget.atMost && (budget.memory === undefined || (figure.memory ?? 0) <= budget.memory);
}

/** The value below which that share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.max(0, Math.ceil(ordered.length * share) - 1)] ?? Number.NaN;
}

export function halfAndMost(values: readonly number[]): { readonly p50: number; readonly p95: number } {
  return { p50: percentile(values, 0.5), p95: percentile(values, 0.95) };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
