/** One way of breaking the text of a declaration; undefined where it does not apply. */
export type Damage = (text: string) => string | undefined;

function replaceOnce(text: string, pattern: RegExp, replacement: string): string | undefined {
  return pattern.test(text) ? text.replace(pattern, replacement) : undefined;
}

function replaceLast(text: string, found: string, replacement: string): string | undefined {
  const at = text.lastIndexOf(found);
  return at === -1 ? undefined : text.slice(0, at) + replacement + text.slice(at + found.length);
}

/** Puts a line into the block, behind its first line. */
function insertLine(text: string, line: string): string | undefined {
  const at = text.indexOf('{\n');
  return at === -1 ? undefined : `${text.slice(0, at + 2)}  ${line}\n${text.slice(at + 2)}`;
}

/** What happens to text while people write it. */
export const damages: Readonly<Record<string, Damage>> = {
  'closing brace missing': (text) => replaceLast(text, '}', ''),
  'closing brace twice': (text) => replaceLast(text, '}', '}\n}'),
  'opening brace missing': (text) => replaceOnce(text, /\{/, ''),
  'opening brace twice': (text) => replaceOnce(text, /\{/, '{ {'),
  'inner closing brace missing': (text) => replaceOnce(text, /\n( +)\}\n/, '\n'),
  'inner opening brace missing': (text) => replaceOnce(text, /(\n +[^\n{]*)\{\n/, '$1\n'),
  'value missing': (text) => replaceOnce(text, /(\n +\w+)( [^\n{}]*)\n/, '$1\n'),
  'unknown property': (text) => insertLine(text, 'colr blue'),
  'unknown property with keywords behind it': (text) => insertLine(text, 'ownr team channel crm'),
  'unknown block': (text) => insertLine(text, 'sytem inner { kind x  owner team }'),
  'declaration keyword misspelt': (text) => replaceOnce(text, /^([a-z])([a-z])/, '$2$1'),
  'property keyword misspelt': (text) => replaceOnce(text, /(\n +[a-z]+)([a-z])([a-z]) /, '$1$3$2 '),
  'string not closed': (text) => replaceLast(text, '"', ''),
  'title not closed': (text) => replaceOnce(text, /("[^"\n]*)"/, '$1'),
  'stray quote': (text) => insertLine(text, '"'),
  'half an arrow': (text) => insertLine(text, 'oms ->'),
  'half an arrow before': (text) => `oms ->\n${text}`,
  'arrow without a start': (text) => insertLine(text, '-> erp'),
  'name missing': (text) => replaceOnce(text, /^([a-z]+) [\w-]+/, '$1'),
  'keyword alone before': (text) => `system\n${text}`,
  'word alone before': (text) => `something\n${text}`,
  'second half cut off': (text) => text.slice(0, Math.floor(text.length / 2)),
  'cut in the middle of a word': (text) => (text.length > 20 ? text.slice(0, -Math.floor(text.length / 3) - 2) : undefined),
  'stray signs': (text) => insertLine(text, '$ % & § ´'),
  'comma left behind': (text) => replaceOnce(text, /(\n +\w+ [\w, ]+)\n/, '$1,\n'),
  'comment not closed': (text) => insertLine(text, '/* todo'),
  'keyword three times': (text) => insertLine(text, 'owner owner owner'),
  'quantity in pieces': (text) => insertLine(text, 'availability 99 . 9 % ..'),
  'parenthesis not closed': (text) => insertLine(text, 'description (a, b'),
};
