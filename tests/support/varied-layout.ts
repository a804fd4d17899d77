/** Ways to write the same text down, none of which means anything. */
export interface Layout {
  /** Decides about the order of the declarations, and of the properties of a block without further blocks. */
  readonly seed: number;
  readonly style: 'plain' | 'commented' | 'windows' | 'airy';
}

/** The same declarations in another order and form. Declarations begin in the first column. */
export function variedLayout(text: string, { seed, style }: Layout): string {
  const random = numbersFrom(seed);
  const declarations = text.split(/\n(?=[^\s}])/);
  return dressed(shuffled(declarations.map((declaration) => withPropertiesShuffled(declaration.trimEnd(), random)), random).join('\n'), style);
}

/** Steps and phases follow in the order written; properties do not. */
function withPropertiesShuffled(declaration: string, random: () => number): string {
  const [first = '', ...rest] = declaration.split('\n');
  const last = rest.pop();
  if (last !== '}' || rest.some((line) => !/^ {2}\S/.test(line) || /[{}]/.test(line))) return declaration;
  return [first, ...shuffled(rest, random), last].join('\n');
}

function dressed(text: string, style: Layout['style']): string {
  switch (style) {
    case 'plain':
      return text;
    case 'commented':
      return text.replaceAll('\n', ' // a remark, with { and "\n').replaceAll('\n}', '\n/* the end of\n  it */ }');
    case 'windows':
      return text.replaceAll('\n', '\r\n');
    case 'airy':
      return text.replaceAll('\n', '\n\n\t').replaceAll('  ', '\n      ');
  }
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list.map((value) => ({ value, key: random() })).sort((a, b) => a.key - b.key).map(({ value }) => value);
}

/** Marsaglia's xorshift with 32 bits: the same numbers from 0 to 1 for the same seed on every machine. */
function numbersFrom(seed: number): () => number {
  let state = (seed * 2 + 1) | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
