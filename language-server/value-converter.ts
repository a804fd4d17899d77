import { GrammarAST, type CstNode, type ValueConverter, type ValueType } from 'langium';

/** Token → value: strings are unquoted, everything else stays as it is written. */
export class CxaValueConverter implements ValueConverter {
  convert(input: string, cstNode: CstNode): ValueType {
    const code = input.charCodeAt(0);
    return code === 34 && GrammarAST.isRuleCall(cstNode.grammarSource) ? unquote(input) : input;
  }
}

/**
 * The text of a string token. `\"` and `\\` are the only escapes; a string that is not closed keeps all its text.
 * In `"""…"""` the first line break and the common indentation are left out.
 */
export function unquote(image: string): string {
  if (image.startsWith('"""')) {
    const inner = image.length >= 6 && image.endsWith('"""') ? image.slice(3, -3) : image.slice(3);
    return outdent(inner.replaceAll('\r\n', '\n'));
  }
  const closed = image.length > 1 && image.endsWith('"') && !endsEscaped(image);
  const inner = closed ? image.slice(1, -1) : image.slice(1);
  return inner.includes('\\') ? inner.replace(/\\(["\\])/g, '$1') : inner;
}

/** Whether the last quote of `image` is escaped, so that the string is not closed. */
function endsEscaped(image: string): boolean {
  let slashes = 0;
  for (let at = image.length - 2; at > 0 && image.charAt(at) === '\\'; at--) slashes++;
  return slashes % 2 === 1;
}

function outdent(text: string): string {
  const lines = text.split('\n');
  if (lines.length === 1) return text.trim();
  const indents = lines.slice(1).filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  const cut = lines.map((line, index) => (index === 0 ? line.trimStart() : line.slice(indent)).trimEnd());
  return cut.join('\n').trim();
}
