import { findFlow } from '../data-flow.ts';
import type { FlowWay } from '../data-flow.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Fix, Place, Problem } from '../finding.ts';
import { isLive } from '../integration-graph.ts';
import { journeysThrough } from '../journeys-through.ts';
import { decimal, duration, listedUpTo, written } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const prv06: Rule = {
  id: 'PRV-06',
  title: 'Consent not propagated',
  severity: 'error',
  profile: 'build',
  summary: 'A system that acts on consent and learns too late, or never, that it was withdrawn; a browser’s objection that is not honoured.',
  why: 'The customer objects in the evening and gets the newsletter in the morning. The law calls it processing without a basis; the customer calls it not being heard.',
  fix: 'Send withdrawals as they happen (`style event`, `carries consent`) instead of in a file of the night, or shorten `every`. The master is the policy’s (`consent by preferenceCentre within 1h`), else the one system of kind `consent`. Who acts on consent is read from communications, records of processing and integrations with `basis consent`. Kinds that ask anew each time, or keep consent themselves, are left out.',
  lacks: { one: 'does not say how withdrawals arrive', many: 'do not say how withdrawals arrive' },
  options: {
    within: { description: 'How soon a withdrawal counts everywhere, where the policy does not say.', default: 1, unit: 'h' },
    items: {
      description: 'Context items and data that tell of a withdrawal.',
      default: ['consent', 'consents', 'suppression', 'optOut', 'objection'],
    },
    exempt: {
      description: 'Kinds of system that keep consent themselves, or ask each time.',
      default: ['consent', 'preference-centre', 'ciam', 'recording', 'qm', 'speech-analytics'],
    },
  },
  bad: `policy contact { consent by crm within 1h }
system crm "CRM" { kind crm }
system marketing "Campaigns" { kind marketing-automation }
channel email
crm -> marketing as consentFile by sftp { style file  carries consent  every 24h }
communication offer "Offer" { type marketing  channel email  sender marketing  basis consent }
`,
  good: `policy contact { consent by crm within 1h  honours gpc }
system crm "CRM" { kind crm }
system marketing "Campaigns" { kind marketing-automation }
channel email
crm -> marketing as withdrawals by kafka { style event  carries consent }
communication offer "Offer" { type marketing  channel email  sender marketing  basis consent }
`,
  unknown: `policy contact { consent by crm within 1h }
system crm { kind crm }
system marketing
system push
channel email
crm -> marketing by sftp { style file  carries consent }
marketing -> push
communication offer { type marketing  channel email  sender marketing  basis consent }
communication tip { type marketing  channel email  sender push  basis consent }
`,
  waive: 'waive PRV-06 on consentFile until 2026-12-31 because "The event comes in autumn"',
  see: ['PRV-03', 'COM-05'],
  *check(context) {
    const { index } = context;
    yield* propagation(context);
    if (index.has('policy')) yield* signals(index);
  },
};

/** A system that acts on consent, and what says so. */
interface Acting {
  readonly system: ElementOf<'system'>;
  readonly because: Place;
}

function* propagation(context: RuleContext): Iterable<Problem> {
  const { index } = context;
  const acting = actingOnConsent(context);
  const [first] = acting;
  if (first === undefined) return;
  const master = masterOf(context);
  if (master === undefined) {
    yield {
      at: first.because,
      missing: true,
      message: `Where customers withdraw the consent on which ${listedUpTo(acting.map(({ system }) => system.path), 3)} ${acting.length === 1 ? 'acts' : 'act'} is not stated; say \`consent by … within 1h\` in a policy.`,
    };
    return;
  }
  const ways = createWays(context, master.system);
  /** By what makes it late, so that one file of the night is one finding. */
  const late = new Map<ElementId, Late>();
  for (const each of acting) {
    if (index.rootSystem(each.system.id) === index.rootSystem(master.system)) continue;
    const way = ways(each.system.id, 0);
    if (way === undefined) yield* noWay(context, each, master, ways);
    else if (way.age > master.within) {
      const slowest = slowestOf(index, way);
      const group = late.get(slowest) ?? { way, systems: [], age: 0 };
      // The way is drawn to the system that learns of it first; the others hear it from there.
      const drawn = way.path.length < group.way.path.length ? way : group.way;
      late.set(slowest, { way: drawn, systems: [...group.systems, each], age: Math.max(group.age, way.age) });
    } else if (way.partial) yield unknownLag(context, each, way, master);
  }
  for (const [slowest, group] of late) yield tooLate(context, slowest, group, master);
}

