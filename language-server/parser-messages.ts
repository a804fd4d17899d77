import { LangiumParserErrorMessageProvider, type LangiumCoreServices } from 'langium';

export class CxaParserErrorMessages extends LangiumParserErrorMessageProvider {
  constructor(_services: LangiumCoreServices) {
    super();
  }
}
