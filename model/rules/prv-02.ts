import { organisationsEntered, placements, regionsEntered } from '../boundary-crossings.ts';
import type { Placed } from '../boundary-crossings.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { journeysThrough } from '../journeys-through.ts';
import { foreign } from '../ownership.ts';
import { namedEntry, personalData, personalIn } from '../personal-data.ts';
import type { PersonalEntry } from '../personal-data.ts';
import { counted, listedUpTo, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const prv02: Rule = {
  id: 'PRV-02',
  title: 'Boundary crossed without a safeguard',
  severity: 'error',
  profile: 'build',
  summary: 'Personal data that goes to another region without a transfer safeguard, or to another organisation without an agreement; data that is sold or shared with no way to object.',
  why: 'The regulator asks where the claims data is, and the answer is a country with which nothing was signed. The same goes for the partner whose agents read the case.',
  fix: 'Sign something and say so: `safeguard scc` on the integration or on the boundary, `safeguard agreement` with a processor; or mask the data (`carries Claim masked`), or leave it at home. The integration’s own safeguard stands over the boundary’s, that over a record of processing’s. `safeguard none` is an error; one that nobody states is asked for once per boundary. What comes into a region of `home` needs none.',
  lacks: { one: 'states no safeguard', many: 'state no safeguard' },
  options: {
    home: {
      description: 'Names or titles of regions into which personal data may come from anywhere.',
      default: ['eu', 'eea', 'european union', 'european economic area'],
    },
  },
  bad: `data Claim { subject customer  class special }
boundary eu "European Union" { kind region }
boundary us "US analytics" { kind region  safeguard none }
system claims "Claims" { in eu }
system warehouse "Warehouse" { in us }
claims -> warehouse as claimHistory { carries Claim }
`,
  good: `data Claim { subject customer  class special }
data Letter { subject customer  class personal }
boundary eu "European Union" { kind region }
boundary us "US analytics" { kind region  safeguard none }
boundary printer "Print vendor" { kind organisation  in eu  safeguard agreement }
system claims "Claims" { in eu }
system print "Print and post" { in printer }
system warehouse "Warehouse" { in us }
claims -> warehouse as claimHistory { carries Claim masked }
claims -> warehouse as research { carries Claim  safeguard scc }
claims -> print { carries Letter }
`,
  unknown: `data Claim { subject customer  class special }
boundary eu { kind region }
boundary us { kind region }
system claims { in eu }
system warehouse { in us }
system desk
claims -> warehouse { carries Claim }
desk -> claims { carries Claim }
claims -> desk
`,
  waive: 'waive PRV-02 on claimHistory until 2026-12-31 because "Standard clauses are being signed"',
  see: ['PRV-01', 'PRV-05'],
  *check(context) {
    const { index } = context;
    if (index.has('boundary') && personalData(index).size > 0) yield* transfers(context);
    if (index.has('team')) yield* outsourcedSteps(context);
    yield* disclosures(index);
  },
};

/** Personal data that enters a boundary of which nobody says what allows it; asked for once. */
interface Unsaid {
  readonly placed: Placed;
  readonly region: boolean;
  readonly by: ElementOf<'integration'>[];
}

function* transfers(context: RuleContext): Iterable<Problem> {
  const { index } = context;
  const personal = personalData(index);
  const placementOf = placements(index);
  const home = new Set(context.words('home').map((word) => word.toLowerCase()));
  const unsaid = new Map<ElementId, Unsaid>();
  for (const integration of index.all('integration')) {
    const { from, to, carries, returns } = integration;
    const [start, end] = [placementOf(from), placementOf(to)];
    if (start === end) continue;
    for (const [list, property, source, target, receiver] of [
      [carries, 'carries', start, end, to],
      [returns, 'returns', end, start, from],
    ] as const) {
      const regions = regionsEntered(source, target).filter(({ boundary }) => !isHome(index, boundary, home));
      const organisations = organisationsEntered(source, target);
      if (regions.length === 0 && organisations.length === 0) continue;
      const entries = personalIn(personal, list);
      if (entries.length === 0) continue;
      for (const placed of [...regions, ...organisations]) {
        const region = regions.includes(placed);
        const safeguard = integration.safeguard ?? placed.safeguard ?? recordedSafeguard(index, entries, receiver, region);
        if (safeguard === 'none') {
          const origin = region ? source.regions[0]?.boundary : undefined;
          yield crossing(context, { integration, property, placed, entries, region, origin });
        } else if (safeguard === undefined) {
          const group = unsaid.get(placed.boundary) ?? { placed, region, by: [] };
          unsaid.set(placed.boundary, group);
          if (!group.by.includes(integration)) group.by.push(integration);
        }
      }
    }
  }
  for (const group of unsaid.values()) yield askFor(context, group);
}

function isHome(index: ArchitectureIndex, id: ElementId, home: ReadonlySet<string>): boolean {
  const boundary = index.element(id);
  return home.has(boundary?.name.toLowerCase() ?? '') || home.has(boundary?.title?.toLowerCase() ?? '');
}

/** What a record of processing says of this data and this receiver; being a processor is bound by an agreement. */
function recordedSafeguard(
  index: ArchitectureIndex,
  entries: readonly PersonalEntry[],
  receiver: ElementId,
  region: boolean,
): string | undefined {
  const root = index.rootSystem(receiver);
  const isReceiver = (id: ElementId) => id === receiver || index.rootSystem(id) === root;
  const data = entries.filter(({ identifier }) => !identifier);
  for (const { safeguard, role, systems, recipients, data: listed } of index.all('processing')) {
    const named = recipients !== undefined && recipients !== 'none' && recipients.some(isReceiver);
    if (!named && !systems.some(isReceiver)) continue;
    if (!data.every(({ item }) => listed.includes(item))) continue;
    if (safeguard !== undefined) return safeguard;
    if (!region && (named || role === 'processor' || role === 'subprocessor')) return 'agreement';
  }
  return undefined;
}

interface Crossing {
  readonly integration: ElementOf<'integration'>;
  readonly property: 'carries' | 'returns';
  readonly placed: Placed;
  readonly entries: readonly PersonalEntry[];
  readonly region: boolean;
  readonly origin: ElementId | undefined;
}

function crossing(context: RuleContext, { integration, property, placed, entries, region, origin }: Crossing): Problem {
  const { index } = context;
  const said = integration.safeguard === 'none' ? integration.id : placed.statedBy;
  const way = property === 'carries' ? [integration.from, integration.to] : [integration.to, integration.from];
  const ends = way.map((id) => index.element(id)?.path ?? id).join(' -> ');
  const what = listedUpTo(entries.map(namedEntry), 4);
  const from = origin === undefined ? '' : ` from ${index.label(origin)}`;
  const lack = region ? 'no safeguard' : 'no agreement with a processor';
  const mend = region ? 'agree on one (`safeguard scc`)' : 'sign one (`safeguard agreement`)';
  const [entry] = entries;
  return {
    at: { element: integration.id, property: `${property}.${entry?.place ?? 0}` },
    message: `${ends} takes ${what}${from} to ${index.label(placed.boundary)}, and there is ${lack}; ${mend}, mask the data or leave it out.`,
    journeys: journeysThrough(context).of(integration.id),
    related: [{ at: { element: said, property: 'safeguard' }, message: 'says that there is none' }],
  };
}

function askFor(context: RuleContext, { placed, region, by }: Unsaid): Problem {
  const { index } = context;
  const names = listedUpTo(by.map(({ path }) => path), 3);
  const what = region ? 'allows personal data to go there' : 'binds those who get personal data there';
  return {
    at: { element: placed.boundary },
    missing: true,
    message: `What ${what} is not stated of ${index.label(placed.boundary)}, and ${counted(by.length, 'integration')} ${by.length === 1 ? 'takes' : 'take'} some (${names}); say \`safeguard ${region ? 'scc' : 'agreement'}\`, or \`safeguard none\`.`,
    journeys: by.flatMap(({ id }) => journeysThrough(context).of(id)).filter(isFirst),
    related: by.map(({ id }) => ({ at: { element: id }, message: 'takes personal data there' })),
  };
}

function isFirst<T>(value: T, place: number, list: readonly T[]): boolean {
  return list.indexOf(value) === place;
}

/** People of another organisation who see personal data at a step: what binds them is the team's boundary or a record. */
function* outsourcedSteps(context: RuleContext): Iterable<Problem> {
  const { index } = context;
  const teams = new Set(index.all('team').filter(foreign).map(({ id }) => id));
  if (teams.size === 0) return;
  const personal = personalData(index);
  const placementOf = placements(index);
  const recipients = new Set(index.all('processing').flatMap((record) => (record.recipients === undefined || record.recipients === 'none' ? [] : record.recipients)));
  const unsaid = new Map<ElementId, ElementOf<'step'>[]>();
  for (const step of index.all('step')) {
    for (const team of step.handlers ?? (step.handledBy === undefined ? [] : [step.handledBy])) {
      if (!teams.has(team)) continue;
      const entries = [step.needs, step.brings, step.produces].flatMap((list) => personalIn(personal, list));
      if (entries.length === 0) continue;
      const { regions, organisations } = placementOf(team);
      const [placed] = [...organisations, ...regions].filter(({ safeguard }) => safeguard !== undefined);
      if (placed?.safeguard === 'none') {
        const what = listedUpTo([...new Set(entries.map(namedEntry))], 4);
        yield {
          at: { element: step.id, property: 'handledBy' },
          message: `${index.label(team)} sees ${what} at ${quoted(index.label(step.id))}, and there is no agreement with a processor; sign one (\`safeguard agreement\`).`,
          journeys: [step.journey],
          related: [{ at: { element: placed.statedBy, property: 'safeguard' }, message: 'says that there is none' }],
        };
      } else if (placed === undefined && !recipients.has(team)) {
        const steps = unsaid.get(team);
        if (steps) steps.push(step);
        else unsaid.set(team, [step]);
      }
    }
  }
  for (const [team, steps] of unsaid) {
    yield {
      at: { element: team },
      missing: true,
      message: `What binds ${index.label(team)}, who see personal data at ${counted(steps.length, 'step')}, is not stated; put them into a boundary with a \`safeguard\`, or among the \`recipients\` of a processing.`,
      journeys: steps.map(({ journey }) => journey).filter(isFirst),
      related: steps.map(({ id }) => ({ at: { element: id, property: 'handledBy' }, message: 'sees personal data' })),
    };
  }
}

/** CCPA: who sells or shares data gives the customer a place to object. */
function* disclosures(index: ArchitectureIndex): Iterable<Problem> {
  const regulations = index.all('architecture').flatMap((architecture) => architecture.regulations ?? []);
  if (regulations.length > 0 && !regulations.includes('ccpa')) return;
  for (const record of index.all('processing')) {
    const { discloses } = record;
    if (discloses === undefined || discloses === 'none') continue;
    const how = discloses.map((word) => verbs[word] ?? word).join(' and ');
    const name = quoted(index.label(record.id));
    if (record.optOutBy === 'none') {
      yield {
        at: { element: record.id, property: 'optOutBy' },
        message: `Processing ${name} ${how} customers’ data, and they cannot object; name the system in which they can (\`opt out by …\`).`,
        related: [{ at: { element: record.id, property: 'discloses' }, message: `${how} it` }],
      };
    } else if (record.optOutBy === undefined) {
      yield {
        at: { element: record.id },
        missing: true,
        message: `Where customers object to it that processing ${name} ${how} their data is not stated (\`opt out by …\`, or \`opt out by none\`).`,
      };
    }
  }
}

const verbs: Readonly<Record<string, string>> = { sale: 'sells', sharing: 'shares' };
