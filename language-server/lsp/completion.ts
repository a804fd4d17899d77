import { CompletionItemKind, CompletionRequest, InsertTextFormat } from 'vscode-languageserver';
import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import type { Kind } from '../../model/element.ts';
import { contextWords, vocabulary } from '../../model/vocabulary.ts';
import { blockAt } from '../block-at.ts';
import type { BlockContext } from '../block-at.ts';
import { slotAt } from '../completion-slot.ts';
import type { CompletionSlot } from '../completion-slot.ts';
import { commonProperties } from '../reference/common.ts';
import type { DeclarationReference, PropertyReference, ValueForm } from '../reference/reference.ts';
import { declarationByKeyword, declarations } from '../reference/table.ts';
import type { DocumentView, Provider } from './provider.ts';
import { wordAt } from './word.ts';

export const completion: Provider = {
  capabilities: { completionProvider: { triggerCharacters: [' ', '.', '>', ','] } },
  register(requests) {
    requests.onDocument(CompletionRequest.type, null, completeAt);
  },
};

function completeAt(view: DocumentView, { position }: CompletionParams): CompletionItem[] {
  const word = wordAt(view.text, position);
  const offset = view.text.offsetAt(word?.range.start ?? position);
  const text = view.document.text;
  const context = blockAt(text, offset, new Set(declarationByKeyword.keys()));
  if (context.inside) return [];
  const startsLine = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
  return complete(view, context, slotAt(context, startsLine), startsLine);
}

function complete(view: DocumentView, context: BlockContext, slot: CompletionSlot, startsLine: boolean): CompletionItem[] {
  const values = slot.value ? valueItems(view, context, slot.value) : [];
  if (!slot.keywords) return values;
  const block = context.blocks.at(-1);
  const keywords = slot.declaration
    ? [...propertyItems(slot.declaration, slot.stated), ...declarationItems(slot.declaration.inside)]
    : declarationItems(topLevel);
  const arrows = startsLine ? arrowSources(view, block) : [];
  return [...values, ...keywords, ...arrows];
}

const topLevel = declarations.map((declaration) => declaration.keyword).filter((keyword) => keyword !== 'phase' && keyword !== 'step');

function declarationItems(keywords: readonly string[]): CompletionItem[] {
  return keywords.flatMap((keyword) => {
    const declaration = declarationByKeyword.get(keyword);
    if (!declaration) return [];
    return [
      {
        label: keyword === '->' ? 'integration' : keyword,
        kind: CompletionItemKind.Snippet,
        detail: declaration.help,
        insertText: declaration.snippet,
        insertTextFormat: InsertTextFormat.Snippet,
        sortText: `2${keyword}`,
      },
    ];
  });
}

/** Properties that are not stated yet come first, in the order of the reference. */
function propertyItems(declaration: DeclarationReference, stated: ReadonlySet<string>): CompletionItem[] {
  return [...declaration.properties, ...commonProperties].map((property, index) => ({
    label: property.keyword,
    kind: CompletionItemKind.Property,
    detail: property.help,
    documentation: property.example,
    ...insertion(property),
    sortText: `${stated.has(property.keyword) ? 1 : 0}${String(index).padStart(3, '0')}`,
  }));
}

/** After a keyword whose value can be offered, the editor asks again at once. */
function insertion(property: PropertyReference): Partial<CompletionItem> {
  const { value } = property;
  if (value.form === 'flag') return {};
  if (value.form === 'text') return { insertText: `${property.keyword} "$1"`, insertTextFormat: InsertTextFormat.Snippet };
  if (property.keyword === 'on fail') return { insertText: 'on fail -> ', command: suggestAgain };
  return { insertText: `${property.keyword} `, command: suggestAgain };
}

const suggestAgain = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

function valueItems(view: DocumentView, context: BlockContext, value: ValueForm): CompletionItem[] {
  switch (value.form) {
    case 'ref':
      return nameItems(view, context, value.kinds);
    case 'path':
      return nameItems(view, context, ['system']);
    case 'word':
      return [...vocabulary[value.vocabulary]].map((word, index) => ({
        label: word,
        kind: CompletionItemKind.EnumMember,
        sortText: String(index).padStart(3, '0'),
      }));
    case 'quantity':
      return value.examples.map((example) => ({ label: example, kind: CompletionItemKind.Unit }));
    case 'items':
      return itemWords(view);
    case 'intents':
      return [...nameItems(view, context, ['intent']), ...usedIntents(view)];
    case 'text':
      return [{ label: '"…"', insertText: '"$1"', insertTextFormat: InsertTextFormat.Snippet, kind: CompletionItemKind.Text }];
    default:
      return [];
  }
}

/** Names with their title and kind; inside a journey or system its own parts by their short name. */
function nameItems(view: DocumentView, context: BlockContext, kinds: readonly Kind[]): CompletionItem[] {
  const journey = context.names[context.blocks.indexOf('journey')];
  return view.project.documents
    .symbols()
    .ofKinds(kinds)
    .filter((symbol) => !symbol.unnamed)
    .map((symbol) => {
      const own = journey !== undefined && symbol.path.startsWith(`${journey}.`);
      const label = own ? symbol.path.slice(journey.length + 1) : symbol.path;
      return {
        label,
        kind: CompletionItemKind.Reference,
        detail: symbol.title ?? symbol.kind,
        labelDetails: { description: symbol.kind },
        sortText: `${own || !symbol.path.includes('.') ? 0 : 1}${label}`,
      };
    });
}

function itemWords(view: DocumentView): CompletionItem[] {
  const words = new Map<string, string>();
  for (const element of view.state.model.elements) {
    if (element.kind === 'data') {
      words.set(element.path, element.title ?? 'data');
      for (const identifier of element.identifiers) words.set(identifier, `identifier of ${element.title ?? element.path}`);
    } else if (element.kind === 'context') words.set(element.path, element.title ?? 'context item');
    else if (element.kind === 'step') for (const item of [...element.produces, ...element.brings]) if (!words.has(item.item)) words.set(item.item, `from ${element.title ?? element.path}`);
  }
  for (const word of contextWords) if (!words.has(word)) words.set(word, 'context item');
  return [...words].map(([label, detail], index) => ({ label, detail, kind: CompletionItemKind.Field, sortText: String(index).padStart(4, '0') }));
}

function usedIntents(view: DocumentView): CompletionItem[] {
  const used = new Set<string>();
  for (const element of view.state.model.elements) {
    if (element.kind === 'journey') for (const intent of element.intents) used.add(intent);
    else if (element.kind === 'channel') for (const target of element.targets) if (target.intent !== undefined) used.add(target.intent);
  }
  for (const declared of view.project.documents.symbols().ofKinds(['intent'])) used.delete(declared.path);
  return [...used].map((label) => ({ label, kind: CompletionItemKind.Value, detail: 'intent' }));
}

/** A line may begin with a name: the start of an integration, or of an arrow between steps. */
function arrowSources(view: DocumentView, block: string | undefined): CompletionItem[] {
  if (block !== undefined && block !== 'journey' && block !== 'phase') return [];
  const kinds: readonly Kind[] = block === undefined ? ['system'] : ['step'];
  return view.project.documents
    .symbols()
    .ofKinds(kinds)
    .map((symbol) => ({
      label: `${symbol.path.slice(block === undefined ? 0 : symbol.path.lastIndexOf('.') + 1)} ->`,
      kind: CompletionItemKind.Reference,
      detail: block === undefined ? 'integration' : 'next step',
      sortText: `3${symbol.path}`,
    }));
}
