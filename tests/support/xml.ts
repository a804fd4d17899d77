/** An element's opening tag. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly string[];
}

/** Reads XML strictly: throws where tags do not match, a text has a bare `<` or `&`, or a character is not allowed. */
export function readXml(text: string): readonly XmlElement[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these.
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.exec(text);
  if (forbidden !== null) throw new Error(`Character at ${forbidden.index} is not allowed`);
  const elements: XmlElement[] = [];
  const open: string[] = [];
  const token = /<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  let at = 0;
  while (at < text.length) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) throw new Error(`No markup at ${at}: ${text.slice(at, at + 60)}`);
    const [whole, closed, opened, attributes = '', empty, words] = match;
    at += whole.length;
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(attributes + (words ?? ''))) throw new Error(`Bare & before ${at}`);
    if (closed !== undefined && open.pop() !== closed) throw new Error(`</${closed}> closes nothing at ${at}`);
    if (opened === undefined) continue;
    elements.push({ name: opened, attributes: [...attributes.matchAll(/([\w:-]+)="/g)].map(([, name = '']) => name) });
    if (empty === '') open.push(opened);
  }
  if (open.length > 0) throw new Error(`Not closed: ${open.join(', ')}`);
  return elements;
}
