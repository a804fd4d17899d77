import { ProgressLocation, type QuickPickItem, QuickPickItemKind, Uri, window } from 'vscode';
import type { Revision } from '../../language-server/protocol.ts';
import { chooseProject } from '../compare/choose-project.ts';
import { repositoryOf, revisionName, revisionsIn } from '../compare/repository.ts';
import type { Around } from './table.ts';

/** Compares a project with another version of itself, which the reader picks; the picture shows both. */
export async function compareWith({ server, comparing, previews }: Around, argument?: unknown): Promise<void> {
  const project = await chooseProject(server, resourceOf(argument));
  if (project === undefined) return;
  try {
    const revision = await pickRevision(project.uri);
    if (revision === undefined) return;
    const progress = { location: ProgressLocation.Window, title: `CXA: Comparing with ${revisionName(revision)}` };
    await window.withProgress(progress, () => comparing.compareWith(project.uri, revision));
    previews.showComparison(project.uri, revision);
  } catch (error) {
    void window.showWarningMessage(error instanceof Error ? error.message : String(error));
  }
}

/** From the Explorer a file or folder, from Source Control a repository or a changed file. */
function resourceOf(argument: unknown): Uri | undefined {
  if (argument instanceof Uri) return argument;
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { resourceUri, rootUri } = argument as { readonly resourceUri?: unknown; readonly rootUri?: unknown };
  return [resourceUri, rootUri].find((each) => each instanceof Uri);
}

interface RevisionItem extends QuickPickItem {
  readonly revision?: string;
  readonly isTyped?: true;
}

async function pickRevision(project: string): Promise<string | undefined> {
  const revisions = await revisionsIn(await repositoryOf(project));
  if (revisions.length === 0) throw new Error('There is no commit in this repository yet, so there is nothing to compare with.');
  const picked = await window.showQuickPick<RevisionItem>(itemsOf(revisions), {
    title: 'CXA: Compare With…',
    placeHolder: 'Which version is the one before?',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.isTyped) {
    const typed = await window.showInputBox({ title: 'CXA: Compare With…', prompt: 'A branch, a tag, a commit, or what git understands, as HEAD~3 or main@{yesterday}' });
    return typed?.trim() || undefined;
  }
  return picked?.revision;
}

const headings: Readonly<Record<Revision['kind'], string>> = { working: 'Your own changes since', branch: 'Branches', tag: 'Tags', commit: 'Recent commits' };
const icons: Readonly<Record<Revision['kind'], string>> = { working: '$(git-compare)', branch: '$(git-branch)', tag: '$(tag)', commit: '$(git-commit)' };

function itemsOf(revisions: readonly Revision[]): readonly RevisionItem[] {
  const typed: RevisionItem = { label: '$(edit) Type a revision…', isTyped: true, alwaysShow: true };
  const kinds = Object.keys(headings) as readonly Revision['kind'][];
  return kinds.flatMap((kind): readonly RevisionItem[] => {
    const own = revisions.filter((each) => each.kind === kind);
    const items = own.map(({ revision, title, detail }) => ({ label: `${icons[kind]} ${title}`, description: detail, revision }));
    if (kind === 'working') return [...heading(kind, items.length), ...items, typed];
    return [...heading(kind, items.length), ...items];
  });
}

function heading(kind: Revision['kind'], count: number): readonly RevisionItem[] {
  return count === 0 ? [] : [{ label: headings[kind], kind: QuickPickItemKind.Separator }];
}
