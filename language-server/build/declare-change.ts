import type * as ast from '../generated/ast.ts';
import { readMigration } from './change-elements.ts';
import { declareNamed, namesOf } from './declare-named.ts';
import type { Position } from './declare-named.ts';
import type { FragmentReader } from './document-reader.ts';
import { fieldNamesOf } from './field-names.ts';
import { joinPath, migrationPath } from './paths.ts';
import { readGate, readMilestone, readProgramme } from './programme-elements.ts';
import { scopeOf, sourceOf } from './read-element.ts';
import { rangeOf } from './syntax-places.ts';

/** A migration has no name of its own: it is known by its ends. */
export function declareMigration(document: FragmentReader, node: ast.Migration, position: Position): void {
  const [first] = node.from ?? [];
  const last = node.to?.at(-1);
  if (first === undefined || last === undefined) return;
  const path = document.freePath('migration', joinPath(position.container, migrationPath(node)));
  const scope = scopeOf(document, 'migration', path, position.container);
  const element = readMigration(scope, node, namesOf(migrationPath(node), path, position));
  if (element.from.length === 0 || element.to.length === 0) return;
  document.declare(element, sourceOf(document, node, { start: rangeOf(first).start, end: rangeOf(last).end }, fieldNamesOf(node)));
}

/** Milestones and gates are elements of their own; the phase that they stand in adds nothing to their path. */
export function declareProgramme(document: FragmentReader, node: ast.Programme, position: Position): void {
  const path = declareNamed(document, node, position, 'programme', readProgramme);
  if (path === undefined) return;
  const inside: Position = { container: path, parent: `programme:${path}` };
  for (const phase of node.phases ?? []) {
    for (const milestone of phase.milestones ?? []) {
      declareNamed(document, milestone, inside, 'milestone', (scope, inner, names) => readMilestone(scope, inner, names, phase.name));
    }
    for (const gate of phase.gates ?? []) {
      declareNamed(document, gate, inside, 'gate', (scope, inner, names) => readGate(scope, inner, names, phase.name));
    }
  }
}
