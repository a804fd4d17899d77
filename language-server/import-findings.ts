import type { Finding } from '../model/finding.ts';
import type { ImportLine } from './document-store.ts';
import type { ImportAnswer } from './imports.ts';
import { problemFinding } from './text-findings.ts';

/** An import line, where it stands and what it brought. */
export interface Imported {
  readonly from: string;
  readonly line: ImportLine;
  readonly answer: ImportAnswer | undefined;
}

/**
 * What is wrong with the imports of a project: what cannot be found, files that import each other in a circle, and those that
 * are imported under two names. `prefixOf` tells under which one an imported file is read.
 */
export function importFindings(imports: readonly Imported[], prefixOf: (uri: string) => string | undefined): readonly Finding[] {
  const targets = new Map<string, string[]>();
  for (const { from, answer } of imports) {
    if (answer && 'files' in answer) targets.set(from, [...(targets.get(from) ?? []), ...answer.files]);
  }
  return imports.flatMap(({ from, line, answer }) => {
    const place = { file: from, range: line.range };
    if (!answer) return [];
    if ('problem' in answer) return [problemFinding('reference', 'error', answer.problem, place)];
    const other = answer.files.map(prefixOf).find((prefix) => prefix !== undefined && prefix !== line.prefix);
    if (other !== undefined) {
      const names = other === '' ? 'without a prefix' : `as ${other}`;
      return [problemFinding('reference', 'error', `"${line.path}" is imported ${names} elsewhere, and its names are those; import it the same way here.`, place)];
    }
    if (!answer.files.some((file) => leadsTo(targets, file, from))) return [];
    return [problemFinding('reference', 'warning', `"${line.path}" leads back to this file: the imports run in a circle. Nothing is lost; remove one of them.`, place)];
  });
}

function leadsTo(targets: ReadonlyMap<string, readonly string[]>, start: string, wanted: string): boolean {
  const seen = new Set<string>();
  const open = [start];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (file === wanted) return true;
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...(targets.get(file) ?? []));
  }
  return false;
}
