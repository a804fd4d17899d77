import { CodeActionKind, CodeActionRequest } from 'vscode-languageserver';
import type { CodeAction, Range } from 'vscode-languageserver';
import type { Element } from '../../model/element.ts';
import type { Finding, Fix, Severity } from '../../model/finding.ts';
import { waivableKinds } from '../build/view-elements.ts';
import { toDiagnostic } from '../diagnostics.ts';
import { covers } from '../text-range.ts';
import { atEnd, fixEdit } from '../fix-edit.ts';
import { elementOf } from './element-lookup.ts';
import { fixAllAction, fixAllKind, fixKindActions } from './fix-all.ts';
import type { PackageContents } from '../package-contents.ts';
import { importActions } from './import-fix.ts';
import { isHint, shownFindings } from '../shown-findings.ts';
import type { DocumentView, Provider } from './provider.ts';

export const codeActions: Provider = {
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] } },
  register(requests) {
    requests.onDocument(CodeActionRequest.type, null, async (view, { range, context: { only } }) => {
      const isFor = (kind: string) => kind === CodeActionKind.QuickFix || kind.startsWith(`${CodeActionKind.QuickFix}.`);
      const wantsFixes = !only || only.some((kind) => kind === '' || isFor(kind));
      // Only where it is asked for: what is done to the whole file is no answer to one finding.
      const wantsAll = only?.some((kind) => kind === fixAllKind || fixAllKind.startsWith(`${kind}.`));
      const packages = wantsFixes ? await view.project.packages() : [];
      return [...(wantsFixes ? quickFixes(view, range, packages) : []), ...(wantsAll ? fixAllAction(view) : [])];
    });
  },
};

function quickFixes(view: DocumentView, range: Range, packages: readonly PackageContents[]): CodeAction[] {
  const here = view.state.findings
    .filter(
      ({ waived, source }) =>
        !waived &&
        source?.file === view.uri &&
        (covers(source.range, range.start) || covers(range, source.range.start)),
    )
    .sort((a, b) => severityOrder[a.severity] - severityOrder[b.severity]);
  const healing = here.flatMap((finding) => [
    ...importActions(view, packages, finding),
    ...finding.fixes.map((fix) => fixAction(view, finding, fix)),
  ]);
  const accepting = here.map((finding) => waiveAction(view, finding));
  // A group has no fix of its own, but all of those that it speaks for can be mended at once.
  const spokenFor = shownFindings(view.state).flatMap(({ finding: { source }, members }) =>
    source?.file === view.uri && members.length > 0 && (covers(source.range, range.start) || covers(range, source.range.start)) ? members : [],
  );
  return [...healing, ...fixKindActions(view, [...here, ...spokenFor]), ...accepting].filter((action) => action !== undefined);
}

/** What is worst is fixed first. */
const severityOrder: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function fixAction(view: DocumentView, finding: Finding, fix: Fix): CodeAction | undefined {
  const edit = fixEdit(view.project, view.state.model, fix, finding.source?.file);
  return (
    edit && {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(finding, isHint(view.state, finding))],
      isPreferred: fix === finding.fixes[0],
      edit: { changes: { [edit.uri]: [edit.edit] } },
    }
  );
}

/** Accepting a finding takes a reason and a day; the line is written with both to fill in. */
function waiveAction(view: DocumentView, finding: Finding): CodeAction | undefined {
  if (!ruleId.test(finding.rule)) return undefined;
  const subject = subjectOf(view, elementOf(view.state.model, finding.element));
  if (subject === undefined) return undefined;
  const until = endOfNextQuarter(view.state.today);
  const { text } = view.document;
  const edit = atEnd(text, `waive ${finding.rule} on ${subject} until ${until} because "Say why this is accepted"`);
  const newText = text.includes('\r\n') ? edit.newText.replaceAll('\n', '\r\n') : edit.newText;
  return {
    title: `Accept ${finding.rule} on ${subject} until ${until}, with a reason`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(finding, isHint(view.state, finding))],
    edit: { changes: { [view.uri]: [{ range: edit.range, newText }] } },
  };
}

const ruleId = /^[A-Z]{3}-\d\d$/;

/** What a waiver names: the element, an unnamed integration by its ends, or what it stands in. */
function subjectOf(view: DocumentView, element: Element | undefined): string | undefined {
  if (!element) return undefined;
  // `conform to` has no name of its own; what it conforms to has one.
  if (element.kind === 'conform') return subjectOf(view, elementOf(view.state.model, element.template));
  const isArrow = element.path.includes('->');
  if (!waivable.has(element.kind) || element.path.includes('#'))
    return subjectOf(view, elementOf(view.state.model, element.parent));
  if (isArrow) return element.path.replace('->', ' -> ');
  const meant = view.project.documents.symbols().resolve({ kinds: waivableKinds, path: element.path, container: '' });
  return 'found' in meant && meant.found === element.id ? element.path : `${element.kind} ${element.path}`;
}

const waivable: ReadonlySet<string> = new Set(waivableKinds);

/** The last day of the quarter after the one of a day. */
function endOfNextQuarter(day: string): string {
  const [year, month] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, (Math.floor(((month ?? 1) - 1) / 3) + 2) * 3, 0));
  return last.toISOString().slice(0, 10);
}