interface Late {
  readonly way: FlowWay;
  readonly systems: readonly Acting[];
  /** Of the last to learn of it, ms. */
  readonly age: number;
}

interface Master {
  readonly system: ElementId;
  /** How soon a change of mind has to count, ms. */
  readonly within: number;
  /** The same as people read it. */
  readonly says: string;
  /** The policy that promises it. */
  readonly policy: ElementId | undefined;
}

function masterOf(context: RuleContext): Master | undefined {
  const { index } = context;
  const hours = context.number('within');
  const fallback = { within: hours * 3_600_000, says: `${decimal(hours, 2)} h` };
  for (const { id, consent } of index.all('policy')) {
    if (consent === undefined || consent === 'none' || index.get('system', consent.by) === undefined) continue;
    const promise = consent.within && { within: consent.within.ms, says: written(consent.within) };
    return { system: consent.by, ...(promise ?? fallback), policy: promise && id };
  }
  const [only, other] = index.all('system').filter((system) => system.type === 'consent' && isLive(system));
  return only === undefined || other !== undefined ? undefined : { system: only.id, ...fallback, policy: undefined };
}

/** Senders, systems of records and receivers whose basis is consent; each once. */
function actingOnConsent(context: RuleContext): readonly Acting[] {
  const { index } = context;
  const exempt = new Set(context.words('exempt'));
  const found = new Map<ElementId, Acting>();
  const add = (id: ElementId | undefined, because: Place) => {
    const system = index.get('system', id);
    if (system === undefined || system.undeclared || found.has(system.id) || !isLive(system)) return;
    if (system.type === undefined || !exempt.has(system.type)) found.set(system.id, { system, because });
  };
  for (const { id, basis, sender } of index.all('communication')) if (basis === 'consent') add(sender, { element: id, property: 'basis' });
  for (const { id, basis, systems } of index.all('processing')) {
    if (basis === 'consent') for (const system of systems) add(system, { element: id, property: 'basis' });
  }
  for (const { id, basis, to } of index.all('integration')) if (basis === 'consent') add(to, { element: id, property: 'basis' });
  return [...found.values()];
}

type Ways = (system: ElementId, unstated: number) => FlowWay | undefined;

/** How a withdrawal comes from the master to a system: by integrations that say so, or by some that do not say what they carry. */
function createWays(context: RuleContext, master: ElementId): Ways {
  const { index } = context;
  const words = new Set(context.words('items').map((word) => word.toLowerCase()));
  const data = index.all('data').filter(({ name }) => words.has(name.toLowerCase())).map(({ id }) => id);
  const bringers = new Set([...context.words('items'), ...data]);
  const start = index.rootSystem(master);
  const fresh = { age: 0, partial: false };
  return (system, unstated) =>
    findFlow(index.graph, {
      item: 'consent',
      bringers,
      targets: [system],
      source: (node) => (node.id === start ? fresh : undefined),
      ...(unstated > 0 && { unstated }),
    });
}

/** The integration that takes longest. */
function slowestOf(index: ArchitectureIndex, way: FlowWay): ElementId {
  const lag = (id: ElementId) => {
    const integration = index.get('integration', id);
    return (integration?.every?.ms ?? 0) + (integration?.p95?.ms ?? 0);
  };
  return way.integrations.reduce((slowest, id) => (lag(id) > lag(slowest) ? id : slowest), way.integrations[0] ?? '');
}

function tooLate(context: RuleContext, slowest: ElementId, { way, systems, age }: Late, master: Master): Problem {
  const { index } = context;
  const names = listedUpTo(systems.map(({ system }) => system.path), 4);
  const allowed = master.policy === undefined ? `${master.says} is the limit` : `the policy promises ${master.says}`;
  const stated = index.get('integration', slowest)?.every === undefined ? 'p95' : 'every';
  return {
    at: { element: slowest, property: stated },
    message: `${names} ${systems.length === 1 ? 'gets' : 'get'} withdrawals of consent after ${way.partial ? 'at least ' : ''}${duration(age)}, and ${allowed} (${drawWay(index, way)}); send them as they happen, or shorten the interval.`,
    journeys: journeysThrough(context).of(slowest),
    related: [
      ...systems.map(({ because, system }) => ({ at: because, message: `${system.path} acts on consent` })),
      ...(master.policy === undefined ? [] : [{ at: { element: master.policy, property: 'consent' }, message: `promises ${master.says}` }]),
    ],
    fixes: shorten(index, slowest, age, master.within),
  };
}

