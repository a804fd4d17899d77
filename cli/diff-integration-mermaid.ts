import type { Change } from '../model/diff/change.ts';
import type { Difference } from '../model/diff/difference.ts';
import type { ElementOf } from '../model/element.ts';
import type { ElementId } from '../model/element-base.ts';
import type { ArchitectureIndex } from '../model/query.ts';
import type { MermaidPair } from './diff-mermaid.ts';
import { mermaidLabel } from './mermaid-label.ts';

/** More than these are told better in words. */
const most = 8;

/**
 * The integrations that are new, gone, or go another way or by another protocol, with the systems at their ends and on
 * their way, before and after. Undefined where there are none, or too many for a small picture.
 */
export function integrationMermaids({ diff, before, after }: Difference): MermaidPair | undefined {
  const drawn = diff.changes.flatMap(versionsOf).filter(({ earlier, later }) => (earlier && wayOf(earlier, before)) !== (later && wayOf(later, after)));
  // Of an architecture that is all new there is no neighbourhood.
  if (drawn.length === 0 || drawn.length > most || before.model.elements.length === 0 || after.model.elements.length === 0) return undefined;
  const side = (index: ArchitectureIndex, pick: (each: Versions) => Integration | undefined) => mermaidOf(index, drawn.flatMap((each) => pick(each) ?? []));
  return { before: side(before, ({ earlier }) => earlier), after: side(after, ({ later }) => later) };
}

type Integration = ElementOf<'integration'>;

interface Versions {
  readonly earlier: Integration | undefined;
  readonly later: Integration | undefined;
}

function versionsOf(change: Change): readonly Versions[] {
  const [then, now] = 'element' in change ? (change.kind === 'added' ? [undefined, change.element] : [change.element, undefined]) : [change.before, change.after];
  const isOne = (then ?? now)?.kind === 'integration';
  return isOne ? [{ earlier: then?.kind === 'integration' ? then : undefined, later: now?.kind === 'integration' ? now : undefined }] : [];
}

/** What is seen of it. */
function wayOf(integration: Integration, index: ArchitectureIndex): string {
  return JSON.stringify([stops(integration).map(index.label), integration.protocol, isLoose(integration)]);
}

function stops({ from, via, to }: Integration): readonly ElementId[] {
  return [from, ...(via === undefined || via === 'none' ? [] : via), to];
}

/** Who calls does not wait. */
function isLoose({ style }: Integration): boolean {
  return style !== undefined && style !== 'request-reply';
}

function mermaidOf(index: ArchitectureIndex, integrations: readonly Integration[]): string | undefined {
  if (integrations.length === 0) return undefined;
  const systems = [...new Set(integrations.flatMap(stops))];
  const names = new Map(systems.map((system, place) => [system, `s${place}`]));
  const arrows = integrations.flatMap((integration) => {
    const [how, ...ways] = [[integration.title, integration.protocol === undefined ? undefined : `by ${integration.protocol}`].filter((word) => word !== undefined).join(', '), ...stops(integration)];
    return ways.slice(1).map((stop, place) => {
      const label = place === 0 && how !== '' ? `|"${mermaidLabel(how ?? '')}"|` : '';
      return `  ${names.get(ways[place] ?? '')} ${isLoose(integration) ? '-.->' : '-->'}${label} ${names.get(stop)}`;
    });
  });
  return ['flowchart LR', ...systems.map((system) => `  ${names.get(system)}["${mermaidLabel(index.label(system))}"]`), ...arrows].join('\n');
}
