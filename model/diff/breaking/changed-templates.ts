import type { ElementOf } from '../../element.ts';
import type { ElementId } from '../../element-base.ts';
import type { Parameter } from '../../elements/reuse.ts';
import { listed, quoted } from '../../phrases.ts';
import type { ArchitectureIndex } from '../../query.ts';
import type { Breaking } from './breaking-change.ts';

/** What uses of a template still give or leave out, and the template has changed: one sentence for each use and parameter. */
export function* changedTemplates(before: ArchitectureIndex, after: ArchitectureIndex, ids: ReadonlyMap<ElementId, ElementId>): Iterable<Breaking> {
  const earlier = new Map(before.all('use').map((use) => [ids.get(use.id) ?? use.id, use]));
  for (const use of after.all('use')) {
    const old = before.get('template', earlier.get(use.id)?.template);
    if (!old) continue;
    const sentences = use.template === undefined ? [`The template ${quoted(before.label(old.id))} is gone, and ${quoted(use.path)} still uses it.`] : sentencesOf(use, old, after);
    for (const text of sentences) yield { kind: 'template', element: use.id, text };
  }
}

function sentencesOf({ path, template, arguments: given }: ElementOf<'use'>, old: ElementOf<'template'>, after: ArchitectureIndex): readonly string[] {
  const now = after.get('template', template);
  if (!now) return [];
  const title = quoted(after.label(now.id));
  const known = new Map(now.parameters.map((each) => [each.name, each]));
  const came = now.parameters.filter(({ name }) => !old.parameters.some((each) => each.name === name));
  return [
    ...old.parameters.filter(({ name }) => name in given && !known.has(name)).map((parameter) => {
      const heirs = came.filter((each) => typeOf(each) === typeOf(parameter) && !(each.name in given)).map(({ name }) => name);
      const heir = heirs.length === 0 ? '' : `; ${listed(heirs, 'or')} is new there and takes the same`;
      return `${quoted(path)} gives ${parameter.name} to ${title}, which has no such parameter any more${heir}.`;
    }),
    ...now.parameters
      .filter((each) => each.default === undefined && !(each.name in given) && old.parameters.every(({ name, default: fallback }) => name !== each.name || fallback !== undefined))
      .map((each) => `${quoted(path)} does not give ${each.name} (${typeOf(each)}), which ${title} now needs.`),
    ...old.parameters.flatMap((parameter) => {
      const later = known.get(parameter.name);
      if (!later || !(parameter.name in given) || parameter.types.every((type) => later.types.includes(type))) return [];
      return [`${quoted(path)} gives ${parameter.name} to ${title} as ${typeOf(parameter)}, and it takes ${typeOf(later)} now.`];
    }),
  ];
}

function typeOf({ types, list }: Parameter): string {
  return `${list ? 'list of ' : ''}${types.join(' | ')}`;
}
