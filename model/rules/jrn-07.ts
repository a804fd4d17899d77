import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { counted, listedUpTo, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const jrn07: Rule = {
  id: 'JRN-07',
  title: 'Persona without flow',
  severity: 'warning',
  profile: 'design',
  summary: 'A persona whose journeys pass no system, or who is in no journey; a journey that says not for whom it is.',
  why: 'A persona on a poster is no evidence that anything works for her. Only where she leads to a journey, the journey to steps and the steps to systems does it become a thing that can be built, tested and broken.',
  fix: 'Name her where she belongs (`for osei` on the journey) and say with which systems its steps are done (`using …`); or leave the persona out.',
  lacks: { one: 'has no stated way to a system', many: 'have no stated way to a system' },
  bad: `persona dana "Dana, app-first"
persona osei "Mr Osei, 72"
channel app
system mobile "App backend"
journey order "Orders" {
  for dana
  step pay "Pays" on app using mobile { actor customer }
}
`,
  good: `persona dana "Dana, app-first"
persona osei "Mr Osei, 72"
channel app
system mobile "App backend"
journey order "Orders" {
  for dana, osei
  step pay "Pays" on app using mobile { actor customer }
}
`,
  unknown: `persona osei "Mr Osei, 72"
channel app
system mobile "App backend"
journey order "Orders" { step pay "Pays" on app using mobile { actor customer } }
`,
  waive: 'waive JRN-07 on osei until 2026-12-31 because "The phone journeys are written in autumn"',
  see: ['JRN-01', 'GOV-02'],
  *check(context) {
    const { index } = context;
    if (!index.has('persona')) return;
    const journeysOf = new Map<ElementId, ElementOf<'journey'>[]>();
    const silent: ElementOf<'journey'>[] = [];
    for (const journey of index.all('journey')) {
      if (journey.personas.length === 0) silent.push(journey);
      for (const persona of journey.personas) {
        const journeys = journeysOf.get(persona) ?? [];
        journeysOf.set(persona, journeys);
        journeys.push(journey);
      }
    }
    for (const persona of index.all('persona')) {
      if (persona.undeclared) continue;
      const journeys = journeysOf.get(persona.id) ?? [];
      const problem = journeys.length === 0 ? inNoJourney(index, persona, silent.length) : overNoSystem(context, persona, journeys);
      if (problem) yield problem;
    }
    for (const journey of silent) yield forNobody(index, journey);
  },
};

function inNoJourney(index: ArchitectureIndex, persona: ElementOf<'persona'>, silent: number): Problem {
  const name = `Persona ${quoted(index.label(persona.id))}`;
  const at = { element: persona.id };
  const all = index.all('journey').length;
  if (all === 0) return { at, message: `${name} is in no journey yet; write down what happens to her or him.`, missing: true };
  // She may be meant by one that does not say for whom it is.
  if (silent > 0) {
    const where = `${counted(silent, 'journey')} ${silent === 1 ? 'does' : 'do'} not say for whom`;
    return { at, message: `${name} maps to no stated system flow: ${where} (\`for ${persona.path}\`).`, missing: true };
  }
  return { at, message: `${name} maps to no system flow: no journey is for this persona (\`for ${persona.path}\`).` };
}

function overNoSystem(context: RuleContext, persona: ElementOf<'persona'>, journeys: readonly ElementOf<'journey'>[]): Problem | undefined {
  const { index } = context;
  if (journeys.some((journey) => context.walk(journey).flow.systems.length > 0)) return undefined;
  const names = listedUpTo(journeys.map((journey) => quoted(index.label(journey.id))), 3);
  const steps = journeys.flatMap((journey) => index.steps(journey.id));
  const at = { element: persona.id };
  const ids = journeys.map(({ id }) => id);
  const related = ids.map((id) => ({ at: { element: id }, message: 'passes no system' }));
  const name = `Persona ${quoted(index.label(persona.id))}`;
  const verb = journeys.length === 1 ? 'passes' : 'pass';
  // What a step is done with may only not be said yet, or be named and not declared.
  if (steps.length === 0 || steps.some(({ using }) => using !== 'none')) {
    return { at, message: `${name} maps to no stated system flow: ${names} ${verb} no known system yet (\`using …\`).`, missing: true, journeys: ids, related };
  }
  return { at, message: `${name} maps to no system flow: ${names} ${verb} no system.`, journeys: ids, related };
}

function forNobody(index: ArchitectureIndex, journey: ElementOf<'journey'>): Problem {
  return {
    at: { element: journey.id },
    message: `For whom journey ${quoted(index.label(journey.id))} is, is not stated (\`for …\`).`,
    missing: true,
    journeys: [journey.id],
    fixes: index.all('persona').length === 1 ? index.all('persona').map(({ id, path }) => ({ kind: 'add-property', title: `Say that it is for ${index.label(id)}`, element: journey.id, text: `for ${path}` })) : [],
  };
}
