import { isHarmless, isOfType } from '../direct-lines.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { isLive } from '../integration-graph.ts';
import { journeysThrough } from '../journeys-through.ts';
import { counted } from '../phrases.ts';
import { reachedAt } from '../plateau.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const int04: Rule = {
  id: 'INT-04',
  title: 'Legacy protocol survives migration',
  severity: 'warning',
  profile: 'build',
  summary: 'A system in the cloud, or one that has just replaced another, still talks SOAP, files or a database language to the rest.',
  why: 'SOAP does not become REST by moving one end of it. The new platform inherits the old coupling, with the internet in between, and what was to become simple now has two vendors.',
  fix: 'Put an adapter between (`via adapter`), or let both ends speak a protocol of today: `by rest`, or an event. It is silent where both ends stay where they are, and about loads into a warehouse.',
  options: {
    legacy: { description: 'Protocols, and styles, that count as legacy.', default: ['soap', 'jdbc', 'sftp', 'rpa', 'mq'] },
    cloud: { description: 'Hosting from which a legacy protocol is not reached as before.', default: ['saas'] },
    adapters: {
      description: 'Kinds of system that translate on the way, or at an end.',
      default: ['adapter', 'api-gateway', 'ipaas', 'esb', 'etl', 'event-broker'],
    },
    insight: {
      description: 'Kinds of system that may be loaded by files.',
      default: ['warehouse', 'lake', 'bi', 'analytics', 'ml', 'observability'],
    },
  },
  bad: `system ccaas "Contact platform" { kind ccaas  hosting saas }
system billing "Billing" { kind billing  hosting onprem }
ccaas -> billing "Balance" by soap { via none }
`,
  good: `system ccaas "Contact platform" { kind ccaas  hosting saas }
system billing "Billing" { kind billing  hosting onprem }
system erp "ERP" { kind erp  hosting onprem }
system billingAdapter "Billing adapter" { kind adapter }
ccaas -> billing "Balance" by soap { via billingAdapter }
erp -> billing "Ledger" by soap { via none }
`,
  unknown: `system ccaas
system billing
ccaas -> billing by soap
`,
  waive: 'waive INT-04 on ccaas->billing until 2026-12-31 because "The adapter comes in autumn"',
  see: ['INT-01', 'INT-02', 'LIF-05'],
  *check(context) {
    const { index } = context;
    const legacy = new Set(context.words('legacy'));
    const [cloud, adapters, insight] = [new Set(context.words('cloud')), new Set(context.words('adapters')), new Set(context.words('insight'))];
    const arrived = arrivals(index);
    for (const integration of index.all('integration')) {
      const word = legacyWord(integration, legacy);
      if (word === undefined || isHarmless(index, integration, insight) || isAdapted(index, integration, adapters)) continue;
      const ends = [integration.from, integration.to] as const;
      if (!ends.every((end) => isThere(index, end))) continue;
      const inCloud = ends.filter((end) => isIn(index, end, cloud));
      // Of two the one that was there first, so that it is the same finding before and after the other has followed.
      const moved = inCloud.find((end) => !movesTo(index, end, cloud)) ?? inCloud[0] ?? ends.find((end) => arrived.has(index.rootSystem(end)));
      if (moved !== undefined) yield survives(context, integration, word, moved, inCloud);
    }
  },
};

function legacyWord({ protocol, style }: ElementOf<'integration'>, legacy: ReadonlySet<string>): string | undefined {
  if (protocol !== undefined && legacy.has(protocol)) return protocol.toUpperCase();
  return style !== undefined && legacy.has(style) ? style.toUpperCase() : undefined;
}

/** Translated by what it passes, or because an end is the translator. */
function isAdapted(index: ArchitectureIndex, { via, from, to }: ElementOf<'integration'>, adapters: ReadonlySet<string>): boolean {
  const stops = via === undefined || via === 'none' ? [] : via;
  return [from, to, ...stops].some((system) => isOfType(index, system, adapters));
}

function isThere(index: ArchitectureIndex, end: ElementId): boolean {
  const root = index.get('system', index.rootSystem(end));
  return root !== undefined && isLive(root);
}

function isIn(index: ArchitectureIndex, end: ElementId, cloud: ReadonlySet<string>): boolean {
  const hosting = index.get('system', end)?.hosting ?? index.get('system', index.rootSystem(end))?.hosting;
  return hosting !== undefined && cloud.has(hosting);
}

/** Whether it comes into the cloud at a plateau, and is not there from the beginning. */
function movesTo(index: ArchitectureIndex, end: ElementId, cloud: ReadonlySet<string>): boolean {
  const deciding = [index.get('system', end), index.get('system', index.rootSystem(end))].find((system) => system?.hosting !== undefined);
  const moves = deciding?.changes?.filter(({ set }) => 'hosting' in set) ?? [];
  return moves.some(({ set }) => cloud.has(String(Reflect.get(set, 'hosting'))));
}

/** What took over from another system, by the plateaus that have come here. */
function arrivals(index: ArchitectureIndex): ReadonlySet<ElementId> {
  const migrations = index.all('migration');
  if (migrations.length === 0) return new Set();
  const reached = reachedAt(index.whole, index.plateau);
  const done = migrations.filter(({ plateau }) => plateau !== undefined && reached.has(plateau));
  return new Set(done.flatMap((migration) => migration.to.map((system) => index.rootSystem(system))));
}

function survives(
  context: RuleContext,
  integration: ElementOf<'integration'>,
  word: string,
  moved: ElementId,
  inCloud: readonly ElementId[],
): Problem {
  const { index } = context;
  const path = (id: ElementId) => index.element(id)?.path ?? id;
  const what = inCloud.length > 0 ? 'Cloud target' : 'The new';
  const calls =
    moved === integration.from
      ? `${what} ${path(moved)} still calls ${path(integration.to)} by ${word}`
      : `${what} ${path(moved)} is still reached by ${word} from ${path(integration.from)}`;
  const journeys = journeysThrough(context).of(integration.id);
  const critical = journeysThrough(context).critical(journeys).length;
  const many = critical > 0 ? counted(critical, 'critical journey') : counted(journeys.length, 'journey');
  return {
    at: { element: integration.id, property: 'protocol' },
    message: `${calls}${journeys.length > 0 ? `, on ${many}` : ''}; put an adapter between, or let both speak a protocol of today.`,
    journeys,
    related:
      inCloud.length > 0
        ? inCloud.map((end) => ({ at: { element: end, property: 'hosting' }, message: `${path(end)} is in the cloud` }))
        : [{ at: { element: moved }, message: `${path(moved)} took over here` }],
  };
}
