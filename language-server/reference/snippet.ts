/** A snippet of the reference in an editor's notation: `«name»` is `${1:name}`, `«a|b»` a choice, `«»` where the cursor ends. */
export function editorSnippet(pattern: string): string {
  let count = 0;
  return pattern
    .split(place)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/[\\$]/g, '\\$&');
      if (part === '') return '$0';
      count++;
      const choices = part.split('|');
      return choices.length > 1
        ? `\${${count}|${choices.map(escapedChoice).join(',')}|}`
        : `\${${count}:${part.replace(/[\\$}]/g, '\\$&')}}`;
    })
    .join('');
}

/** The same as plain text, with the first of each choice. */
export function plainSnippet(pattern: string): string {
  return pattern
    .split(place)
    .map((part, index) => (index % 2 === 0 ? part : (part.split('|')[0] ?? '')))
    .join('')
    .replaceAll('\t', '  ');
}

const place = /«([^»]*)»/;

function escapedChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}
