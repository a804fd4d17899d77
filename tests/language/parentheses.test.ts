import { expect, test } from 'vitest';
import { parseDocument } from '../../language-server/parse.ts';

const template = 'template t(\n  a: text,\n  b: small | large = small\n) "T" {\n  system x\n}\n';
const use = 'use t as u (\n  a: "1",\n  b: large\n) "U" {\n  system y\n}\n';

/** What is said, and the declarations inside of the block that are still there. */
function read(text: string): readonly string[] {
  const { diagnostics, root } = parseDocument(text, 'file:///a.cxa');
  const inside = (root.declarations ?? []).flatMap((node) => ('declarations' in node ? (node.declarations ?? []) : []));
  return [...diagnostics.map(({ message, range }) => `${range.start.line + 1}: ${message}`), ...inside.map((node) => ('name' in node ? String(node.name) : ''))];
}

test('what is right stays as it is', () => {
  expect(read(template)).toEqual(['x']);
  expect(read(use)).toEqual(['y']);
  expect(read('use t as u (\na: "1",\nb:\nlarge, c: [\nd,\ne ]\n) {\n  system y\n}')).toEqual(['y']);
  expect(read('conform to t (a: "1")')).toEqual([]);
  expect(read('template -> use\nuse -> x.template { carries a }')).toEqual([]);
});

test.each([
  ['a comma', template.replace('text,', 'text'), ['3: `,` is missing before `b`.', 'x']],
  ['a comma in a use', use.replace('"1",', '"1"'), ['3: `,` is missing before `b`.', 'y']],
  ['the opening parenthesis', template.replace('t(', 't'), ['1: `(` is missing after `t`.', 'x']],
  ['the closing parenthesis', template.replace('\n) "T"', '\n  "T"'), ['3: `)` is missing after `small`.', 'x']],
  ['the closing parenthesis and the title', use.replace('\n) "U" {', ' {'), ['3: `)` is missing after `large`.', 'y']],
  ['a name', template.replace('a: text', ': text'), ['2: A name is missing before `:`.', 'x']],
  ['a colon', template.replace('a: text', 'a text'), ['2: After `a` `:` and a type are missing.', 'x']],
  ['a type', template.replace('a: text', 'a:'), ['2: After `a:` a type is missing.', 'x']],
  ['a value', use.replace('a: "1"', 'a:'), ['2: After `a:` a value is missing.', 'y']],
  ['the sign of a choice', template.replace('small | large', 'small large'), ['3: `|` is missing before `large`.', 'x']],
  ['the sign of a default', template.replace('a: text', 'a: text "x"'), ['2: `=` is missing before `"x"`.', 'x']],
  ['the template’s name', template.replace('template t', 'template '), ['1: After `template` a name is missing.', 'x']],
  ['the keyword of a template', template.replace('template ', ''), ['1: `t` lacks its kind: write `template t`.', 'x']],
  ['the keyword of a use', use.replace('use ', ''), ['1: `t` lacks its kind: write `use t`.', 'y']],
  ['the name of the template that is used', use.replace('use t', 'use'), ['1: Between `use` and `as` the name of a template is missing.', 'y']],
  ['`as`', use.replace('as ', ''), ['1: `as` is missing before `u`.', 'y']],
  ['the name of the use', use.replace('as u', 'as'), ['1: After `as` a name is missing.', 'y']],
])('without %s the block is kept, and one thing is said', (_, text, said) => {
  expect(read(text)).toEqual(said);
});

test('a comma too many', () => {
  expect(read(template.replace('text,', 'text,,'))).toEqual(['2: This `,` is one too many: remove it.', 'x']);
  expect(read(template.replace('= small', '= small,'))).toEqual(['3: This `,` is one too many: remove it.', 'x']);
});
