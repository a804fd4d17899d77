import type { ElementId } from './element-base.ts';
import type { ElementOf } from './element.ts';
import type { ArchitectureIndex } from './query.ts';
import type { RuleContext } from './rule.ts';

/**
 * The systems for which nothing says what they are for: on no journey and joined with nothing that is, no source of a metric, not named
 * by an outcome, initiative, decision, channel, communication or policy, and realising nothing. Components count as their system. None where no journey and no
 * outcome is declared, since then nothing can be traced yet.
 * @param exempt kinds that serve all the others
 */
export function systemsWithoutPurpose(context: RuleContext, exempt: ReadonlySet<string>): readonly ElementOf<'system'>[] {
  const { index } = context;
  if (!index.has('journey') || !index.has('outcome')) return [];
  const candidates = index
    .all('system')
    .filter(({ parent, undeclared, type, lifecycle }) => parent === undefined && !undeclared && lifecycle !== 'retired' && !(type !== undefined && exempt.has(type)));
  if (candidates.length === 0) return [];
  const used = usedSystems(context);
  for (const { from, to, via } of index.all('integration')) {
    const ends = [from, to, ...(via === undefined || via === 'none' ? [] : via)].map(index.rootSystem);
    if (ends.some((end) => used.onJourneys.has(end))) for (const end of ends) used.all.add(end);
  }
  return candidates.filter(({ id }) => !used.all.has(id));
}

function usedSystems(context: RuleContext) {
  const { index } = context;
  const onJourneys = new Set<ElementId>();
  for (const journey of index.all('journey')) for (const system of context.walk(journey).flow.systems) onJourneys.add(index.rootSystem(system));
  const all = new Set(onJourneys);
  for (const id of namedSystems(index)) all.add(index.rootSystem(id));
  return { onJourneys, all };
}

/** What other elements name as theirs; ids of all kinds. */
function* namedSystems(index: ArchitectureIndex): Iterable<ElementId> {
  for (const { source } of index.all('metric')) if (source !== undefined && source !== 'none') yield source;
  for (const { enabledBy } of index.all('outcome')) yield* stated(enabledBy);
  for (const { serves } of index.all('initiative')) yield* stated(serves);
  for (const { serves } of index.all('decision')) yield* stated(serves);
  for (const { servedBy } of index.all('channel')) yield* stated(servedBy);
  for (const { sender } of index.all('communication')) if (sender !== undefined && sender !== 'none') yield sender;
  for (const { singleView, consent } of index.all('policy')) {
    if (singleView !== undefined && singleView !== 'none') yield singleView;
    if (consent !== undefined && consent !== 'none') yield consent.by;
  }
  for (const { systems } of index.all('processing')) yield* stated(systems);
  for (const { id, realises } of index.all('system')) if (realises.length > 0) yield id;
}

function stated(ids: readonly ElementId[] | 'none' | undefined): readonly ElementId[] {
  return ids === undefined || ids === 'none' ? [] : ids;
}
