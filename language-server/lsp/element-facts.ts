import type { ElementOf, Kind } from '../../model/element.ts';
import type { ElementId, Stated } from '../../model/element-base.ts';

/** A line about an element: the field's name and what it says; undefined where it is not stated. */
export type Fact = readonly [field: string, value: string | number | undefined];

/** What an element is called where it is named. */
export type LabelOf = (id: ElementId) => string;

/** What of a kind's own properties says most. */
export const elementFacts: { readonly [K in Kind]?: (element: ElementOf<K>, label: LabelOf) => readonly Fact[] } = {
  team: ({ lead, hours }) => [
    ['lead', lead],
    ['hours', textOf(hours)],
  ],
  persona: ({ goal, segment, share }) => [
    ['goal', goal],
    ['segment', segment],
    ['share', percent(share)],
  ],
  channel: ({ hours, staffed, auth }) => [
    ['hours', textOf(hours)],
    ['staffed', textOf(staffed)],
    ['auth', auth],
  ],
  capability: ({ criticality }) => [['criticality', criticality]],
  system: ({ vendor, availability, lifecycle, disposition, endOfLife, contractUntil }) => [
    ['vendor', vendor],
    ['availability', percent(availability)],
    ['lifecycle', lifecycle],
    ['disposition', disposition],
    ['end of life', textOf(endOfLife)],
    ['contract until', textOf(contractUntil)],
  ],
  integration: ({ protocol, p95, every, verified }) => [
    ['protocol', protocol],
    ['p95', textOf(p95)],
    ['every', textOf(every)],
    ['verified', textOf(verified)],
  ],
  data: (data) => [
    ['class', data.classes?.join(', ')],
    ['identifiers', words(data.identifiers)],
    ['retention', data.retentionUntil === undefined ? textOf(data.retention) : `until ${data.retentionUntil}`],
  ],
  processing: ({ purpose, basis, role, recipients }, label) => [
    ['purpose', purpose],
    ['basis', basis],
    ['role', role],
    ['recipients', names(recipients, label)],
  ],
  journey: ({ volume, criticality, stage }) => [
    ['volume', volume?.text],
    ['criticality', criticality],
    ['stage', stage],
  ],
  communication: ({ type, sender, channels, frequency, brand, tone }, label) => [
    ['type', type],
    ['sender', sender === undefined || sender === 'none' ? sender : label(sender)],
    ['channels', names(channels, label)],
    ['frequency', frequency?.text],
    ['brand', brand],
    ['tone', tone],
  ],
  policy: ({ singleView, caps, quiet }, label) => [
    ['single view', singleView === undefined || singleView === 'none' ? singleView : label(singleView)],
    ['caps', words(caps.map(({ type, limit }) => `${type} ${limit.text}`))],
    ['quiet', textOf(quiet)],
  ],
  metric: ({ readings, better, cadence, readBy }, label) => [
    ...(['baseline', 'actual'] as const).map((kind): Fact => {
      const last = readings.filter((reading) => reading.kind === kind).at(-1);
      return [kind, last && `${last.value.text}${last.date ? ` at ${last.date.text}` : ''}`];
    }),
    ['better', better],
    ['cadence', cadence],
    ['read by', names(readBy, label)],
  ],
  outcome: ({ metrics, targets, enabledBy }, label) => [
    ['metrics', names(metrics, label)],
    ['target', words(targets.map(({ value, by }) => `${value.text}${by ? ` by ${by.text}` : ''}`))],
    ['enabled by', names(enabledBy, label)],
  ],
  initiative: ({ serves, starts, ends, cost }, label) => [
    ['serves', names(serves, label)],
    ['starts', starts?.text],
    ['ends', ends?.text],
    ['cost', cost?.text],
  ],
  decision: ({ status, date, options, serves }, label) => [
    ['status', status],
    ['date', date?.text],
    ['serves', names(serves, label)],
    ['chosen', options.filter(({ chosen }) => chosen).map(({ title, name }) => title ?? name ?? '')[0]],
  ],
  requirement: ({ on, from, verified }, label) => [
    ['on', names(on, label)],
    ['from', from],
    ['verified', textOf(verified)],
  ],
  assumption: ({ on, verified }, label) => [
    ['on', names(on, label)],
    ['verified', textOf(verified)],
  ],
  problem: ({ on, cause, solvedBy }, label) => [
    ['on', names(on, label)],
    ['cause', cause],
    ['solved by', names(solvedBy, label)],
  ],
  risk: ({ on, likelihood, impact, mitigation }, label) => [
    ['on', names(on, label)],
    ['likelihood', likelihood],
    ['impact', impact],
    ['mitigation', mitigation],
  ],
  plateau: ({ starts, ends }) => [
    ['starts', starts?.text],
    ['ends', ends?.text],
  ],
  migration: ({ waves, split, bridges }, label) => [
    ['waves', words(waves.map(({ name, seats, on }) => [name, seats !== undefined && `${seats} seats`, on?.text].filter(Boolean).join(' ')))],
    ['split', split],
    ['bridges', bridges === undefined || bridges === 'none' ? bridges : names(bridges.map(({ system }) => system), label)],
  ],
  programme: ({ starts, phases, runOwner, stabiliseUntil }, label) => [
    ['starts', starts?.text],
    ['phases', words(phases.map(({ name, title }) => title ?? name))],
    ['run owner', runOwner === undefined || runOwner === 'none' ? runOwner : label(runOwner)],
    ['stabilise until', textOf(stabiliseUntil)],
  ],
  milestone: ({ phase, week, done }) => [
    ['phase', phase],
    ['week', week],
    ['done', textOf(done)],
  ],
  gate: ({ phase, week, signedBy, signedOn, requires }, label) => [
    ['phase', phase],
    ['week', week],
    ['signed by', names(signedBy, label)],
    ['signed on', textOf(signedOn)],
    ['requires', words(requires.map(({ subject, operator, value }) => [subject, operator, value?.text].filter(Boolean).join(' ')))],
  ],
};

function textOf(value: Stated<{ readonly text: string }> | undefined): string | undefined {
  return typeof value === 'object' ? value.text : value;
}

function percent(value: Stated<number> | undefined): string | undefined {
  return typeof value === 'number' ? `${value}%` : value;
}

function names(ids: Stated<readonly ElementId[]> | undefined, label: LabelOf): string | undefined {
  return ids === undefined || ids === 'none' ? ids : words(ids.map(label));
}

function words(list: readonly string[]): string | undefined {
  return list.length === 0 ? undefined : list.join(', ');
}
