import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction, TextEdit } from 'vscode-languageserver';
import type { Finding, Fix } from '../../model/finding.ts';
import { toDiagnostic } from '../diagnostics.ts';
import { fixEdit } from '../fix-edit.ts';
import { isHint } from '../shown-findings.ts';
import { isBefore } from '../text-range.ts';
import type { DocumentView } from './provider.ts';

/** What editors run on saving, if the user wants that. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.cxa`;

/**
 * Corrects all that has one certain correction. That is what is misspelt: a fix of a rule decides something about the
 * architecture, which nobody should find decided for him when he saves.
 */
export function fixAllAction(view: DocumentView): CodeAction[] {
  const { edits, fixed } = joinFixes(view, findingsIn(view), certainCorrection);
  if (fixed.length === 0) return [];
  return [{ title: 'Correct all that is misspelt', kind: fixAllKind, edit: { changes: { [view.uri]: edits } } }];
}

/** For each kind of fix that is offered here and elsewhere in the file too, one that applies all of them. */
export function fixKindActions(view: DocumentView, here: readonly Finding[]): CodeAction[] {
  const all = findingsIn(view);
  const kinds = new Map(here.flatMap(({ rule, fixes: [first] }) => (first ? [[`${rule} ${first.kind}`, { rule, kind: first.kind }]] : [])));
  return [...kinds.values()].flatMap(({ rule, kind }): CodeAction[] => {
    const preferred = (finding: Finding) => (finding.fixes[0]?.kind === kind ? finding.fixes[0] : undefined);
    const alike = all.filter((finding) => finding.rule === rule && preferred(finding));
    const { edits, fixed } = joinFixes(view, alike, kind === 'replace-text' ? certainCorrection : preferred);
    if (fixed.length < 2) return [];
    const title = titleOf(rule, kind, fixed.length);
    const changes = { [view.uri]: edits };
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics: fixed.map((finding) => toDiagnostic(finding, isHint(view.state, finding))), edit: { changes } }];
  });
}

function titleOf(rule: string, kind: Fix['kind'], count: number): string {
  if (kind === 'replace-text') return `Correct all ${count} misspelt words in this file`;
  if (rule === 'reference') return `Declare all ${count} missing names of this file`;
  return `Fix all ${count} of ${rule} in this file`;
}

function findingsIn({ uri, state }: DocumentView): readonly Finding[] {
  return state.findings.filter(({ waived, source }) => !waived && source?.file === uri);
}

/** Undefined where there is no correction or a choice of several. */
function certainCorrection({ fixes }: Finding): Fix | undefined {
  const [correction, ...more] = fixes.filter(({ kind }) => kind === 'replace-text');
  return more.length === 0 ? correction : undefined;
}

/** The edits of this file that leave each other alone; of two that do not, the first, and the other the next time. */
function joinFixes(
  view: DocumentView,
  findings: readonly Finding[],
  choose: (finding: Finding) => Fix | undefined,
): { readonly edits: TextEdit[]; readonly fixed: readonly Finding[] } {
  const edits: TextEdit[] = [];
  const fixed: Finding[] = [];
  const declared = new Set<string>();
  for (const finding of findings) {
    const fix = choose(finding);
    const found = fix && fixEdit(view.project, view.state.model, fix, view.uri);
    if (!found || found.uri !== view.uri) continue;
    const isDeclaration = fix.kind === 'declare';
    const isDone = isDeclaration ? declared.has(fix.text) : edits.some((edit) => isSame(edit, found.edit));
    if (!isDone) {
      if (edits.some((edit) => touches(edit, found.edit) && !(isDeclaration && isInsertion(edit)))) continue;
      edits.push(found.edit);
      if (isDeclaration) declared.add(fix.text);
    }
    fixed.push(finding);
  }
  return { edits, fixed };
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.newText === b.newText && !isBefore(a.range.start, b.range.start) && !isBefore(b.range.start, a.range.start);
}

/** Whether they overlap, or add to the same place. */
function touches({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isInsertion({ range }: TextEdit): boolean {
  return !isBefore(range.start, range.end);
}
