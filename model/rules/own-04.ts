import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Problem } from '../finding.ts';
import { isLive } from '../integration-graph.ts';
import { journeysThrough } from '../journeys-through.ts';
import { counted, listed, listedUpTo, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const own04: Rule = {
  id: 'OWN-04',
  title: 'Overlap or double work',
  severity: 'warning',
  profile: 'design',
  summary: 'A capability that several live systems realise, with nothing that says which does it for whom.',
  why: 'Each of the two is bought, run and changed for the same thing, and which of them a customer meets is chance: two places that send the receipt, two rules for when. Every new tool of that kind adds work and no ability.',
  fix: 'Let one system realise it, or say what each does it for: `realises selling for web`, `realises selling for store`. Systems of different regions are a split by themselves; so is a migration from one to the other. Two teams that are accountable for one journey are OWN-02.',
  lacks: { one: 'may be realised twice', many: 'may be realised twice' },
  options: {
    passing: {
      description: 'A system in one of these states is tried out or goes away, and may do what another does.',
      default: ['pilot', 'sunset'],
    },
  },
  bad: `capability receipts "Send transactional e-mail"
system txEmail "Order e-mails" { realises receipts }
system billing "Billing" { realises receipts }
`,
  good: `capability selling "Selling"
channel web
channel store
system shop "Shop" { realises selling for web }
system tills "Tills" { realises selling for store }
`,
  unknown: `capability selling "Selling"
channel store
system shop { realises selling }
system tills { realises selling for store }
`,
  waive: 'waive OWN-04 on receipts until 2026-12-31 because "Billing stops sending in autumn"',
  see: ['OWN-01', 'OWN-02', 'INT-08', 'LIF-04'],
  *check(context) {
    const { index } = context;
    if (!index.has('capability')) return;
    const passing = new Set(context.words('passing'));
    for (const [capability, realisers] of realisersByCapability(index, passing)) {
      const element = index.get('capability', capability);
      if (!element || element.undeclared || realisers.length < 2) continue;
      const doubled = realisers.filter((one) => realisers.some((other) => one !== other && isSame(index, one, other)));
      if (doubled.length > 1) yield overlap(context, element, doubled);
      else {
        const unclear = realisers.filter((one) => realisers.some((other) => one !== other && mayBeSame(index, one, other)));
        if (unclear.length > 1) yield unstated(index, element, unclear);
      }
    }
  },
};

/** An outermost system that realises a capability; itself or by its components. */
interface Realiser {
  readonly root: ElementId;
  readonly system: ElementOf<'system'>;
  /** The channels for which it does. */
  readonly variants: Set<string>;
  /** Said at least once without a channel. */
  whole: boolean;
}

function realisersByCapability(index: ArchitectureIndex, passing: ReadonlySet<string>): ReadonlyMap<ElementId, readonly Realiser[]> {
  const found = new Map<ElementId, Map<ElementId, Realiser>>();
  for (const system of index.all('system')) {
    if (system.realises.length === 0 || system.undeclared || !isLive(system)) continue;
    const root = index.rootSystem(system.id);
    const outermost = index.get('system', root) ?? system;
    if (!isLive(outermost) || [system, outermost].some(({ lifecycle }) => lifecycle !== undefined && passing.has(lifecycle))) continue;
    for (const { capability, variant } of system.realises) {
      const roots = found.get(capability) ?? new Map<ElementId, Realiser>();
      found.set(capability, roots);
      const realiser = roots.get(root) ?? { root, system, variants: new Set<string>(), whole: false };
      roots.set(root, realiser);
      if (variant === undefined) realiser.whole = true;
      // Several channels stand in one word.
      else for (const each of variant.split(', ')) realiser.variants.add(each);
    }
  }
  return new Map([...found].map(([capability, roots]) => [capability, [...roots.values()]]));
}

/** Both for the same, or both without a word about it. */
function isSame(index: ArchitectureIndex, one: Realiser, other: Realiser): boolean {
  if (areApart(index, one, other)) return false;
  return (one.whole && other.whole) || [...one.variants].some((variant) => other.variants.has(variant));
}

/** One says for what and the other does not: it may leave that out, or have been there first. */
function mayBeSame(index: ArchitectureIndex, one: Realiser, other: Realiser): boolean {
  return !areApart(index, one, other) && (one.whole || other.whole);
}

/** In different places, or one on its way to replace the other. */
function areApart(index: ArchitectureIndex, one: Realiser, other: Realiser): boolean {
  const [left, right] = [one.system.boundaries ?? [], other.system.boundaries ?? []];
  if (left.length > 0 && right.length > 0 && !left.some((boundary) => right.includes(boundary))) return true;
  const leads = (from: Realiser, to: Realiser) =>
    index.all('migration').some((migration) => has(index, migration.from, from) && has(index, migration.to, to));
  return leads(one, other) || leads(other, one);
}

function has(index: ArchitectureIndex, systems: readonly ElementId[], { root }: Realiser): boolean {
  return systems.some((system) => index.rootSystem(system) === root);
}

function overlap(context: RuleContext, capability: ElementOf<'capability'>, realisers: readonly Realiser[]): Problem {
  const { index } = context;
  const variants = [...new Set(realisers.flatMap(({ variants: own }) => [...own]))];
  const shared = variants.filter((variant) => realisers.filter(({ variants: own }) => own.has(variant)).length > 1);
  const whole = realisers.filter((realiser) => realiser.whole).length > 1;
  const forWhom = !whole && shared.length > 0 ? ` for ${namesOf(index, shared)}` : '';
  const names = listedUpTo(realisers.map(({ system }) => system.path), 5);
  const reached = new Set(realisers.flatMap(({ root }) => journeysThrough(context).of(root)));
  return {
    at: { element: capability.id },
    message: `${counted(realisers.length, 'system')} realise ${quoted(index.label(capability.id))}${forWhom}: ${names}; let one do it, or say what each does it for (\`realises ${capability.path} for …\`).`,
    journeys: index.all('journey').map(({ id }) => id).filter((id) => reached.has(id)),
    related: related(index, realisers),
  };
}

function unstated(index: ArchitectureIndex, capability: ElementOf<'capability'>, realisers: readonly Realiser[]): Problem {
  const silent = realisers.filter(({ whole }) => whole).map(({ system }) => system.path);
  const split = realisers.filter(({ whole }) => !whole).map(({ system, variants }) => `${system.path} for ${namesOf(index, variants)}`);
  return {
    at: { element: capability.id },
    message: `${listed(split)} and ${listed(silent)} realise ${quoted(index.label(capability.id))}; what ${listed(silent)} ${silent.length === 1 ? 'does' : 'do'} it for is not stated (\`realises ${capability.path} for …\`).`,
    missing: true,
    related: related(index, realisers),
  };
}

function namesOf(index: ArchitectureIndex, channels: Iterable<ElementId>): string {
  return listed([...channels].map((channel) => index.element(channel)?.path ?? channel));
}

function related(index: ArchitectureIndex, realisers: readonly Realiser[]): NonNullable<Problem['related']> {
  return realisers.map(({ system, whole, variants }) => ({
    at: { element: system.id, property: 'realises' },
    message: whole ? 'realises it' : `realises it for ${namesOf(index, variants)}`,
  }));
}
