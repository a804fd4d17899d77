import type { ElementId } from '../element-base.ts';
import type { ElementOf, Holding } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { isLive } from '../integration-graph.ts';
import { journeysThrough } from '../journeys-through.ts';
import { personalData } from '../personal-data.ts';
import { capitalised, counted, decimal, listed, listedUpTo, quoted, thousands } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import { requestWays } from '../request-reach.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const prv03: Rule = {
  id: 'PRV-03',
  title: 'Right that cannot be exercised',
  severity: 'error',
  profile: 'build',
  summary: 'Systems with personal data that a request for erasure or access does not reach, and decisions by a machine that nobody reviews.',
  why: 'The customer is told that everything is deleted, and the print vendor and the recorder were never asked. Or a model refuses the claim, and there is nobody to whom the customer could say that it is wrong.',
  fix: 'Lead the request to every system that has the data: `dsar -> print { carries erasure, access }`, or by what asks next. State `exempt erasure "legal hold"` where it need not be served. Erasure has to reach every copy but a cache, which renews itself; for access one copy of each kind of data is enough. For `automated` processing name the team that reviews (`automated reviewed by claimsTeam`): the right not to be subject to a decision by a machine alone is a right like the others; a legal obligation to decide so is accepted.',
  lacks: { one: 'does not say how it serves its rights', many: 'do not say how they serve their rights' },
  options: {
    everywhere: { description: 'Rights that have to reach every copy.', default: ['erasure'] },
    somewhere: { description: 'Rights for which one copy of the data is enough.', default: ['access'] },
    kinds: { description: 'Kinds of system that serve the requests of customers.', default: ['dsar'] },
    subjects: {
      description: 'Whose data is left out: their requests go another way.',
      default: ['employee', 'partner'],
    },
  },
  bad: `data Letter { subject customer  class personal }
data Case { subject customer  class personal }
system dsar "Data requests" { kind dsar }
system crm "CRM" { masters Case }
system print "Print and post" { kind print-vendor  holds Letter }
system archive "Archive" { kind archive  masters Letter exempt erasure "legal hold" }
dsar -> crm, archive { carries erasure, access }
`,
  good: `data Letter { subject customer  class personal }
data Case { subject customer  class personal }
system dsar "Data requests" { kind dsar }
system crm "CRM" { masters Case }
system print "Print and post" { kind print-vendor  holds Letter }
system archive "Archive" { kind archive  masters Letter exempt erasure "legal hold" }
system portal "Portal" { kind portal  caches Case every 5min }
dsar -> crm, archive { carries erasure, access }
crm -> print { carries erasure }
`,
  unknown: `data Letter { subject customer  class personal }
data Case { subject customer  class personal }
system dsar { kind dsar }
system crm { masters Case }
system print { masters Letter }
dsar -> crm { carries erasure, access }
crm -> print
processing decide { of Case  automated }
`,
  waive: 'waive PRV-03 on dsar until 2026-12-31 because "The print vendor is asked by e-mail until then"',
  see: ['PRV-01', 'PRV-04'],
  *check(context) {
    yield* requests(context);
    for (const record of context.index.all('processing')) {
      if (record.automated) yield* automated(context, record);
    }
  },
};

interface HeldBy {
  readonly system: ElementOf<'system'>;
  readonly root: ElementId;
  readonly holding: Holding;
  readonly property: string;
}

function* requests(context: RuleContext): Iterable<Problem> {
  const { index } = context;
  const held = heldData(context);
  if (held.length === 0) return;
  const kinds = new Set(context.words('kinds'));
  const desks = index.all('system').filter((system) => system.type !== undefined && kinds.has(system.type) && isLive(system)).sort(byPath);
  const [desk] = desks;
  if (desk === undefined) {
    yield noDesk(index, held, context.words('kinds'));
    return;
  }
  const everywhere = context.words('everywhere');
  const rights = [...everywhere, ...context.words('somewhere')];
  const ways = requestWays(index, rights);
  const start = desks.map(({ id }) => id);
  for (const right of rights) {
    const stated = ways.stated(right, start);
    const bound = held.filter(({ holding }) => !holding.exempt?.some((each) => each.right === right));
    // What the desk itself has, it can show and delete.
    const missed = everywhere.includes(right)
      ? bound.filter(({ root, holding }) => holding.how !== 'caches' && !stated.has(root))
      : missedAltogether(bound, stated);
    if (missed.length === 0) continue;
    if (!ways.known(right)) {
      yield {
        at: { element: desk.id },
        missing: true,
        message: `Which systems ${desk.path} asks for ${right} is not stated; let its integrations say \`carries ${right}\`.`,
      };
      continue;
    }
    const possible = ways.possible(right, start);
    const surely = missed.filter(({ root }) => !possible.has(root));
    const exempt = held.filter((each) => !bound.includes(each));
    // Of several desks the one that reaches one of these systems for something: it has left them out.
    const asks = (id: ElementId) => rights.some((each) => missed.some(({ root }) => ways.stated(each, [id]).has(root)));
    const at = (desks.length > 1 && desks.find(({ id }) => asks(id))) || desk;
    if (surely.length > 0) yield miss(context, { desk: at, right, missed: surely, bound, exempt });
    else yield mayMiss(index, at, right, missed);
  }
}