function shorten(index: ArchitectureIndex, slowest: ElementId, age: number, within: number): readonly Fix[] {
  const every = index.get('integration', slowest)?.every;
  const minutes = every === undefined ? 0 : Math.floor((within - (age - every.ms)) / 60_000);
  if (minutes < 1) return [];
  return [{ kind: 'replace-property', title: `Send them every ${minutes} min`, at: { element: slowest, property: 'every' }, text: `every ${minutes}min` }];
}

/** `crm -sftp 24 h-> marketing`. */
function drawWay(index: ArchitectureIndex, way: FlowWay): string {
  return way.path
    .map((id) => {
      const integration = index.get('integration', id);
      if (integration === undefined) return index.element(id)?.path ?? id;
      const lag = integration.every ?? integration.p95;
      const how = [integration.protocol ?? integration.style, lag && duration(lag.ms)].filter(Boolean).join(' ');
      return how === '' ? '->' : `-${how}->`;
    })
    .join(' ');
}

function unknownLag({ index }: RuleContext, { system }: Acting, way: FlowWay, master: Master): Problem {
  const silent = way.integrations.filter((id) => index.get('integration', id)?.every === undefined);
  const [first = way.integrations[0] ?? system.id] = silent;
  return {
    at: { element: first },
    missing: true,
    message: `Whether ${system.path} gets withdrawals of consent within ${master.says} is not known: ${index.element(first)?.path ?? first} does not state \`every …\`.`,
  };
}

/** None of what comes in tells of consent. Where some of it is not stated, or nothing is known to come in, it may. */
function* noWay(context: RuleContext, { system, because }: Acting, master: Master, ways: Ways): Iterable<Problem> {
  const { index } = context;
  const node = index.graph.node(system.id);
  if (node === undefined) return;
  const from = index.element(master.system)?.path ?? master.system;
  const at = because;
  if (node.inflows.length === 0 || ways(system.id, manyUnstated) !== undefined) {
    yield { at, missing: true, message: `How ${system.path}, which acts on consent, learns from ${from} that it was withdrawn is not stated; say which integration \`carries consent\`.` };
    return;
  }
  yield {
    at,
    message: `${system.path} acts on consent, and nothing that comes in tells it that consent was withdrawn in ${from}; let an integration carry \`consent\` or \`suppression\` there.`,
    related: master.policy === undefined ? [] : [{ at: { element: master.policy, property: 'consent' }, message: 'says where it is withdrawn' }],
  };
}

/** More than any way has. */
const manyUnstated = 64;

/** CCPA: the objection that a browser sends counts, wherever data is sold or shared. */
function* signals(index: ArchitectureIndex): Iterable<Problem> {
  if (!index.all('architecture').some(({ regulations }) => regulations?.includes('ccpa'))) return;
  const disclosing = index.all('processing').filter(({ discloses }) => discloses !== undefined && discloses !== 'none');
  const [first] = disclosing;
  if (first === undefined) return;
  const policies = index.all('policy');
  if (policies.some(({ honours }) => honours !== undefined && honours !== 'none' && honours.includes('gpc'))) return;
  const name = index.label(first.id);
  const related = disclosing.map(({ id }) => ({ at: { element: id, property: 'discloses' }, message: 'sells or shares data' }));
  for (const { id, path, honours } of policies) {
    if (honours === undefined) {
      const message = `Whether policy ${path} honours the objection that a browser sends is not stated, and "${name}" sells or shares data (\`honours gpc\`, or \`honours none\`).`;
      yield { at: { element: id }, missing: true, message, related };
    } else {
      const message = `Policy ${path} does not honour the objection that a browser sends (GPC), and "${name}" sells or shares data under CCPA; say \`honours gpc\` and act on it.`;
      yield { at: { element: id, property: 'honours' }, message, related };
    }
  }
}
