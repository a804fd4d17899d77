import type * as ast from '../generated/ast.ts';
import { formatText } from '../format-text.ts';
import { placeOf } from '../syntax-place.ts';
import { displayText, sourceText, valuesOf } from './binding.ts';
import type { Bindings } from './binding.ts';
import { conditionHolds } from './condition.ts';
import { isMade } from './expansions.ts';
import type { Expansion } from './expand.ts';
import { substitute } from './substitute.ts';
import type { Occurrence } from './substitute.ts';

/**
 * What a use makes, as text that could stand in its place: the template's own text, comments included, with the values
 * of its parameters in it and without what its conditions leave out. Uses of other templates stay uses.
 */
export function expansionText({ definition, path, bindings, nested }: Expansion): string {
  const head = [
    `// What the template "${definition.path}" makes here. Elsewhere its names are written with "${path}." in front.`,
    ...[...bindings].map(([name, { value }]) => `//   ${name}: ${value ? sourceText(value) : 'not given'}`),
    '// What the use itself sets and adds comes on top.',
    ...[...nested.values()].flatMap((each) => (isMade(each) ? [`// What ${each.path} makes: cxa template expand ${each.path}`] : [])),
  ].join('\n');
  const body = formatText(`${bodyText(definition.node, bindings)}\n`).trim();
  return `${head}\n\n${body}\n`;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function bodyText(node: ast.Template, bindings: Bindings): string {
  const place = placeOf(node);
  if (!place) return '';
  const open = bodyStart(node, place.text) + place.offset;
  const edits: Edit[] = [];
  edits.push(...memberEdits(node, bindings, place.slice(0, place.end)));
  for (const when of node.whens ?? []) edits.push(...whenEdits(when, bindings, place.slice(0, place.end)));
  return applied(place.slice(0, place.end - 1), open, edits);
}

/** Behind the brace that opens the body; braces in the default of a parameter and in the title are none. */
function bodyStart(node: ast.Template, text: string): number {
  const heads = [...(node.parameters ?? [])].map((each) => placeOf(each)?.end ?? 0);
  const place = placeOf(node);
  const from = Math.max(place?.valueSpan('title', 0)?.end ?? 0, place?.valueSpan('name', 0)?.end ?? 0, ...heads) - (place?.offset ?? 0);
  return text.indexOf('{', from) + 1;
}

/** A condition that holds leaves its content, any other nothing. */
function whenEdits(when: ast.When, bindings: Bindings, text: string): readonly Edit[] {
  const place = placeOf(when);
  if (!place) return [];
  if (!conditionHolds(when, bindings)) return [{ start: place.offset, end: place.end, text: '' }];
  const open = text.indexOf('{', place.offset) + 1;
  return [
    { start: place.offset, end: open, text: '' },
    ...memberEdits(when, bindings, text),
    ...(when.whens ?? []).flatMap((each) => whenEdits(each, bindings, text)),
    { start: place.end - 1, end: place.end, text: '' },
  ];
}

/** What is expected of the architecture is no part of it: it stays to be read, as a comment. */
function memberEdits({ declarations = [], expectations = [] }: ast.Template | ast.When, bindings: Bindings, text: string): readonly Edit[] {
  const comments = expectations.flatMap((each) => {
    const place = placeOf(each);
    if (!place) return [];
    return [{ start: place.offset, end: place.offset, text: '/* ' }, { start: place.end, end: place.end, text: ' */' }];
  });
  return [...[...declarations, ...expectations].flatMap((each) => valueEdits(each, bindings, text)), ...comments];
}

function valueEdits(node: ast.Declaration | ast.Expectation, bindings: Bindings, text: string): readonly Edit[] {
  const occurrences: Occurrence[] = [];
  substitute(node, { bindings, onOccurrence: (occurrence) => occurrences.push(occurrence) });
  return occurrences.flatMap(({ parameter, start, end, inString }) => {
    const value = bindings.get(parameter)?.value;
    if (!value) return [];
    // In a string the braces go as well.
    if (inString) return [{ start: start - 1, end: end + 1, text: displayText(value).replaceAll('"', '\\"') }];
    const isQuoted = text.slice(start, end).startsWith('"');
    return isQuoted ? [] : [{ start, end, text: valuesOf(value).map(sourceText).join(', ') || 'none' }];
  });
}

function applied(text: string, from: number, edits: readonly Edit[]): string {
  let result = '';
  let at = from;
  for (const { start, end, text: replacement } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) continue;
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}
