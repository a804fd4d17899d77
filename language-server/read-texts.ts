import type { Model } from '../model/model.ts';
import { createDocumentStore } from './document-store.ts';
import type { Fragment } from './fragment.ts';
import { createModelBuilder } from './project-model.ts';

export interface TextFile {
  readonly uri: string;
  readonly text: string;
}

/** Reads texts that make one project, once, as a test or a snippet needs it. A project that changes is a `Project`. */
export function readTexts(files: readonly TextFile[], name = 'architecture'): { readonly model: Model; readonly fragments: readonly Fragment[] } {
  const documents = createDocumentStore();
  for (const { uri, text } of files) documents.put(uri, text);
  const fragments = documents.fragments();
  return { model: createModelBuilder().build(name, fragments), fragments };
}
