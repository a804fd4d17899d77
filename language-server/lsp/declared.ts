import type { ElementId } from '../../model/element-base.ts';
import type { Range, SourceRange } from '../../model/source.ts';
import type { TemplateMember } from '../fragment.ts';
import type { ProjectState } from '../project.ts';

/** What is declared in a template's body, or is a parameter of one; undefined for elements of the architecture. */
export function memberOf({ fragments }: Pick<ProjectState, 'fragments'>, id: ElementId): TemplateMember | undefined {
  for (const { members } of fragments) {
    const found = members.get(id);
    if (found) return found;
  }
  return undefined;
}

/** Where a name is written that declares an element: of what a template made, in the template. */
export function declaredAt(state: Pick<ProjectState, 'fragments' | 'model'>, id: ElementId): SourceRange | undefined {
  const source = state.model.sources.get(id) ?? memberOf(state, id)?.source;
  if (!source) return undefined;
  return source.template ?? { file: source.file, range: source.name };
}

/** All that one declaration stands for: an element; or a member of a template with what every use makes of it. */
export function elementsDeclaredAt(
  { fragments, model }: Pick<ProjectState, 'fragments' | 'model'>,
  place: SourceRange,
): readonly ElementId[] {
  const isThere = ({ file, range }: SourceRange) => file === place.file && sameStart(range, place.range);
  const found: ElementId[] = [];
  for (const { uri, members } of fragments) {
    for (const [id, { source }] of members) if (isThere(source.template ?? { file: uri, range: source.name })) found.push(id);
  }
  for (const [id, source] of model.sources) {
    if (isThere(source.template ?? { file: source.file, range: source.name })) found.push(id);
  }
  return found;
}

function sameStart(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}
