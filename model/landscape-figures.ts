import { isDirect } from './direct-lines.ts';
import type { ElementOf } from './element.ts';
import { isLive } from './integration-graph.ts';
import type { Money } from './quantity.ts';
import type { ArchitectureIndex } from './query.ts';

/** How much an architecture is, and what it takes to run it, as it stands at a plateau. */
export interface LandscapeFigures {
  /** Outermost systems that are there. */
  readonly systems: number;
  /** Between systems that are there. */
  readonly integrations: number;
  /** Those that are known to lead from system to system with nothing between. */
  readonly direct: number;
  /** Those of which nobody says whether they do. */
  readonly unclear: number;
  /** A year, by currency (ISO 4217, empty where none is stated), of systems and integrations. */
  readonly runCosts: ReadonlyMap<string, number>;
  /** How many systems and integrations state what they cost a year, of how many. */
  readonly priced: { readonly known: number; readonly of: number };
}

/** @param intrusive styles of integration that reach into another system */
export function landscapeFigures(index: ArchitectureIndex, intrusive: ReadonlySet<string>): LandscapeFigures {
  const systems = index.all('system').filter((system) => !system.undeclared && isThere(index, system));
  const there = new Set(systems.map(({ id }) => id));
  const integrations = index.all('integration').filter(({ from, to, lifecycle }) => lifecycle !== 'retired' && there.has(from) && there.has(to));
  const directness = integrations.map((integration) => isDirect(index, integration, intrusive));
  const roots = systems.filter((system) => index.rootSystem(system.id) === system.id);
  const [architecture] = index.all('architecture');
  const runCosts = new Map<string, number>();
  const priced = [...systems, ...integrations].filter(({ cost }) => {
    const yearly = cost && aYear(cost);
    if (yearly === undefined) return false;
    const currency = cost?.currency ?? architecture?.currency ?? '';
    runCosts.set(currency, (runCosts.get(currency) ?? 0) + yearly);
    return true;
  });
  return {
    systems: roots.length,
    integrations: integrations.length,
    direct: directness.filter((direct) => direct === true).length,
    unclear: directness.filter((direct) => direct === undefined).length,
    runCosts,
    // What is inside of a system is part of its price, unless it has one of its own.
    priced: { known: priced.length, of: priced.length + [...roots, ...integrations].filter((each) => !priced.includes(each)).length },
  };
}

/** Undefined where the amount is paid once. Twelve months are a year, though durations count them 30 days each. */
function aYear({ amount, per }: Money): number | undefined {
  if (per === undefined || per.ms <= 0) return undefined;
  const months = per.ms / (30 * dayMs);
  return Number.isInteger(months) && months <= 12 ? (amount * 12) / months : (amount * 365 * dayMs) / per.ms;
}

const dayMs = 24 * 60 * 60 * 1000;

function isThere(index: ArchitectureIndex, system: ElementOf<'system'>): boolean {
  const root = index.get('system', index.rootSystem(system.id));
  return isLive(system) && root !== undefined && isLive(root);
}
