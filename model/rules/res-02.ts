import { isSynchronous } from '../data-flow.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Place, Problem } from '../finding.ts';
import { journeysThrough } from '../journeys-through.ts';
import { listed, quoted, thousands } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import type { WalkedStep } from '../walk.ts';

export const res02: Rule = {
  id: 'RES-02',
  title: 'No fallback',
  severity: 'error',
  profile: 'build',
  summary: 'A step of a critical journey for which people have no procedure when its systems are down, or one that nobody has ever tried.',
  why: 'The desktop goes down on a Monday at ten. Forty people look at it, and at the customers whom they cannot help, until somebody thinks of paper.',
  fix: 'State `fallback "Paper form 7" tested 2026-03-18`: what people do, and when it was last tried. `fallback none` on a critical journey’s step whose system is critical is an error, elsewhere a warning; so is a fallback that was never tested. `on fail` is a way out too. It is asked for where a critical system serves a step of a critical journey.',
  lacks: { one: 'has no fallback stated, or none with a date', many: 'have no fallback stated, or none with a date' },
  bad: `system desk "Agent desktop" { criticality critical }
channel phone { kind voice  served by desk }
journey help "Help" {
  criticality critical
  volume 9000/month
  step agent "Talks to an agent" on phone using desk { actor agent  fallback none }
}
`,
  good: `system desk "Agent desktop" { criticality critical }
channel phone { kind voice  served by desk }
journey help "Help" {
  criticality critical
  volume 9000/month
  step agent "Talks to an agent" on phone using desk { actor agent  fallback "Paper form 7" tested 2026-03-18 }
}
`,
  unknown: `system desk { criticality critical }
channel phone
journey help "Help" {
  criticality critical
  step agent "Talks to an agent" on phone using desk { actor agent }
  step note "Notes it" using desk { actor agent  fallback "On paper" }
}
`,
  waive: 'waive RES-02 on help until 2026-12-31 because "The procedure is being written"',
  see: ['RES-01', 'JRN-06'],
  *check(context) {
    const { index } = context;
    for (const integration of index.all('integration')) {
      const problem = judgeIntegration(context, integration);
      if (problem) yield problem;
    }
    for (const handover of index.all('handover')) {
      if (!isUntested(handover.fallback)) continue;
      yield { at: { element: handover.id, property: 'fallback' }, severity: 'warning', message: neverTested(`handover ${quoted(index.label(handover.id))}`) };
    }
  },
  *checkJourney(context, journey) {
    const { index } = context;
    for (const walked of context.walk(journey).steps) {
      const step = index.get('step', walked.step);
      const problem = step && judgeStep(index, journey, step, walked);
      if (problem) yield { ...problem, journeys: [journey.id] };
    }
  },
};

type Step = ElementOf<'step'>;

function judgeStep(index: ArchitectureIndex, journey: ElementOf<'journey'>, step: Step, walked: WalkedStep): Problem | undefined {
  const { fallback } = step;
  const name = quoted(index.label(step.id));
  const at: Place = { element: step.id, property: 'fallback' };
  if (isUntested(fallback)) return { at, severity: 'warning', message: neverTested(`step ${name}`) };
  const critical = journey.criticality === 'critical' || step.criticality === 'critical';
  const systems = criticalSystems(index, walked.systems);
  const down = listed(systems.map(({ path }) => path));
  const related = systems.map((system) => ({ at: { element: system.id, property: 'criticality' }, message: 'critical' }));
  if (fallback === 'none') {
    if (walked.systems.length === 0 || isCaught(step)) return undefined;
    const severe = critical && systems.length > 0;
    const first = walked.systems[0] as ElementId;
    const what = severe ? `${down}, which ${systems.length === 1 ? 'is' : 'are'} critical,` : (index.element(first)?.path ?? first);
    const customers = walked.customersPerMonth === undefined ? '' : ` for about ${thousands(walked.customersPerMonth)} customers a month`;
    return {
      at,
      severity: severe ? 'error' : 'warning',
      message: `When ${what} ${severe && systems.length > 1 ? 'are' : 'is'} down, there is no procedure for step ${name}${customers}; write down what people do then, and try it.`,
      related,
    };
  }
  if (!critical || (systems.length === 0 && step.criticality !== 'critical') || walked.systems.length === 0) return undefined;
  if (fallback === undefined) {
    if (isCaught(step)) return undefined;
    const what = down === '' ? 'its systems are' : `${down} ${systems.length === 1 ? 'is' : 'are'}`;
    return { at: { element: step.id }, message: `What people do at step ${name} when ${what} down is not stated; say \`fallback "…" tested 2026-03-18\`, or \`none\`.`, missing: true, related };
  }
  if (fallback.tested !== undefined) return undefined;
  return { at, message: `When the fallback of step ${name} was last tried is not stated; say \`tested …\`, or \`tested none\`.`, missing: true };
}

/** A failure leads on to another step, or to an end that was thought of. */
function isCaught(step: Step): boolean {
  return step.onFail !== undefined && step.onFail !== 'none';
}

/** A component is as critical as its system where it does not say. */
function criticalSystems(index: ArchitectureIndex, ids: readonly ElementId[]): readonly ElementOf<'system'>[] {
  const found = new Map<ElementId, ElementOf<'system'>>();
  for (const id of ids) {
    let system = index.get('system', id);
    while (system && system.criticality === undefined && system.parent !== undefined) system = index.get('system', system.parent);
    if (system?.criticality === 'critical') found.set(system.id, system);
  }
  return [...found.values()];
}

function judgeIntegration(context: RuleContext, integration: ElementOf<'integration'>): Problem | undefined {
  const { fallback } = integration;
  if (fallback === undefined) return undefined;
  const { index } = context;
  const name = `${index.element(integration.from)?.path ?? integration.from} -> ${index.element(integration.to)?.path ?? integration.to}`;
  const at: Place = { element: integration.id, property: 'fallback' };
  const journeys = journeysThrough(context).of(integration.id);
  if (isUntested(fallback)) return { at, severity: 'warning', message: neverTested(`integration ${name}`), journeys };
  if (fallback !== 'none' || !isSynchronous(integration)) return undefined;
  const critical = journeysThrough(context).critical(journeys).length;
  const severe = critical > 0 && (integration.criticality === 'critical' || criticalSystems(index, [integration.to]).length > 0);
  const on = critical > 0 ? ` ${critical === 1 ? 'a critical journey' : `${critical} critical journeys`} ${critical === 1 ? 'waits' : 'wait'} for it;` : '';
  return {
    at,
    severity: severe ? 'error' : 'warning',
    message: `When ${name} fails, there is no procedure;${on} write down what people do then, and try it.`,
    journeys,
  };
}

function isUntested(fallback: Step['fallback']): boolean {
  return fallback !== undefined && fallback !== 'none' && fallback.tested === 'none';
}

function neverTested(what: string): string {
  return `The fallback of ${what} was never tested; try it, and state the day (\`tested …\`).`;
}
