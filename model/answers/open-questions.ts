import type { ElementId } from '../element-base.ts';
import type { Finding } from '../finding.ts';
import { ownerOfIntegration, ownerOfSystem } from '../ownership.ts';
import { counted, listedUpTo } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import { rules } from '../rules/table.ts';
import type { AnswerPlace, OpenQuestion } from './answer.ts';
import { placesOfFinding } from './place.ts';

/** A fact that is not stated, with the verdicts that it bears on, by any keys that tell them apart. */
export interface UnknownFact {
  readonly finding: Finding;
  readonly bearsOn: ReadonlySet<string>;
}

/**
 * What is asked of whom: facts of one kind that one team can state make one question.
 * @param indexAt the architecture in which what a finding is about exists
 */
export function askFor(indexAt: (finding: Finding) => ArchitectureIndex, facts: Iterable<UnknownFact>): readonly OpenQuestion[] {
  const groups = new Map<string, { readonly team: ElementId | undefined; readonly facts: UnknownFact[] }>();
  for (const fact of facts) {
    const { element, rule } = fact.finding;
    const team = element === undefined ? undefined : teamFor(indexAt(fact.finding), element);
    const key = `${team ?? ''} ${rule} ${element?.slice(0, element.indexOf(':')) ?? ''}`;
    const group = groups.get(key);
    if (group) group.facts.push(fact);
    else groups.set(key, { team, facts: [fact] });
  }
  return byTeam([...groups.values()].map((group) => ask(indexAt, group.team, group.facts)));
}

/** Team by team: the team whose answers settle most first, and of each team what settles most first. */
export function byTeam(questions: readonly OpenQuestion[]): readonly OpenQuestion[] {
  const weights = new Map<ElementId | undefined, number>();
  for (const { team, settles } of questions) weights.set(team?.id, (weights.get(team?.id) ?? 0) + settles);
  const weight = (question: OpenQuestion) => weights.get(question.team?.id) ?? 0;
  return [...questions].sort(
    (a, b) =>
      weight(b) - weight(a) ||
      compare(a.team?.id ?? '~', b.team?.id ?? '~') ||
      b.settles - a.settles ||
      compare(a.text, b.text),
  );
}

/** The team that would know: who owns the part, or else those around it. */
export function teamFor(index: ArchitectureIndex, id: ElementId): ElementId | undefined {
  const element = index.element(id);
  const owners: (string | undefined)[] = [];
  if (element?.kind === 'system') owners.push(ownerOfSystem(index, element));
  else if (element?.kind === 'integration') {
    owners.push(ownerOfIntegration(index, element));
    for (const end of [element.from, element.to]) {
      const system = index.get('system', end);
      if (system) owners.push(ownerOfSystem(index, system));
    }
  } else owners.push(element?.owner);
  if (element?.kind === 'step') owners.push(element.handledBy);
  const journey = element?.kind === 'journey' ? element : element && 'journey' in element ? index.get('journey', element.journey) : undefined;
  if (journey) owners.push(...(journey.accountable === 'none' ? [] : (journey.accountable ?? [])), journey.owner);
  const known = owners.find((owner) => owner !== undefined && index.get('team', owner) !== undefined);
  // Where there is only one team, there is nobody else to ask.
  return known ?? (index.all('team').length === 1 ? index.all('team')[0]?.id : undefined);
}

export function namedTeam(index: ArchitectureIndex, id: ElementId | undefined): OpenQuestion['team'] {
  return id === undefined ? undefined : { id, title: index.label(id) };
}

function ask(indexAt: (finding: Finding) => ArchitectureIndex, team: ElementId | undefined, facts: readonly UnknownFact[]): OpenQuestion {
  const settles = new Set(facts.flatMap((fact) => [...fact.bearsOn])).size;
  const at: readonly AnswerPlace[] = facts.flatMap(({ finding }) => placesOfFinding(finding));
  const [first] = facts;
  const named = first && namedTeam(indexAt(first.finding), team);
  return { team: named, text: wording(indexAt, facts.map((fact) => fact.finding)), settles, at };
}

function wording(indexAt: (finding: Finding) => ArchitectureIndex, findings: readonly Finding[]): string {
  const [first] = findings;
  if (first === undefined) return '';
  const element = first.element === undefined ? undefined : indexAt(first).element(first.element);
  const elements = [...new Set(findings.map((finding) => finding.element ?? ''))];
  if (findings.length === 1 || element === undefined || elements.length === 1) return [...new Set(findings.map((finding) => finding.message))].join(' ');
  const lacks = rules[first.rule]?.lacks?.many ?? 'lack a fact';
  const names = elements.map((id) => id.slice(id.indexOf(':') + 1));
  return `${counted(elements.length, kindNames[element.kind] ?? element.kind, `${kindNames[element.kind] ?? element.kind}s`)} ${lacks}: ${listedUpTo(names, 5)}.`;
}

const kindNames: Readonly<Record<string, string>> = { data: 'data set', processing: 'processing record' };

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