/** Every holding of personal data of those whose requests come here. */
function heldData(context: RuleContext): readonly HeldBy[] {
  const { index } = context;
  const personal = personalData(index);
  const subjects = new Set(context.words('subjects'));
  const counts = new Set(index.all('data').filter(({ id, subject }) => personal.has(id) && !subjects.has(subject ?? '')).map(({ id }) => id));
  if (counts.size === 0) return [];
  const found: HeldBy[] = [];
  for (const system of index.all('system')) {
    if (system.holdings.length === 0 || system.undeclared || !isLive(system)) continue;
    const places: Partial<Record<Holding['how'], number>> = {};
    for (const holding of system.holdings) {
      const place = places[holding.how] ?? 0;
      places[holding.how] = place + 1;
      if (counts.has(holding.data)) found.push({ system, root: index.rootSystem(system.id), holding, property: `${holding.how}.${place}` });
    }
  }
  return found;
}

/** The holdings of data of which no copy is reached. */
function missedAltogether(held: readonly HeldBy[], reached: ReadonlySet<ElementId>): readonly HeldBy[] {
  const shown = new Set(held.filter(({ root }) => reached.has(root)).map(({ holding }) => holding.data));
  return held.filter(({ holding }) => !shown.has(holding.data));
}

function noDesk(index: ArchitectureIndex, held: readonly HeldBy[], kinds: readonly string[]): Problem {
  const first = held[0]?.holding.data ?? '';
  return {
    at: { element: index.all('architecture')[0]?.id ?? first },
    missing: true,
    message: `Which system serves the requests of customers for access and erasure is not stated; declare one of \`kind ${kinds[0] ?? 'dsar'}\`.`,
  };
}

function byPath(a: ElementOf<'system'>, b: ElementOf<'system'>): number {
  return a.path < b.path ? -1 : 1;
}

interface Missed {
  readonly desk: ElementOf<'system'>;
  readonly right: string;
  readonly missed: readonly HeldBy[];
  /** Everything that the right is about, and what is exempt from it. */
  readonly bound: readonly HeldBy[];
  readonly exempt: readonly HeldBy[];
}

function miss(context: RuleContext, { desk, right, missed, bound, exempt }: Missed): Problem {
  const { index } = context;
  const systems = bySystem(missed);
  const names = [...systems].map(([system, each]) => `${system.path} (${listedUpTo(each.map(({ holding }) => index.element(holding.data)?.path ?? holding.data), 3)})`);
  const total = new Set(bound.map(({ system }) => system.id)).size;
  const journeys = [...systems.keys()].flatMap(({ id }) => journeysThrough(context).of(id));
  return {
    at: { element: desk.id },
    message: `${capitalised(right)} misses ${systems.size} of ${counted(total, 'system')} with personal data: ${listedUpTo(names, 6)}; lead the request there, or state the exemption (\`exempt ${right} "…"\`).`,
    journeys: [...new Set(journeys)],
    related: [
      ...missed.map(({ system, holding, property }) => ({
        at: { element: system.id, property },
        message: `has ${index.element(holding.data)?.path ?? holding.data}, and no way for ${right} leads here`,
      })),
      ...exempt.map(({ system, holding, property }) => ({
        at: { element: system.id, property },
        message: `is exempt: ${holding.exempt?.find((each) => each.right === right)?.reason ?? 'no reason stated'}`,
      })),
    ],
    fixes: leadThere(desk, right, [...systems.keys()]),
  };
}

