import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction } from 'vscode-languageserver';
import type { Finding } from '../../model/finding.ts';
import { toDiagnostic } from '../diagnostics.ts';
import { importEdit } from '../import-edit.ts';
import type { PackageContents } from '../package-contents.ts';
import type { DocumentView } from './provider.ts';

/** For a name that is nowhere declared: the packages in reach that declare it. */
export function importActions(view: DocumentView, packages: readonly PackageContents[], finding: Finding): CodeAction[] {
  if (finding.rule !== 'reference' || !finding.source) return [];
  const name = view.text.getText(finding.source.range);
  return packages
    .filter(({ templates, elements }) => [...templates, ...elements].some(({ path }) => path === name))
    .filter(({ root }) => !view.state.fragments.some(({ uri }) => uri.startsWith(`${root}/`)))
    .map((found) => ({
      title: `Import "${found.name}"`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(finding, false)],
      edit: { changes: { [view.uri]: [importEdit(view.document.text, found.name)] } },
    }));
}
