import { createDocumentStore } from '../../language-server/document-store.ts';
import type { Fragment } from '../../language-server/fragment.ts';
import { createModelBuilder } from '../../language-server/project-model.ts';
import type { DeclarationReference, PropertyReference } from '../../language-server/reference/reference.ts';
import { plainSnippet } from '../../language-server/reference/snippet.ts';
import { declarations } from '../../language-server/reference/table.ts';
import type { Element } from '../../model/element.ts';

/** `phase in programme`, where a keyword means another thing there; else the keyword. */
export function nameOf({ keyword, within }: DeclarationReference): string {
  const isOne = declarations.filter((each) => each.keyword === keyword).length === 1;
  return isOne || !within ? keyword : `${keyword} in ${within[0]}`;
}

/** A declaration's snippet with all that has to stand around it. */
export function snippetInPlace(declaration: DeclarationReference): string {
  return inContainers(declaration, plainSnippet(declaration.snippet));
}

/** What stands before and behind a line in a block of a declaration that says nothing else. */
export function blockAround(declaration: DeclarationReference): readonly [string, string] {
  const [before = '', behind = ''] = inContainers(declaration, `${headOf(declaration)} {\n|\n}`).split('|');
  return [before, behind];
}

export function blockWith(declaration: DeclarationReference, line: string): string {
  return blockAround(declaration).join(line);
}

/** A declaration whose head has, or lacks, something behind what it must have. */
export function headWith(declaration: DeclarationReference, keyword: string, more: string): string {
  const head = declaration.keyword === 'migration' && keyword === 'to' ? 'migration a' : headOf(declaration);
  return inContainers(declaration, `${shorter[declaration.keyword] ?? head} ${more}`);
}

/** The property with the first of its values and with one of the things that may follow. */
export function withTail(property: PropertyReference, tail: PropertyReference): string {
  return `${firstWords(property)} ${tail.example}`;
}

/** The property with the first of its values, without what may follow. */
export function firstWords({ keyword, example, tails }: PropertyReference): string {
  const rest = example.slice(keyword.length);
  const cut = tails.map((tail) => rest.search(new RegExp(` ${tail.keyword}( |$)`))).filter((at) => at >= 0);
  return keyword + rest.slice(0, Math.min(rest.length, ...cut)).split(',')[0];
}

/** A line of a property with its last value a second time. */
export function listOf({ keyword }: PropertyReference, line: string): string {
  return `${line}, ${line.slice(keyword.length).split(',')[0]?.trim()}`;
}

export interface Reading {
  /** What is wrong, names that are not declared aside. */
  readonly problems: readonly string[];
  readonly elements: readonly Element[];
  readonly fragment: Fragment;
}

/** Reads texts beside a project that declares most of what the examples name. */
export function createReader(): (text: string) => Reading {
  const documents = createDocumentStore();
  documents.put('file:///project/world.cxa', world);
  const models = createModelBuilder();
  return (text) => {
    documents.put(uri, text);
    const fragments = documents.fragments();
    const fragment = fragments.find((each) => each.uri === uri);
    if (!fragment) throw new Error('The text was not read.');
    return {
      problems: fragment.problems.filter(({ undeclared }) => !undeclared).map(({ message }) => `${message}\n${text}`),
      elements: models.build('project', fragments).elements.filter(({ undeclared }) => !undeclared),
      fragment,
    };
  };
}

const uri = 'file:///project/a.cxa';

const world = `
plateau now  plateau p1 after now  plateau tobe after p1
team customerService  team itOps  team operations
system crm  system ccaas  system chatbot  system sipBridge  system a  system b
channel web  channel voice
journey renewal { step remind }
journey lateDelivery { step calledBack }
capability caseHandling
metric ces  metric nps  metric adoption
outcome loyal
initiative oneView
template omnichannel() { system hub }
crm -> ccaas
`;

const containers: Readonly<Record<string, (inner: string) => string>> = {
  journey: (inner) => `journey j {\nstep a\nstep b\n${inner}\nstep remind\nstep call\n}`,
  phase: (inner) => `programme p {\nphase f weeks 1-3 {\n${inner}\n}\n}`,
  decision: (inner) => `decision d {\n${inner}\n}`,
  migration: (inner) => `migration a to b {\n${inner}\n}`,
  programme: (inner) => `programme p {\n${inner}\n}`,
  template: (inner) => `template t(parameter: flag) {\n${inner}\n}\nconform to t(parameter: yes)`,
  use: (inner) => `use t {\n${inner}\n}`,
};

function inContainers({ within }: DeclarationReference, text: string): string {
  const wrap = containers[within?.[0] ?? ''];
  return wrap ? wrap(text) : text;
}

/** Heads of declarations that need more than a name. */
const heads: Readonly<Record<string, string>> = {
  '->': 'a -> b',
  handover: 'handover voice -> web',
  identity: 'identity a = b',
  migration: 'migration a to b',
  option: 'option "x"',
  when: 'when parameter',
  template: 'template x(part: team)',
  use: 'use omnichannel as x',
  view: 'view landscape x',
  waive: 'waive INT-01',
  import: 'import "./a.cxa"',
  expect: 'expect capability caseHandling',
  forbid: 'forbid direct kind web-app -> kind erp',
};

/** Heads that are whole only with what follows. */
const shorter: Readonly<Record<string, string>> = { conform: 'conform', use: 'use omnichannel' };

function headOf({ keyword }: DeclarationReference): string {
  return heads[keyword] ?? `${keyword} x`;
}
