import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction, TextEdit } from 'vscode-languageserver';
import type { Finding, Fix } from '../../model/finding.ts';
import { toDiagnostic } from '../diagnostics.ts';
import { covers } from '../text-range.ts';
import { fixEdit } from '../fix-edit.ts';
import type { DocumentView, Provider } from './provider.ts';

export const codeActions: Provider = {
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
  register({ connection, look }) {
    connection.onCodeAction(async ({ textDocument, range }): Promise<CodeAction[]> => {
      const view = await look(textDocument.uri);
      if (!view) return [];
      const here = view.state.findings.filter(
        (finding) =>
          !finding.waived &&
          finding.source?.file === view.uri &&
          (covers(finding.source.range, range.start) || covers(range, finding.source.range.start)),
      );
      return here.flatMap((finding) => [...finding.fixes.map((fix) => fixAction(view, finding, fix)), ...waiveAction(view, finding)]).filter((action) => action !== undefined);
    });
  },
};

function fixAction(view: DocumentView, finding: Finding, fix: Fix): CodeAction | undefined {
  const edit = fixEdit(view.project, view.state.model, fix);
  return (
    edit && {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(finding)],
      isPreferred: fix === finding.fixes[0],
      edit: { changes: { [edit.uri]: [edit.edit as TextEdit] } },
    }
  );
}

/** Accepting a finding takes a reason and a day; the line is written with both to fill in. */
function waiveAction(view: DocumentView, finding: Finding): (CodeAction | undefined)[] {
  if (!/^[A-Z]{3}-\d\d$/.test(finding.rule) || finding.element === undefined) return [];
  const element = view.state.model.elements.find((candidate) => candidate.id === finding.element);
  if (!element) return [];
  const subject = element.kind === 'integration' && element.name.includes('->') ? element.name.replace('->', ' -> ') : element.path;
  const text = `waive ${finding.rule} on ${subject} until ${nextQuarter(new Date())} because "Say why this is accepted"`;
  const end = view.text.positionAt(view.text.getText().length);
  const newText = `${end.character === 0 ? '' : '\n'}\n${text}\n`;
  return [
    {
      title: `Accept ${finding.rule} on ${subject} until a day, with a reason`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(finding)],
      edit: { changes: { [view.uri]: [{ range: { start: end, end }, newText }] } },
    },
  ];
}

/** The last day of the quarter after this one. */
function nextQuarter(now: Date): string {
  const last = new Date(Date.UTC(now.getFullYear(), (Math.floor(now.getMonth() / 3) + 2) * 3, 0));
  return last.toISOString().slice(0, 10);
}
