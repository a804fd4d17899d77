import type { ElementOf, Kind } from '../element.ts';
import type { ElementId, Stated } from '../element-base.ts';
import type { Problem } from '../finding.ts';
import { counted, listed, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const gov02: Rule = {
  id: 'GOV-02',
  title: 'Inside-out change',
  severity: 'warning',
  profile: 'design',
  summary: 'An initiative or a decision that serves no journey and no outcome, or a decision between fewer than two options.',
  why: 'Work that begins at a system ends there. Whether a customer is better off is then found out afterwards, when the money is spent; and a choice of one is no decision, nobody knows what it was preferred to.',
  fix: 'Say whom it serves (`serves lateDelivery`, `outcome loyal`), and write down at least one other way with its price. A decision tagged `technical` may serve a system instead. Rejected and superseded decisions are left alone.',
  lacks: { one: 'does not say what it serves', many: 'do not say what they serve' },
  options: { options: { description: 'At least so many options are weighed in a decision.', default: 2 } },
  bad: `system crm "CRM"
initiative upgrade "New version of the CRM" { serves crm }
decision d7 "Buy the suite" {
  status accepted
  serves none
  option suite "The suite" { chosen because "We know the vendor" }
}
`,
  good: `system crm "CRM"
journey renewal "Renewal"
initiative upgrade "New version of the CRM" { serves crm, renewal }
decision d7 "Buy the suite" {
  status accepted
  serves renewal
  option suite "The suite" { chosen because "Two years earlier" }
  option build "Build it" { con "Two years" }
}
decision d8 "PostgreSQL for the case store" {
  tags technical
  serves crm
  option postgres "PostgreSQL" { chosen because "The team runs it already" }
  option mongo "MongoDB"
}
`,
  unknown: `initiative upgrade "New version of the CRM"
decision d7 "Buy the suite"
`,
  waive: 'waive GOV-02 until 2026-12-31 because "The journeys are drawn in the autumn"',
  see: ['GOV-01', 'GOV-06'],
  *check(context) {
    const { index } = context;
    for (const initiative of index.all('initiative')) if (!initiative.undeclared) yield* judgeInitiative(index, initiative);
    for (const decision of index.all('decision')) {
      const isOver = decision.status === 'rejected' || decision.status === 'superseded';
      if (!decision.undeclared && !isOver) yield* judgeDecision(context, decision);
    }
  },
};

/** What customers have to do with: whoever serves one of these does not look only inwards. */
const outside: ReadonlySet<Kind> = new Set(['journey', 'step', 'outcome', 'persona', 'channel']);

function* judgeInitiative(index: ArchitectureIndex, { id, serves, outcomes }: ElementOf<'initiative'>): Iterable<Problem> {
  if (outcomes.length > 0) return;
  const name = `Initiative ${quoted(index.label(id))}`;
  const inward = lookingInward(index, serves, new Set());
  if (inward !== undefined) {
    yield { at: { element: id, property: 'serves' }, message: `${name} serves ${inward}; name the journeys or the outcome that it is for.` };
  } else if (serves === undefined) {
    yield { at: { element: id }, message: `${name} does not state which journey or outcome it serves (\`serves …\`).`, missing: true };
  }
}

function* judgeDecision(context: RuleContext, { id, serves, options, tags }: ElementOf<'decision'>): Iterable<Problem> {
  const { index } = context;
  const name = `Decision ${quoted(index.label(id))}`;
  const inward = lookingInward(index, serves, tags.includes('technical') ? new Set(['system']) : new Set());
  if (inward !== undefined) {
    const technical = inward === 'no journey' ? '' : ', or tag it `technical`';
    yield { at: { element: id, property: 'serves' }, message: `${name} serves ${inward}; name the journey or outcome that it is for${technical}.` };
  }
  const least = context.number('options');
  if (options.length > 0 && options.length < least) {
    yield {
      at: { element: id, property: 'options' },
      message: `${name} has ${counted(options.length, 'option')}; write down what it was preferred to, with what that would have cost.`,
    };
  }
  const lacking = [
    ...(serves === undefined ? ['which journey or outcome it serves (`serves …`)'] : []),
    ...(options.length === 0 ? ['its options (`option … { pro … con … }`)'] : []),
  ];
  if (lacking.length > 0) yield { at: { element: id }, message: `${name} does not state ${listed(lacking, 'and')}.`, missing: true };
}

/** `no journey`, or what it serves where that is only the inside: `only crm`. Undefined where it looks outwards, or nothing is stated. */
function lookingInward(index: ArchitectureIndex, serves: Stated<readonly ElementId[]> | undefined, also: ReadonlySet<Kind>): string | undefined {
  if (serves === undefined) return undefined;
  if (serves === 'none') return 'no journey';
  // What is gone at this plateau has been there: it is no proof of looking inwards.
  const served = serves.map((id) => index.element(id));
  if (served.length === 0 || served.some((each) => !each || each.undeclared || outside.has(each.kind) || also.has(each.kind))) return undefined;
  return `only ${listed(served.flatMap((each) => (each ? [each.path] : [])))}`;
}
