import type { Finding } from '../finding.ts';

/** By file, place and rule; what has no place comes first. */
export type FindingOrder = (findings: Iterable<Finding>) => readonly Finding[];

/** Orders one list of findings after another; those of a file that are the same ones as before are not compared again. */
export function createFindingOrder(): FindingOrder {
  let known: ReadonlyMap<string, OrderedFile> = new Map();
  return (findings) => {
    const files = new Map<string, Finding[]>();
    for (const finding of findings) {
      const file = finding.source?.file ?? '';
      const own = files.get(file);
      if (own) own.push(finding);
      else files.set(file, [finding]);
    }
    const ordered = new Map<string, OrderedFile>();
    for (const file of [...files.keys()].sort()) {
      const given = files.get(file) ?? [];
      const before = known.get(file);
      ordered.set(file, before && sameList(before.given, given) ? before : { given, findings: [...given].sort(compareInFile) });
    }
    known = ordered;
    return [...ordered.values()].flatMap((file) => file.findings);
  };
}

interface OrderedFile {
  readonly given: readonly Finding[];
  readonly findings: readonly Finding[];
}

function sameList(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a.length === b.length && a.every((finding, position) => finding === b[position]);
}

function compareInFile(a: Finding, b: Finding): number {
  return (
    (a.source?.range.start.line ?? 0) - (b.source?.range.start.line ?? 0) ||
    (a.source?.range.start.character ?? 0) - (b.source?.range.start.character ?? 0) ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
