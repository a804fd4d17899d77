import { coexistences, passages } from '../coexistence.ts';
import type { Coexistence, Passage } from '../coexistence.ts';
import { derivedFrom } from '../derived.ts';
import type { ElementId } from '../element-base.ts';
import type { Bridge, ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { identityIslands, identityKinds } from '../identity-islands.ts';
import { listed, listedUpTo, quoted, thousands } from '../phrases.ts';
import { plateauEnd } from '../plateau-end.ts';
import { reachedAt } from '../plateau.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { pathOf } from '../element-path.ts';

export const lif03: Rule = {
  id: 'LIF-03',
  title: 'Coexistence gap',
  severity: 'error',
  profile: 'build',
  summary: 'A journey passes the old and the new system at the same plateau, and what joins them is not there: who is where, a way for what is known in both directions, one identity, a bridge with an end.',
  why: 'Between the first wave and the last there are two of everything. Who is passed from one to the other is somebody new there, unless somebody has built what carries his story across.',
  fix: 'Say how it is decided who is on which (`split "by number"`), let an integration in each direction carry what the steps there need, link the identifiers (`identity callId = interactionId`), and give every bridge an end (`bridge sipBridge until tobe`).',
  lacks: { one: 'leaves open how old and new live together', many: 'leave open how old and new live together' },
  bad: `plateau now "As is"
plateau p1 "Support moved" after now
system acd "Call distribution"
system ccaas "Cloud platform" { exists from p1 }
channel voice "Phone"
acd -> ccaas "Transfer to the cloud" { carries intent }
ccaas -> acd as transfer "Transfer to the old platform" { carries none }
journey fault "My line is dead" {
  volume 10000/month
  step agent "Talks to support" on voice using ccaas { actor agent  needs intent  exists from p1 }
  agent -> billing 8%
  agent -> end 92%
  step billing "Is passed on to billing" on voice using acd { actor agent  needs summary }
}
migration acd to ccaas in p1 { wave pilot 40 seats rollback "Re-point" within 30min  split none  bridge transfer until p1 }
`,
  good: `plateau now "As is"
plateau p1 "Support moved" after now
plateau tobe "One platform" after p1
system acd "Call distribution" { exists until tobe }
system ccaas "Cloud platform" { exists from p1 }
channel voice "Phone"
acd -> ccaas "Transfer to the cloud" { carries intent }
ccaas -> acd as transfer "Transfer to the old platform" { carries summary }
journey fault "My line is dead" {
  volume 10000/month
  step agent "Talks to support" on voice using ccaas { actor agent  needs intent  exists from p1 }
  agent -> billing 8%
  agent -> end 92%
  step billing "Is passed on to billing" on voice using acd { actor agent  needs summary  at tobe { using ccaas } }
}
migration acd to ccaas in p1 { wave pilot 40 seats rollback "Re-point" within 30min  split "by number"  bridge transfer until tobe }
`,
  unknown: `plateau now
plateau p1 after now
system acd
system ccaas { exists from p1 }
channel voice
acd -> ccaas
ccaas -> acd as transfer
journey fault {
  step agent on voice using ccaas { actor agent  needs intent  exists from p1 }
  step billing on voice using acd { actor agent  needs summary }
}
migration acd to ccaas in p1 { bridge transfer }
`,
  waive: 'waive LIF-03 until 2026-12-31 because "Six weeks, and two hundred calls"',
  see: ['LIF-02', 'LIF-04', 'JRN-02'],
  *check(context) {
    for (const coexistence of coexistences(context)) {
      yield* judgeSplit(context.index, coexistence);
      for (const passage of passages(context, coexistence)) {
        const problem = judgePassage(context.index, coexistence, passage);
        if (problem) yield problem;
      }
      yield* judgeIdentity(context.index, coexistence);
      yield* judgeBridges(context, coexistence);
    }
  },
};

function* judgeSplit(index: ArchitectureIndex, coexistence: Coexistence): Iterable<Problem> {
  const { migration } = coexistence;
  const who = `${bothOf(index, coexistence)} serve ${journeyNames(index, idsOf(coexistence))} side by side`;
  if (migration.split === 'none') {
    yield {
      at: { element: migration.id, property: 'split' },
      message: `${who}, and nothing decides who is on which; say it, \`split "by number"\`.`,
      journeys: idsOf(coexistence),
    };
  } else if (migration.split === undefined) {
    yield { at: { element: migration.id }, message: `${who}; how it is decided who is on which is not stated, say \`split "…"\`.`, missing: true, journeys: idsOf(coexistence) };
  }
}

function judgePassage(index: ArchitectureIndex, { migration }: Coexistence, passage: Passage): Problem | undefined {
  const { from, to, state, needs, transfers, journeys, customersPerMonth } = passage;
  if (state === 'open') return undefined;
  const way = `${pathOf(index, from)} -> ${pathOf(index, to)}`;
  const wanted = listedUpTo(needs, 4);
  const [transfer] = transfers;
  const related = transfers.slice(1).map(({ id }) => ({ at: { element: id }, message: 'carries it neither' }));
  if (state === 'unknown') {
    return {
      at: { element: transfer?.id ?? migration.id },
      message: `Whether ${way} brings what ${journeyNames(index, journeys)} needs there (${wanted}) is not known: what is carried is not stated.`,
      missing: true,
      journeys,
    };
  }
  const many = customersPerMonth !== undefined && customersPerMonth >= 1 ? `; about ${thousands(customersPerMonth)} customers a month go that way` : '';
  const nothing = transfers.every(({ carries }) => carries === 'none');
  const what = transfer === undefined ? `No way leads ${way} for` : `${way} carries ${nothing ? 'nothing, and so none' : 'none'} of`;
  return {
    at: transfer === undefined ? { element: migration.id } : { element: transfer.id, property: transfer.carries === undefined ? 'returns' : 'carries' },
    message: `${what} what ${journeyNames(index, journeys)} needs there while both are used (${wanted})${many}; let it carry that, or let one platform serve the whole journey.`,
    journeys,
    related: [...related, { at: { element: migration.id }, message: 'the migration between the two' }],
  };
}

/** An entity that both know by stated identifiers which nothing resolves to each other. */
function* judgeIdentity(index: ArchitectureIndex, coexistence: Coexistence): Iterable<Problem> {
  const { migration, old, new: next } = coexistence;
  for (const { data, keys } of strangers(index)(old, next)) {
    const [left = [], right = []] = keys;
    yield {
      at: { element: migration.id },
      message: `${pathOf(index, old)} knows ${index.label(data)} by ${listed(left)} and ${pathOf(index, next)} by ${listed(right)}, and nothing resolves one to the other while both serve ${journeyNames(index, idsOf(coexistence))}; declare \`identity ${left[0] ?? ''} = ${right[0] ?? ''}\`, with the system that resolves it.`,
      journeys: idsOf(coexistence),
    };
  }
}

const strangers = derivedFrom(identityKinds, (index) => (old: ElementId, next: ElementId) =>
  index.all('data').flatMap((data) => {
    const islands = identityIslands(index, data);
    const [left, right] = [old, next].map((system) => islands.find(({ systems, keys }) => keys.length > 0 && systems.includes(system)));
    return left && right && left !== right ? [{ data: data.id, keys: [left.keys, right.keys] }] : [];
  }),
);

function* judgeBridges(context: RuleContext, coexistence: Coexistence): Iterable<Problem> {
  const { index } = context;
  const { migration } = coexistence;
  const shared = { journeys: idsOf(coexistence) };
  const both = bothOf(index, coexistence);
  if (migration.bridges === undefined) {
    yield { ...shared, at: { element: migration.id }, message: `What joins ${both} while ${journeyNames(index, shared.journeys)} passes both is not stated; say \`bridge … until …\`.`, missing: true };
    return;
  }
  if (migration.bridges === 'none') {
    yield { ...shared, at: { element: migration.id, property: 'bridges' }, message: `Nothing joins ${both}, and ${journeyNames(index, shared.journeys)} passes both; build a bridge, or let one platform serve the whole journey.` };
    return;
  }
  const endless = migration.bridges.filter(({ until, untilDate }) => until === undefined && untilDate === undefined);
  if (endless.length > 0) {
    const names = listed(endless.map(({ system }) => pathOf(index, system)));
    yield { ...shared, at: { element: migration.id }, message: `Until when ${names} ${endless.length === 1 ? 'bridges' : 'bridge'} ${both} is not stated; say \`bridge … until …\`, or it stays for ever.`, missing: true };
  }
  for (const [place, bridge] of migration.bridges.entries()) {
    const ended = endedBy(context, bridge);
    if (ended === undefined) continue;
    yield {
      ...shared,
      at: { element: migration.id, property: `bridges.${place}` },
      message: `Bridge ${pathOf(index, bridge.system)} ends ${ended}, and ${journeyNames(index, shared.journeys)} still passes ${both} then; let it live as long as both do.`,
    };
  }
}

/** How a bridge ends before what it joins does; undefined where it does not. */
function endedBy({ index, plateaus }: RuleContext, { until, untilDate }: Bridge): string | undefined {
  const last = plateaus.at(-1);
  if (until !== undefined) return reachedAt(index.whole, last).has(until) ? `with ${pathOf(index, until)}` : undefined;
  const end = untilDate && plateauEnd(index.whole, last);
  return end && untilDate.to < end.day ? `on ${untilDate.text}, before ${end.day}` : undefined;
}

function bothOf(index: ArchitectureIndex, { old, new: next }: Pick<Coexistence, 'old' | 'new'>): string {
  return `${pathOf(index, old)} and ${pathOf(index, next)}`;
}

function idsOf({ journeys }: { readonly journeys: readonly ElementOf<'journey'>[] }): readonly ElementId[] {
  return journeys.map(({ id }) => id);
}

function journeyNames(index: ArchitectureIndex, journeys: readonly ElementId[]): string {
  return listedUpTo(journeys.map((journey) => quoted(index.label(journey))), 2);
}
