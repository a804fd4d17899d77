import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Fix } from '../finding.ts';
import { counted, listed, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';

export const own02: Rule = {
  id: 'OWN-02',
  title: 'No end-to-end journey owner',
  severity: 'error',
  profile: 'design',
  summary: 'A journey for which not exactly one team is accountable.',
  why: 'Every step can be owned and the journey still fail, because nobody sees it whole. One team has to answer for what the customer gets at the end; two share it until it breaks.',
  fix: 'State `accountable team` on the journey. Owning a step, or the journey’s description (`owner`), is not being accountable for the outcome.',
  lacks: { one: 'has no accountable team', many: 'have no accountable team' },
  bad: `team digital "Digital"
team service "Customer service"
journey lateDelivery "Late delivery" {
  accountable none
  step track "Opens tracking" { owner digital }
  step call "Calls" { owner service }
}
`,
  good: `team digital "Digital"
team service "Customer service"
journey lateDelivery "Late delivery" {
  accountable service
  step track "Opens tracking" { owner digital }
  step call "Calls" { owner service }
}
`,
  unknown: `journey buy "Buying" { step pay }
`,
  waive: 'waive OWN-02 on lateDelivery until 2026-12-31 because "The board decides in September"',
  see: ['OWN-01', 'OWN-03'],
  *checkJourney({ index }, journey) {
    const { accountable } = journey;
    const at = { element: journey.id, property: 'accountable' };
    const journeys = [journey.id];
    if (accountable === undefined || accountable === 'none' || accountable.length === 0) {
      const owners = stepOwners(index, journey.id);
      const others = owners.length > 0 ? `${counted(owners.length, 'step owner')} and ` : '';
      const name = `Journey ${quoted(index.label(journey.id))}`;
      if (accountable === 'none') {
        yield { at, journeys, message: `${name} has ${others}no accountable owner.` };
      } else {
        const message = `${name} has ${others}no accountable owner stated.`;
        yield { at: { element: journey.id }, journeys, message, missing: true, fixes: suggest(index, journey) };
      }
      return;
    }
    const gone = accountable.filter((team) => index.element(team) === undefined);
    if (gone.length === accountable.length) {
      const message = `Journey ${quoted(index.label(journey.id))} has no accountable owner: ${listed(gone.map(nameOf))} does not exist at this plateau.`;
      yield { at, journeys, message };
    } else if (accountable.length - gone.length > 1) {
      const names = accountable.map((team) => index.label(team));
      const message = `Journey ${quoted(index.label(journey.id))} has ${names.length} accountable owners, ${listed(names)}; exactly one team answers for a journey.`;
      yield { at, journeys, message };
    }
  },
};

function stepOwners(index: ArchitectureIndex, journey: ElementId): readonly ElementId[] {
  const owners = new Set<ElementId>();
  for (const step of index.steps(journey)) {
    const owner = step.owner === 'none' ? undefined : (step.owner ?? step.handledBy);
    if (owner !== undefined) owners.add(owner);
  }
  return [...owners];
}

function suggest(index: ArchitectureIndex, journey: ElementOf<'journey'>): readonly Fix[] {
  const teams = index.all('team');
  const likely = journey.owner ?? (teams.length === 1 ? teams[0]?.id : undefined);
  const team = index.get('team', likely);
  if (!team) return [];
  const title = `Make ${index.label(team.id)} accountable`;
  return [{ kind: 'add-property', title, element: journey.id, text: `accountable ${team.path}` }];
}

function nameOf(id: ElementId): string {
  return id.slice(id.indexOf(':') + 1);
}
