import { DocumentLinkRequest } from 'vscode-languageserver';
import type { DocumentLink } from 'vscode-languageserver';
import type { Range } from '../../model/source.ts';
import { canonicalUri } from '../canonical-uri.ts';
import type { Workspace } from '../workspace.ts';
import { namedContract, placeIn } from './named-contract.ts';
import type { DocumentView, Provider } from './provider.ts';
import { writtenPaths } from './written-paths.ts';

export const documentLinks: Provider = {
  capabilities: { documentLinkProvider: { resolveProvider: false } },
  register(requests) {
    requests.onDocument(DocumentLinkRequest.type, null, (view) => linksOf(view, requests.workspace));
  },
};

/** Imports, links and contracts that lead to a file that is there, or to an address. */
async function linksOf(view: DocumentView, workspace: Workspace): Promise<DocumentLink[]> {
  const imports = view.document.imports.flatMap((line): DocumentLink[] => {
    const [target] = view.project.importedFiles(view.uri, line);
    const range = importRange(view, line.range);
    return target === undefined || !range ? [] : [{ range, target, tooltip: `Open ${line.path}` }];
  });
  const others = await Promise.all(
    writtenPaths(view).map(async ({ path, isContract, range }): Promise<DocumentLink[]> => {
      const contract = isContract ? namedContract(view, path) : undefined;
      const target = contract?.operation ? `${contract.uri}#L${placeIn(contract).line + 1}` : await targetOf(view.uri, path, workspace);
      return target === undefined ? [] : [{ range, target, tooltip: `Open ${path}` }];
    }),
  );
  return [...imports, ...others.flat()];
}

/** The path in an import line. */
function importRange({ text }: DocumentView, line: Range): Range | undefined {
  const start = text.offsetAt(line.start);
  const found = /"[^"]*"/.exec(text.getText(line));
  if (!found) return undefined;
  const at = start + found.index;
  return { start: text.positionAt(at + 1), end: text.positionAt(at + found[0].length - 1) };
}

/** Undefined for a file that is not there. What follows `#` is a place in the file: of a contract the operation, else one that only its own tools know. */
async function targetOf(from: string, path: string, workspace: Workspace): Promise<string | undefined> {
  if (/^(?:https?|mailto):/i.test(path)) return URL.canParse(path) ? path : undefined;
  const file = path.replace(/#.*$/s, '');
  if (file === '' || /^[a-z][a-z\d+.-]+:/i.test(file) || !URL.canParse(encodePath(file), from)) return undefined;
  const target = canonicalUri(new URL(encodePath(file), from).href);
  return (await workspace.files.exists(target)) ? target : undefined;
}

/** Paths are written as they are called, not as an address spells them. */
function encodePath(path: string): string {
  return path.replace(/[%?]/g, encodeURIComponent).replaceAll('\\', '/');
}
