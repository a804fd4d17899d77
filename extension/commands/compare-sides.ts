import { ProgressLocation, TabInputTextDiff, Uri, window, workspace } from 'vscode';
import { chooseProject } from '../compare/choose-project.ts';
import { stagedRevision } from '../compare/repository.ts';
import type { Around } from './table.ts';

/** Compares what the two sides of a text diff editor stand for: the project as it is on the left with the project as it is on the right. */
export async function compareSides({ server, comparing, previews }: Around): Promise<void> {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof TabInputTextDiff)) {
    void window.showInformationMessage('No text diff editor is open here; CXA: Compare With… compares with a version of your choice.');
    return;
  }
  const [left, right] = [input.original, input.modified];
  const project = await chooseProject(server, fileOf(right));
  if (project === undefined) return;
  const [base, head] = [revisionOf(left), revisionOf(right)];
  const progress = { location: ProgressLocation.Window, title: 'CXA: Comparing' };
  try {
    if (base !== undefined) await window.withProgress(progress, () => comparing.compareWith(project.uri, base, head));
    else if (left.scheme === 'file') throw new Error('This editor compares two files and not two versions of one; CXA: Compare With… compares versions.');
    else {
      // A version that git does not know, as one of the editor's own history: the project with that text in it.
      const text = (await workspace.openTextDocument(left)).getText();
      await comparing.compareWithVersion(project.uri, { name: 'the left side', files: [{ uri: fileOf(right).toString(), text }], gone: [] });
    }
    previews.showComparison(project.uri, head === undefined ? base : undefined);
  } catch (error) {
    void window.showWarningMessage(error instanceof Error ? error.message : String(error));
  }
}

/** What the Git extension writes into the addresses of its documents. */
interface GitQuery {
  readonly path: string;
  readonly ref: string;
}

/** Undefined where it is no document of the Git extension: the file itself, for one. */
function gitQuery(uri: Uri): GitQuery | undefined {
  if (uri.scheme !== 'git') return undefined;
  try {
    const { path, ref } = JSON.parse(uri.query) as Partial<GitQuery>;
    return typeof path === 'string' && typeof ref === 'string' ? { path, ref } : undefined;
  } catch {
    return undefined;
  }
}

function revisionOf(uri: Uri): string | undefined {
  const ref = gitQuery(uri)?.ref;
  // A tilde is the staged text, or the committed one where nothing is staged, which then is the same.
  return ref === '' || ref === '~' ? stagedRevision : ref;
}

function fileOf(uri: Uri): Uri {
  const query = gitQuery(uri);
  return query === undefined ? uri : Uri.file(query.path);
}
