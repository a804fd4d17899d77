import { derivedFrom } from '../derived.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { isLive } from '../integration-graph.ts';
import { personalData } from '../personal-data.ts';
import { listed, listedUpTo, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const prv01: Rule = {
  id: 'PRV-01',
  title: 'Incomplete record of processing',
  severity: 'error',
  profile: 'build',
  summary: 'A record of processing without a legal basis or a time limit, or that leaves out what GDPR Art. 30 asks for; personal data held where no record lists it.',
  why: 'Somebody found a table and made something of it. Nobody can tell the customer why it is done, by what right, and until when, and the record, for which the regulator asks first, does not say it.',
  fix: 'State `basis`, `retention`, `recipients` and the rest; what is the same for all goes into `defaults processing`. `basis none` and `retention none` are errors: what has no basis must not be done. Personal data that no record lists for a system is asked for only in a project that keeps records, because the record may just be shorter than the truth.',
  lacks: { one: 'is not fully recorded', many: 'are not fully recorded' },
  options: {
    fields: {
      description: 'What a record has to state.',
      default: ['purpose', 'of', 'basis', 'recipients', 'retention', 'controller', 'contact', 'measures'],
    },
  },
  bad: `data Claim { subject customer  class special }
processing propensity "Propensity" {
  purpose "Guess who would buy a second policy"
  of Claim
  basis none
  retention none
  recipients none
  controller "Meridian plc"  contact "dpo@meridian.example"  measures "Access by role"
}
`,
  good: `data Claim { subject customer  class special }
system claims { masters Claim }
processing settle "Settle claims" {
  purpose "Establish what is owed to whom"
  of Claim  in claims
  basis contract
  retention 84mo
  recipients none
  controller "Meridian plc"  contact "dpo@meridian.example"  measures "Access by role"
}
`,
  unknown: `data Claim { subject customer  class special }
data Answer { class personal }
system claims { masters Claim }
system survey { masters Answer }
processing settle "Settle claims" { purpose "Establish what is owed to whom"  of Claim  in claims }
`,
  waive: 'waive PRV-01 on propensity until 2026-12-31 because "The model is switched off in autumn"',
  see: ['PRV-03', 'PRV-04'],
  *check(context) {
    const { index } = context;
    if (!index.has('processing')) return;
    for (const record of index.all('processing')) if (aboutPeople(index, record)) yield* judge(context, record);
    yield* notListed(index);
  },
};

function* judge(context: RuleContext, record: ElementOf<'processing'>): Iterable<Problem> {
  const { id } = record;
  const name = quoted(context.index.label(id));
  const absent = faults.filter(({ field }) => record[field] === 'none');
  const [first] = absent;
  if (first !== undefined) {
    yield {
      at: { element: id, property: first.field },
      message: `Processing ${name}: ${absent.map(({ text }) => text).join(', ')}; stop it, or state what allows it and when it ends.`,
      related: absent.slice(1).map(({ field, text }) => ({ at: { element: id, property: field }, message: text })),
    };
  }
  if (record.measures === 'none') {
    yield {
      at: { element: id, property: 'measures' },
      severity: 'warning',
      message: `Processing ${name} has no security measures; state what protects the data.`,
    };
  }
  const missing = context.words('fields').filter((field) => readers[field]?.(record) === false);
  if (missing.length === 0) return;
  yield {
    at: { element: id },
    missing: true,
    message: `Processing ${name} does not state ${listed(missing.map((field) => `\`${field}\``))}, which its record has to.`,
  };
}

/** In the order in which people say it. */
const faults = [
  { field: 'retention', text: 'no retention' },
  { field: 'basis', text: 'no basis' },
] as const;

/** Whether a record states a field; by the words of the language. */
const readers: Readonly<Record<string, (record: ElementOf<'processing'>) => boolean>> = {
  purpose: ({ purpose, description }) => purpose !== undefined || description !== undefined,
  of: ({ data }) => data.length > 0,
  in: ({ systems }) => systems.length > 0,
  basis: ({ basis }) => basis !== undefined,
  recipients: ({ recipients }) => recipients !== undefined,
  retention: ({ retention, retentionUntil }) => retention !== undefined || retentionUntil !== undefined,
  role: ({ role }) => role !== undefined,
  controller: ({ controller }) => controller !== undefined,
  contact: ({ contact }) => contact !== undefined,
  measures: ({ measures }) => measures !== undefined,
  safeguard: ({ safeguard }) => safeguard !== undefined,
};

/** A record is, unless all its data is known to be about no one. */
function aboutPeople(index: ArchitectureIndex, record: ElementOf<'processing'>): boolean {
  if (record.undeclared) return false;
  if (record.data.length === 0) return true;
  const personal = personalData(index);
  return record.data.some((id) => {
    const data = index.get('data', id);
    return personal.has(id) || (data?.class === undefined && data?.subject === undefined);
  });
}

/** Personal data that a system holds for a purpose that no record names. */
function* notListed(index: ArchitectureIndex): Iterable<Problem> {
  const personal = personalData(index);
  const recorded = recordedData(index);
  const unlisted = new Map<ElementId, ElementId[]>();
  for (const system of index.all('system')) {
    if (system.holdings.length === 0 || system.undeclared || !isLive(system)) continue;
    for (const { data } of system.holdings) {
      if (!personal.has(data) || isRecorded(index, recorded.get(data), system.id)) continue;
      const systems = unlisted.get(data) ?? [];
      unlisted.set(data, systems);
      if (!systems.includes(system.id)) systems.push(system.id);
    }
  }
  for (const [data, systems] of unlisted) {
    const name = index.element(data)?.path ?? data;
    const where = listedUpTo(systems.map((id) => index.element(id)?.path ?? id), 4);
    yield {
      at: { element: data },
      missing: true,
      message: `For which purpose ${where} ${systems.length === 1 ? 'has' : 'have'} ${name} is in no record; list both in a \`processing\` (\`of ${name}\`, \`in …\`).`,
      related: systems.map((id) => ({ at: { element: id }, message: `has ${name}` })),
    };
  }
}

/** By data entity, the systems that records name with it; `everywhere` where a record names none. */
const recordedData = derivedFrom(['processing'], (index): ReadonlyMap<ElementId, ReadonlySet<ElementId>> => {
  const found = new Map<ElementId, Set<ElementId>>();
  for (const { data, systems, recipients } of index.all('processing')) {
    for (const id of data) {
      const set = found.get(id) ?? new Set<ElementId>();
      found.set(id, set);
      if (systems.length === 0) set.add(everywhere);
      for (const system of systems) set.add(system);
      if (recipients !== undefined && recipients !== 'none') for (const recipient of recipients) set.add(recipient);
    }
  }
  return found;
});

const everywhere = '*';

/** The system itself, what it is part of, or a part of it. */
function isRecorded(index: ArchitectureIndex, systems: ReadonlySet<ElementId> | undefined, system: ElementId): boolean {
  if (systems === undefined) return false;
  if (systems.has(everywhere) || systems.has(system)) return true;
  const root = index.rootSystem(system);
  return systems.has(root) || [...systems].some((each) => index.rootSystem(each) === root);
}
