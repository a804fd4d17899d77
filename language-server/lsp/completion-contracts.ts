import { CompletionItemKind } from 'vscode-languageserver';
import type { CompletionItem, Position, Range } from 'vscode-languageserver';
import { contractUris, isAbsolutePath, isAddress, splitContract } from '../../model/contracts.ts';
import type { ContractFile } from '../../model/contracts.ts';
import { lookAtContract } from '../contracts/contract-files.ts';
import { fileName, isReadable } from '../contracts/read-contract.ts';
import type { FileSystem } from '../file-system.ts';
import type { ReadWord } from '../reading-words.ts';
import type { DocumentView } from './provider.ts';

/** Whether an open text is that of a contract: behind `contract`, or `from` of an interface. */
export function isContractDue(words: readonly ReadWord[]): boolean {
  const before = words.at(-2)?.text;
  return before === 'contract' || (before === 'from' && words.slice(-6, -2).some(({ text }) => text === 'provides' || text === 'requires'));
}

/** In the text of a contract: what can be named behind `#`, else the files and folders of the folder so far. */
export async function contractItems(view: DocumentView, files: FileSystem, position: Position): Promise<CompletionItem[]> {
  const line = view.text.getText({ start: { line: position.line, character: 0 }, end: { line: position.line + 1, character: 0 } });
  const start = line.lastIndexOf('"', position.character - 1) + 1;
  const behind = /^[^"\r\n]*/.exec(line.slice(position.character))?.[0].length ?? 0;
  const typed = line.slice(start, position.character);
  const at = (offset: number): Range => ({ start: { line: position.line, character: start + offset }, end: { line: position.line, character: position.character + behind } });
  const hash = typed.indexOf('#');
  if (hash >= 0) return operationItems(await fileOf(view, files, typed), at(hash + 1));
  return isAddress(typed) || isAbsolutePath(typed) ? [] : fileItems(view, files, typed, at(0));
}

/** As the model knows it; one that was named a moment ago is looked at. */
async function fileOf(view: DocumentView, files: FileSystem, typed: string): Promise<ContractFile | undefined> {
  const [uri] = contractUris(splitContract(typed).path, { file: view.uri });
  return uri === undefined ? undefined : (view.state.model.contracts?.get(uri) ?? lookAtContract(files, uri));
}

function operationItems(file: ContractFile | undefined, range: Range): CompletionItem[] {
  if (file?.kind !== 'document') return [];
  return (file.operations ?? []).flatMap(({ kind, names, summary }, place) => {
    const [name, second] = names;
    if (name === undefined) return [];
    const detail = [second === undefined || second.startsWith('/') ? kind : second, summary].filter(Boolean).join(' — ');
    return [{ label: name, kind: operationKinds[kind], detail, sortText: String(place).padStart(5, '0'), textEdit: { range, newText: name } }];
  });
}

const operationKinds = {
  operation: CompletionItemKind.Method,
  channel: CompletionItemKind.Event,
  message: CompletionItemKind.Struct,
} as const;

async function fileItems(view: DocumentView, files: FileSystem, typed: string, range: Range): Promise<CompletionItem[]> {
  const before = typed.includes('/') ? typed.slice(0, typed.lastIndexOf('/') + 1) : './';
  const [folder] = contractUris(before, { file: view.uri });
  if (folder === undefined) return [];
  const [names, folders] = [(await files.list(folder, { depth: 1, patterns: ['*'] })).map(fileName), await files.folders(folder)];
  const item = (path: string, kind: CompletionItemKind, order: number): CompletionItem => ({
    label: path,
    kind,
    sortText: `${order}${path}`,
    filterText: path,
    textEdit: { range, newText: path },
    // Behind a folder the editor asks again at once, for what is in it.
    ...(kind === CompletionItemKind.Folder && { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }),
  });
  return [
    ...names.filter((name) => !/^cxa\.json$|\.cxa$/.test(name)).map((name) => item(`${before}${name}`, CompletionItemKind.File, isReadable(name) ? 0 : 2)),
    ...folders.filter((name) => !name.startsWith('.') && name !== 'node_modules').map((name) => item(`${before}${name}/`, CompletionItemKind.Folder, 1)),
    item(typed.includes('/') ? `${before}../` : '../', CompletionItemKind.Folder, 3),
  ];
}
