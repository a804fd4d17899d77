import type { Model } from '../model/model.ts';
import { collectSymbols } from './build/collect-symbols.ts';
import { readDocument } from './build/read-document.ts';
import type { Fragment } from './fragment.ts';
import { parseDocument } from './parse.ts';
import { createModelBuilder } from './project-model.ts';
import { createSymbolTable } from './scope.ts';

export interface TextFile {
  readonly uri: string;
  readonly text: string;
}

/** Reads texts that make one project, once, as a test or a snippet needs it. A project that changes is a `Project`. */
export function readTexts(files: readonly TextFile[], name = 'architecture'): { readonly model: Model; readonly fragments: readonly Fragment[] } {
  const parsed = files.map((file) => parseDocument(file.text, file.uri));
  const symbols = createSymbolTable(parsed.map((document) => [document.uri, collectSymbols(document.root)] as const));
  const fragments = parsed.map((document) => readDocument(document, symbols));
  return { model: createModelBuilder().build(name, fragments), fragments };
}
