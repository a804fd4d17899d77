import { contractFileOf, findOperation, isAbsolutePath, isPointer, splitContract } from './contracts.ts';
import type { ContractDocument } from './contracts.ts';
import type { Fix, Place, Problem } from './finding.ts';
import type { Contract } from './elements/systems.ts';
import type { Model } from './model.ts';
import { nearest } from './nearest.ts';
import { listed } from './phrases.ts';

/** What is wrong, ready for a finding. */
export type ContractProblem = Pick<Problem, 'message' | 'fixes'>;

/** Where a contract is named: `at` is its property, `subject` begins the sentence: `Integration oms->erp names the contract`. */
export interface NamedContract {
  readonly at: Place;
  readonly subject: string;
  readonly text: string;
}

/** Why a contract cannot be what is meant; undefined for one that is in order, or that nobody has looked for. */
export function contractProblem(model: Model, contract: NamedContract): ContractProblem | undefined {
  const { at, subject, text } = contract;
  const { path, operation } = splitContract(text);
  if (isAbsolutePath(path)) {
    return { message: `${subject} "${text}" by a path that only one machine has; write the path as it leads from this file.` };
  }
  const found = contractFileOf(model, at.element, text);
  if (!found) return undefined;
  const { file, uri } = found;
  if (file.kind === 'absent') return absentProblem(contract, path, file.nearest);
  if (file.kind === 'unreadable') return { message: `${subject} "${path}", which cannot be read: ${file.problem}` };
  return operation === undefined ? undefined : operationProblem(contract, file, fileName(uri), operation);
}

function absentProblem({ at, subject, text }: NamedContract, path: string, near: string | undefined): ContractProblem {
  const missing = `${subject} "${path}", which does not exist`;
  if (near === undefined) return { message: `${missing}; correct the path, or put the file there.` };
  const meant = `${path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)}${near}`;
  return {
    message: `${missing}. Did you mean "${meant}"?`,
    fixes: [replace(at, `Name ${near}`, `"${text}"`, `"${meant}${text.slice(path.length)}"`)],
  };
}

function operationProblem({ at, text }: NamedContract, document: ContractDocument, file: string, name: string): ContractProblem | undefined {
  const { operations, isPartial } = document;
  if (operations === undefined) {
    // A place in a schema is for its own tools; what looks like an interface and is none is said.
    if (!/\.ya?ml$/i.test(file)) return undefined;
    return { message: `${file} is neither OpenAPI nor AsyncAPI, so that nobody can find ${name} in it; name the file that describes it.` };
  }
  if (findOperation(document, name)) return undefined;
  const names = callNames(document);
  const same = names.find((each) => each.toLowerCase() === name.toLowerCase());
  const meant = same ?? nearest(name, names);
  const fixes = meant === undefined ? [] : [replace(at, `Name ${meant}`, `"${text}"`, `"${text.slice(0, -name.length)}${meant}"`)];
  if (same !== undefined) return { message: `${file} has no operation ${name}; it is written ${same} there.`, fixes };
  if (isPartial || isPointer(name)) return undefined;
  return { message: `${file} has no operation ${name}${instead(meant, operations.map(({ names: [first] }) => first ?? ''))}`, fixes };
}

/** `. Did you mean "getCase"?`, or what there is. */
function instead(meant: string | undefined, names: readonly string[]): string {
  if (meant !== undefined) return `. Did you mean "${meant}"?`;
  if (names.length === 0) return ': it has none at all.';
  const some = names.slice(0, 3);
  const more = names.length - some.length;
  return `; it has ${listed(more > 0 ? [...some, `${more} more`] : some)}.`;
}

/** Names that people write, without pointers into the file. */
function callNames({ operations }: ContractDocument): readonly string[] {
  return (operations ?? []).flatMap(({ names }) => names.filter((name) => !/^\/(?:paths|webhooks)\//.test(name)));
}

/**
 * Why an event is not in the file that describes it. Its name is that of a message, a channel or an operation, whatever stands between
 * its words; undefined where it is there, or the file is not AsyncAPI.
 */
export function eventProblem(model: Model, at: Place, event: Contract): ContractProblem | undefined {
  const { from, name, title } = event;
  if (event.type !== 'event' || from === undefined || splitContract(from).operation !== undefined) return undefined;
  const found = contractFileOf(model, at.element, from);
  if (found?.file.kind !== 'document' || found.file.format !== 'asyncapi') return undefined;
  const names = callNames(found.file);
  const isThere = (called: string) => names.some((each) => each === called || (each.toLowerCase() !== called.toLowerCase() && plain(each) === plain(called)));
  if (isThere(name) || (title !== undefined && isThere(title))) return undefined;
  const same = names.find((each) => each.toLowerCase() === name.toLowerCase());
  const meant = same ?? nearest(name, names);
  // A channel's address may be no name in our language.
  const fixes = meant !== undefined && /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(meant) ? [replace(at, `Name ${meant}`, name, meant)] : [];
  const file = fileName(found.uri);
  if (same !== undefined) return { message: `${file} has no event ${name}; it is written ${same} there.`, fixes };
  if (found.file.isPartial) return undefined;
  return { message: `${file} has no event ${name}${instead(meant, (found.file.operations ?? []).map(({ names: [first] }) => first ?? ''))}`, fixes };
}

/** `case.closed` and `CaseClosed` are the same words. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Of two versions of one interface: the consumer's is of another first number, or newer. Undefined where they fit or are no numbers. */
export function versionProblem(
  consumer: { readonly subject: string; readonly version: string; readonly file?: string },
  provider: { readonly name: string; readonly version: string; readonly file: string },
): string | undefined {
  const wanted = numbers(consumer.version);
  const offered = numbers(provider.version);
  if (!wanted || !offered) return undefined;
  const different = wanted.findIndex((number, place) => number !== (offered[place] ?? 0));
  if (different < 0 || (different > 0 && (wanted[different] ?? 0) < (offered[different] ?? 0))) return undefined;
  const described = consumer.file === undefined ? '' : ` (${consumer.file})`;
  return `${consumer.subject} version ${consumer.version}${described}, but ${provider.name} provides ${provider.version} (${provider.file}); agree on one.`;
}

function numbers(version: string): readonly number[] | undefined {
  const match = /^v?(\d+(?:\.\d+)*)/i.exec(version);
  return match?.[1]?.split('.').map(Number);
}

export function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

function replace(at: Place, title: string, part: string, text: string): Fix {
  return { kind: 'replace-part', title, at, part, text };
}
