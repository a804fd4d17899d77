import { GrammarAST } from 'langium';

/** The keywords inside a part of the grammar, in its order. A plain walk: Langium's streams cost 20 ms more when the process is young. */
export function keywordsIn(node: GrammarAST.ParserRule | GrammarAST.AbstractElement): readonly GrammarAST.Keyword[] {
  const found: GrammarAST.Keyword[] = [];
  collect(GrammarAST.isParserRule(node) ? node.definition : node, found);
  return found;
}

function collect(element: GrammarAST.AbstractElement, found: GrammarAST.Keyword[]): void {
  switch (element.$type) {
    case 'Keyword':
      found.push(element as GrammarAST.Keyword);
      break;
    case 'Assignment':
      collect((element as GrammarAST.Assignment).terminal, found);
      break;
    case 'Alternatives':
    case 'Group':
      for (const part of (element as GrammarAST.Group).elements) collect(part, found);
      break;
  }
}
