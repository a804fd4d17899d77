import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Finding, Severity } from '../model/finding.ts';
import { requests } from './protocol.ts';
import type { Workspace } from './workspace.ts';

/** Publishes the findings of all projects, for every file that they touch, and says which projects have changed. */
export interface DiagnosticsPublisher {
  publish(): void;
  /** Publishes when the changes that have already arrived are read. */
  schedule(): void;
}

export function createDiagnosticsPublisher(connection: Connection, workspace: Workspace): DiagnosticsPublisher {
  const published = new Map<string, string>();
  const versions = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function publish(): void {
    clearTimeout(timer);
    timer = undefined;
    const byFile = new Map<string, Diagnostic[]>();
    const seen = new Set<string>();
    for (const project of workspace.projects()) {
      const { findings, version, model } = project.state();
      for (const uri of model.files) if (!byFile.has(uri)) byFile.set(uri, []);
      for (const finding of findings) addFinding(byFile, finding);
      seen.add(project.root);
      if (versions.get(project.root) !== version) {
        versions.set(project.root, version);
        void connection.sendNotification(requests.changed, { project: project.root, version });
      }
    }
    for (const root of [...versions.keys()]) {
      if (seen.has(root)) continue;
      versions.delete(root);
      void connection.sendNotification(requests.changed, { project: root, version: -1 });
    }
    for (const uri of published.keys()) if (!byFile.has(uri)) byFile.set(uri, []);
    for (const [uri, diagnostics] of byFile) {
      const text = JSON.stringify(diagnostics);
      if ((published.get(uri) ?? '[]') === text) continue;
      published.set(uri, text);
      void connection.sendDiagnostics({ uri, diagnostics });
    }
  }

  return {
    publish,
    schedule() {
      timer ??= setTimeout(publish, 0);
    },
  };
}

function addFinding(byFile: Map<string, Diagnostic[]>, finding: Finding): void {
  if (!finding.source || finding.waived) return;
  const diagnostic = toDiagnostic(finding);
  const list = byFile.get(finding.source.file);
  if (list) list.push(diagnostic);
  else byFile.set(finding.source.file, [diagnostic]);
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** A finding as the editor shows it. */
export function toDiagnostic(finding: Finding): Diagnostic {
  return {
    range: finding.source?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: severities[finding.severity],
    code: finding.rule,
    source: 'cxa',
    message: finding.message,
    ...(finding.related.length > 0 && {
      relatedInformation: finding.related.map(({ message, source }) => ({ message, location: { uri: source.file, range: source.range } })),
    }),
  };
}
