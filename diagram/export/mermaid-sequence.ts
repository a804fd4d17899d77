import type { SequenceMessage, SequenceParticipant, SequenceStep, SequenceView } from '../views/sequence-view.ts';
import { mermaidFindings, mermaidLines, mermaidNames, mermaidText } from './mermaid-text.ts';

/** The lines of a sequence diagram: a note over everybody for each phase, step, branch and break, messages between them. */
export function writeSequence({ participants, steps, findings }: SequenceView): readonly string[] {
  const name = mermaidNames();
  const [first, last] = [participants[0], participants.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all = noteOver(name, first.id, last.id);
  return [
    'sequenceDiagram',
    ...participants.map((participant) => writeParticipant(participant, name)),
    ...findings.filter(({ severity }) => severity !== 'info').map((finding) => all([`${mermaidFindings([finding])} ${mermaidText(finding.message)}`])),
    ...steps.flatMap((step) => writeStep(step, participants, name, all)),
  ];
}

function writeParticipant({ id, title, findings, icon }: SequenceParticipant, name: (id: string) => string): string {
  const label = mermaidLines([mermaidText(title), mermaidFindings(findings)]);
  return `  ${icon === 'customer' || icon === 'agent' ? 'actor' : 'participant'} ${name(id)} as ${label}`;
}

type WriteNote = (lines: readonly string[]) => string;

function writeStep(step: SequenceStep, participants: readonly SequenceParticipant[], name: (id: string) => string, all: WriteNote): readonly string[] {
  const { number, title, phase, messages, branches, breaks, findings } = step;
  const ends = new Set(messages.flatMap(({ from, to }) => [from, to]));
  const taking = participants.filter(({ id }) => ends.has(id));
  const [first, last] = [taking[0], taking.at(-1)];
  const here = first === undefined || last === undefined ? all : noteOver(name, first.id, last.id);
  const broken = new Set(breaks.map(({ rule, message }) => `${rule} ${message}`));
  const own = findings.filter(({ rule, message }) => !broken.has(`${rule} ${message}`));
  return [
    ...(phase === undefined ? [] : [all([mermaidText(phase)])]),
    here([mermaidText(`${number} ${title}`), mermaidFindings(own)]),
    ...messages.map((message) => writeMessage(message, name)),
    ...(branches.length === 0 ? [] : [here(branches.map((text) => mermaidText(text)))]),
    ...breaks.filter(({ severity }) => severity !== 'info').map((finding) => here([`${mermaidFindings([finding])} ${mermaidText(finding.message)}`])),
  ];
}

function writeMessage({ from, to, text, detail, line, findings }: SequenceMessage, name: (id: string) => string): string {
  const label = mermaidLines([mermaidText(text), mermaidText(detail), mermaidFindings(findings)]);
  return `  ${name(from)}${arrows[line]}${name(to)}: ${label}`;
}

/** Filled where an answer is waited for, open where not, a cross where nothing arrives. */
const arrows: Readonly<Record<SequenceMessage['line'], string>> = { sync: '->>', async: '-)', broken: '-x' };

function noteOver(name: (id: string) => string, first: string, last: string): WriteNote {
  const over = first === last ? name(first) : `${name(first)},${name(last)}`;
  return (lines) => `  Note over ${over}: ${mermaidLines(lines)}`;
}
