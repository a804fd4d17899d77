import type { ElementId } from '../element-base.ts';
import type { ElementOf, Holding } from '../element.ts';
import type { Fix, Problem } from '../finding.ts';
import { isLive } from '../integration-graph.ts';
import { personalData } from '../personal-data.ts';
import { decimal, written } from '../phrases.ts';
import type { Duration } from '../quantity.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';

export const prv04: Rule = {
  id: 'PRV-04',
  title: 'Retention that does not hold',
  severity: 'warning',
  profile: 'build',
  summary: 'Personal data that a system keeps longer than is stated for the data or than its master does, or that nothing ever ends.',
  why: 'The case is deleted after two years, and the recording of the call about it stays for seven. What was promised to the customer holds in one place.',
  fix: 'Shorten what the system keeps (`holds Case for 24mo`), or state why it may keep it longer: `exempt erasure "legal hold"`, which is accepted. `retention until fulfilment` names an event instead of a time; `retention none` says that nothing ends it, and is a finding.',
  lacks: { one: 'has no retention', many: 'have no retention' },
  options: {
    slack: { description: 'A system may keep data so much longer than is stated for it.', default: 0, unit: '%' },
  },
  bad: `data Case "Service case" { subject customer  class personal  retention 24mo }
system crm "CRM" { masters Case }
system recording "Recording" { kind recording  holds Case for 84mo }
`,
  good: `data Case "Service case" { subject customer  class personal  retention 24mo }
data Order "Order" { subject customer  class personal  retention until fulfilment }
system crm "CRM" { masters Case for 24mo }
system recording "Recording" { kind recording  holds Case for 6mo }
system archive "Archive" { kind archive  holds Case for 84mo exempt erasure "legal hold" }
`,
  unknown: `data Case { subject customer  class personal }
data Visit { subject customer  class personal  retention 24mo }
system crm { masters Case }
system field { masters Visit }
`,
  waive: 'waive PRV-04 on recording until 2026-12-31 because "The recorder is replaced in autumn"',
  see: ['PRV-01', 'PRV-03'],
  *check(context) {
    const { index } = context;
    const personal = personalData(index);
    if (personal.size === 0) return;
    const holders = holdersOf(index, personal);
    const ended = endedByRecord(index);
    for (const data of index.all('data')) {
      if (!personal.has(data.id)) continue;
      const held = holders.get(data.id) ?? [];
      yield* ends(data, held, ended.has(data.id));
      yield* outlives(data, held, 1 + context.number('slack') / 100);
    }
  },
};

interface HeldBy {
  readonly system: ElementOf<'system'>;
  readonly holding: Holding;
  /** A key of the system's properties. */
  readonly property: string;
}

function holdersOf(index: ArchitectureIndex, personal: ReadonlyMap<string, unknown>): ReadonlyMap<ElementId, readonly HeldBy[]> {
  const found = new Map<ElementId, HeldBy[]>();
  for (const system of index.all('system')) {
    if (system.holdings.length === 0 || system.undeclared || !isLive(system)) continue;
    const places: Partial<Record<Holding['how'], number>> = {};
    for (const holding of system.holdings) {
      const place = places[holding.how] ?? 0;
      places[holding.how] = place + 1;
      if (!personal.has(holding.data)) continue;
      const entry = { system, holding, property: `${holding.how}.${place}` };
      const list = found.get(holding.data);
      if (list) list.push(entry);
      else found.set(holding.data, [entry]);
    }
  }
  return found;
}

/** What a record of processing gives an end, whatever the data itself says. */
function endedByRecord(index: ArchitectureIndex): ReadonlySet<ElementId> {
  const found = new Set<ElementId>();
  for (const { data, retention, retentionUntil } of index.all('processing')) {
    if (retentionUntil === undefined && (retention === undefined || retention === 'none')) continue;
    for (const id of data) found.add(id);
  }
  return found;
}

/** Data that nothing ends, or of which nobody says what does. */
function* ends(data: ElementOf<'data'>, held: readonly HeldBy[], recorded: boolean): Iterable<Problem> {
  if (data.retention === 'none') {
    yield {
      at: { element: data.id, property: 'retention' },
      message: `${data.path} is personal and never deleted (\`retention none\`); state how long it is kept, or what ends it (\`retention until fulfilment\`).`,
    };
    return;
  }
  if (data.retention !== undefined || data.retentionUntil !== undefined || recorded) return;
  if (held.length > 0 && held.every(({ holding }) => holding.retention !== undefined)) return;
  const silent = held.filter(({ holding }) => holding.retention === undefined);
  yield {
    at: { element: data.id },
    missing: true,
    message: `How long ${data.path} is kept is not stated; say \`retention 24mo\`, or what ends it (\`retention until fulfilment\`).`,
    related: silent.map(({ system, property }) => ({ at: { element: system.id, property }, message: `keeps ${data.path}, and does not say how long` })),
  };
}

/** A copy that is kept longer than is stated, or than the master keeps it. */
function* outlives(data: ElementOf<'data'>, held: readonly HeldBy[], slack: number): Iterable<Problem> {
  const stated = data.retention === undefined || data.retention === 'none' ? undefined : data.retention;
  const masters = held.filter(({ holding }) => holding.how === 'masters' && holding.retention !== undefined);
  // Of two masters the one that keeps it longer, so that neither is held against the other.
  const master = masters.reduce<HeldBy | undefined>((longest, each) => (lengthOf(each) > lengthOf(longest) ? each : longest), undefined);
  for (const each of held) {
    const { system, holding, property } = each;
    const kept = holding.retention;
    if (kept === undefined || holding.exempt?.some(({ right }) => right === 'erasure')) continue;
    const byMaster = holding.how !== 'masters' && lengthOf(master) < (stated?.ms ?? Number.POSITIVE_INFINITY) ? master : undefined;
    const limit = byMaster?.holding.retention ?? stated;
    if (limit === undefined || kept.ms <= limit.ms * slack) continue;
    const times = limit.ms > 0 ? ` (${decimal(kept.ms / limit.ms, 1)} times as long)` : '';
    const promise = byMaster ? `its master ${byMaster.system.path} keeps it ${written(limit)}` : `${written(limit)} is stated for it`;
    yield {
      at: { element: system.id, property },
      message: `${system.path} keeps ${data.path} for ${written(kept)}, and ${promise}${times}; shorten it, or state why it may (\`exempt erasure "…"\`).`,
      related: [
        byMaster
          ? { at: { element: byMaster.system.id, property: byMaster.property }, message: `keeps it for ${written(limit)}` }
          : { at: { element: data.id, property: 'retention' }, message: `${written(limit)} is stated` },
      ],
      fixes: shorten(each, data, limit),
    };
  }
}

function lengthOf(held: HeldBy | undefined): number {
  return held?.holding.retention?.ms ?? (held === undefined ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
}

/** Offered where the line holds nothing else, because the whole line is replaced. */
function shorten({ system, holding }: HeldBy, data: ElementOf<'data'>, limit: Duration): readonly Fix[] {
  if (system.holdings.filter(({ how }) => how === holding.how).length !== 1) return [];
  const every = holding.every === undefined ? '' : ` every ${holding.every.text}`;
  const exempt = (holding.exempt ?? []).map(({ right, reason }) => ` exempt ${right}${reason === undefined ? '' : ` "${reason}"`}`).join('');
  return [
    {
      kind: 'replace-property',
      title: `Keep it for ${written(limit)}`,
      at: { element: system.id, property: holding.how },
      text: `${holding.how} ${data.path}${every} for ${limit.text}${exempt}`,
    },
  ];
}