function leadThere(desk: ElementOf<'system'>, right: string, systems: readonly ElementOf<'system'>[]): readonly Fix[] {
  const names = listed(systems.map(({ path }) => path));
  const text = `${desk.path} -> ${systems.map(({ path }) => path).join(', ')} { carries ${right} }`;
  return [{ kind: 'declare', title: `Let ${desk.path} ask ${names} for ${right}`, after: desk.id, text }];
}

function mayMiss(index: ArchitectureIndex, desk: ElementOf<'system'>, right: string, missed: readonly HeldBy[]): Problem {
  const systems = [...bySystem(missed).keys()];
  return {
    at: { element: desk.id },
    missing: true,
    message: `Whether ${right} reaches ${listedUpTo(systems.map(({ path }) => path), 4)} is not known: integrations on the way do not state what they carry.`,
    related: missed.map(({ system, holding, property }) => ({
      at: { element: system.id, property },
      message: `has ${index.element(holding.data)?.path ?? holding.data}`,
    })),
  };
}

function bySystem(held: readonly HeldBy[]): ReadonlyMap<ElementOf<'system'>, readonly HeldBy[]> {
  const found = new Map<ElementOf<'system'>, HeldBy[]>();
  for (const each of held) {
    const list = found.get(each.system);
    if (list) list.push(each);
    else found.set(each.system, [each]);
  }
  return found;
}

/** GDPR Art. 22: a decision about somebody by a machine alone, which nobody looks at. */
function* automated(context: RuleContext, record: ElementOf<'processing'>): Iterable<Problem> {
  const { index } = context;
  const name = quoted(index.label(record.id));
  if (record.undeclared || record.basis === 'legal-obligation' || isExempt(index, record)) return;
  if (record.reviewedBy === undefined) {
    yield {
      at: { element: record.id, property: 'automated' },
      missing: true,
      message: `Who reviews what processing ${name} decides by itself is not stated (\`automated reviewed by …\`, or \`reviewed by none\`).`,
    };
    return;
  }
  if (record.reviewedBy !== 'none') return;
  const steps = decidingSteps(index, record);
  const journeys = [...new Set(steps.map(({ journey }) => journey))];
  const where = steps.length === 0 ? '' : `: ${listedUpTo(steps.map((step) => decision(context, step)), 2)}`;
  yield {
    at: { element: record.id, property: 'reviewedBy' },
    message: `Processing ${name} decides about customers by itself and nobody reviews it${where}; name the team to which they can turn (\`automated reviewed by …\`).`,
    journeys,
    related: steps.map(({ id }) => ({ at: { element: id }, message: 'decides without a person' })),
  };
}

function isExempt(index: ArchitectureIndex, record: ElementOf<'processing'>): boolean {
  return record.systems.some((id) =>
    index.get('system', id)?.holdings.some(({ exempt }) => exempt?.some(({ right }) => right === 'automated-decision')),
  );
}

/** The steps at which a machine acts with a system of the record that is its own: what others use there is not the decision. */
function decidingSteps(index: ArchitectureIndex, record: ElementOf<'processing'>): readonly ElementOf<'step'>[] {
  const systems = new Set(record.systems);
  return index.all('step').filter((step) => {
    if (step.actor !== 'ai-agent' || step.using === undefined || step.using === 'none') return false;
    return step.using.some((path) => path.some((system) => systems.has(system)));
  });
}

/** `"A model scores the claim" sends 9 % to "We cannot settle your claim" (about 171 customers a month)`. */
function decision(context: RuleContext, step: ElementOf<'step'>): string {
  const { index } = context;
  const label = quoted(index.label(step.id));
  const ends = index.transitions(step.journey).filter((transition) => transition.from === step.id && transition.share !== undefined);
  // What few get is what they complain about.
  const [rare] = [...ends].sort((a, b) => (a.share ?? 0) - (b.share ?? 0));
  if (rare?.share === undefined || ends.length < 2) return label;
  const journey = index.get('journey', step.journey);
  const month = journey && context.walk(journey).steps.find((walked) => walked.step === rare.to)?.customersPerMonth;
  const customers = month === undefined ? '' : ` (about ${thousands(month)} customers a month)`;
  const target = rare.to === undefined ? 'the end' : quoted(index.label(rare.to));
  return `${label} sends ${decimal(rare.share, 1)} % to ${target}${customers}`;
}
