import {
  AbstractAstReflection,
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type AstMetaData,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type PartialLangiumCoreServices,
  type TypeMetaData,
} from 'langium';
import { createCxaParser, type CxaParser } from './cxa-parser.ts';
import { CxaGrammar } from './generated/grammar.ts';
import { CxaLexer } from './lexer.ts';
import { CxaValueConverter } from './value-converter.ts';
import { CxaParserErrorMessages } from './parser-messages.ts';

/** A parser of its own, with all that it needs. Building it takes longer than most parses. */
export function createParser(): CxaParser {
  return createParserServices().parser.LangiumParser as CxaParser;
}

/** The parts of Langium that reading a text needs, and nothing of its indexing, linking or validation. */
const parserModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
  Grammar: () => CxaGrammar(),
  LanguageMetaData: () => ({ languageId: 'cxa', fileExtensions: ['.cxa'], caseInsensitive: false, mode: 'production' }),
  parser: {
    LangiumParser: (services) => createCxaParser(services),
    Lexer: (services) => new CxaLexer(services),
    ValueConverter: () => new CxaValueConverter(),
    ParserErrorMessageProvider: (services) => new CxaParserErrorMessages(services),
    ParserConfig: () => ({ recoveryEnabled: true, nodeLocationTracking: 'none' }),
  },
};

/**
 * Types without their properties: Langium would otherwise walk every property of every node to give it default values.
 * Ours are all optional in the types.
 */
class LeanAstReflection extends AbstractAstReflection {
  override readonly types: AstMetaData = {};
  private readonly metaData = new Map<string, TypeMetaData>();

  override getTypeMetaData(type: string): TypeMetaData {
    let found = this.metaData.get(type);
    if (found === undefined) {
      found = { name: type, properties: {}, superTypes: [] };
      this.metaData.set(type, found);
    }
    return found;
  }
}

function createParserServices(): LangiumCoreServices {
  const shared: LangiumSharedCoreServices = inject(createDefaultSharedCoreModule(EmptyFileSystem), { AstReflection: () => new LeanAstReflection() });
  const services = inject(createDefaultCoreModule({ shared }), parserModule);
  shared.ServiceRegistry.register(services);
  return services;
}
