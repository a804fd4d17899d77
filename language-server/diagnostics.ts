import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Finding, Severity } from '../model/finding.ts';
import { withSpan } from '../model/plateau-span.ts';
import type { Log } from './log.ts';
import type { SourceRange } from '../model/source.ts';
import { requests } from './protocol.ts';
import type { Project } from './project.ts';
import { shownFindings } from './shown-findings.ts';
import type { ShownFinding } from './shown-findings.ts';
import type { Workspace } from './workspace.ts';

/** Publishes the findings of all projects, for every file that they touch, and says which projects have changed. */
export interface DiagnosticsPublisher {
  /** Publishes when the changes that have already arrived are read. */
  schedule(): void;
}

export interface PublisherOptions {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly log: Log;
  /** Called after a project's new version is announced. */
  onAnnounced?(): void;
}

export function createDiagnosticsPublisher({
  connection,
  workspace,
  log,
  onAnnounced,
}: PublisherOptions): DiagnosticsPublisher {
  /** What was published last, by file. */
  const published = new Map<string, readonly ShownFinding[]>();
  const announced = new Map<string, number>();
  let isScheduled = false;

  function publish(): void {
    isScheduled = false;
    const projects = workspace.projects();
    const byFile = new Map<string, ShownFinding[]>([...published.keys()].map((uri) => [uri, []]));
    for (const project of projects) addFindings(byFile, project, workspace);
    for (const [uri, findings] of byFile) send(uri, findings);
    // Last, so that who hears of a change finds the diagnostics there already.
    for (const project of projects) announce(project.root, project.state().version);
    for (const root of announced.keys()) if (!workspace.project(root)) announce(root, -1);
  }

  /** A keystroke changes few files' findings among thousands: only those are written out. */
  function send(uri: string, findings: readonly ShownFinding[]): void {
    const before = published.get(uri) ?? [];
    if (before.length === findings.length && findings.every((finding, index) => looksLike(finding, before[index])))
      return;
    if (findings.length > 0) published.set(uri, findings);
    else published.delete(uri);
    connection.sendDiagnostics({ uri, diagnostics: findings.map((shown) => toDiagnostic(shown.finding, shown.isHint)) }).catch(log);
  }

  function announce(project: string, version: number): void {
    if (announced.get(project) === version) return;
    if (version < 0) announced.delete(project);
    else announced.set(project, version);
    connection.sendNotification(requests.changed, { project, version }).catch(log);
    onAnnounced?.();
  }

  return {
    schedule() {
      if (isScheduled) return;
      isScheduled = true;
      setTimeout(() => {
        try {
          publish();
        } catch (error) {
          log(error, 'diagnostics');
        }
      }, 0);
    },
  };
}

/** A file that several projects read is one file to its reader: what is wrong in it is said once, in the words of its own project. */
function addFindings(byFile: Map<string, ShownFinding[]>, project: Project, workspace: Workspace): void {
  for (const shown of shownFindings(project.state())) {
    const { finding } = shown;
    if (!finding.source) continue;
    const { file } = finding.source;
    const own = project.owns(file) ? undefined : workspace.projectsOf(file)[0];
    if (own && own !== project && (isOfText(finding) || saysTheSame(own, finding))) continue;
    const list = byFile.get(file);
    if (list) list.push(shown);
    else byFile.set(file, [shown]);
  }
}

function isOfText(finding: Finding): boolean {
  return finding.rule === 'syntax' || finding.rule === 'reference';
}

function saysTheSame(own: Project, finding: Finding): boolean {
  const start = finding.source?.range.start;
  return own
    .state()
    .findings.some(
      ({ rule, source }) =>
        rule === finding.rule &&
        source?.file === finding.source?.file &&
        source?.range.start.line === start?.line &&
        source?.range.start.character === start?.character,
    );
}

/** Whether an editor shows the two alike. */
function looksLike(shown: ShownFinding, before: ShownFinding | undefined): boolean {
  if (!before || shown.isHint !== before.isHint) return false;
  const [a, b] = [shown.finding, before.finding];
  if (a === b) return true;
  if (a.message !== b.message || a.span !== b.span || a.rule !== b.rule || a.severity !== b.severity) return false;
  return (
    samePlace(a.source, b.source) &&
    a.related.length === b.related.length &&
    a.related.every(({ message, source }, index) => message === b.related[index]?.message && samePlace(source, b.related[index]?.source))
  );
}

function samePlace(a: SourceRange | undefined, b: SourceRange | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  const { start, end } = a.range;
  const other = b.range;
  return (
    a.file === b.file &&
    start.line === other.start.line &&
    start.character === other.start.character &&
    end.line === other.end.line &&
    end.character === other.end.character
  );
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** A finding as the editor shows it, of an architecture with plateaus with where it holds. */
export function toDiagnostic(finding: Finding, isHint: boolean): Diagnostic {
  return {
    range: finding.source?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: isHint ? DiagnosticSeverity.Hint : severities[finding.severity],
    code: finding.rule,
    source: 'cxa',
    message: withSpan(finding.message, finding.span),
    ...(finding.related.length > 0 && {
      relatedInformation: finding.related.map(({ message, source }) => ({
        message,
        location: { uri: source.file, range: source.range },
      })),
    }),
  };
}
