import { CompletionItemKind } from 'vscode-languageserver';
import type { ElementOf } from '../../model/element.ts';
import type { Parameter } from '../../model/elements/reuse.ts';
import { vocabulary } from '../../model/vocabulary.ts';
import type { Block, CompletionPlace, Parentheses } from '../completion-place.ts';
import type { ValueForm } from '../reference/reference.ts';
import { value } from '../reference/reference.ts';
import { parameterText, parameterTypes, referenceTypes } from '../template/parameter.ts';
import type { ValueType } from '../template/parameter.ts';
import { elementOf } from './element-lookup.ts';
import type { Suggestion, TypedPlace } from './completion-values.ts';
import type { DocumentView } from './provider.ts';

/** The parameters of the template around that can stand where such a value is due. */
export function parameterSuggestions(view: DocumentView, { blocks, prefix, behind }: TypedPlace, form: ValueForm): readonly Suggestion[] {
  if (prefix !== '') return [];
  const template = templateAround(view, blocks);
  if (!template) return [];
  return template.parameters.filter((parameter) => behind === 'when' || fits(parameter, form)).map(parameterSuggestion);
}

/** What can stand in the parentheses of a template's head or of a use. */
export function parenthesesSuggestions(view: DocumentView, place: Parentheses, values: (form: ValueForm) => readonly Suggestion[]): readonly Suggestion[] {
  if (place.isComplete) return [];
  if (place.head === 'template') {
    if (place.types) return values(formOf({ name: '', types: place.types }));
    if (place.name === undefined) return [];
    return ['list of', ...parameterTypes].map((label) => ({ label, kind: CompletionItemKind.TypeParameter, detail: 'type of a parameter' }));
  }
  const template = templateNamed(view, place.template);
  if (!template) return [];
  const { name } = place;
  if (name === undefined) {
    return template.parameters
      .filter((parameter) => !place.given.includes(parameter.name))
      .map((parameter) => ({ ...parameterSuggestion(parameter), text: `${parameter.name}: `, again: true }));
  }
  const parameter = template.parameters.find((each) => each.name === name);
  return parameter ? values(formOf(parameter)) : [];
}

/** The words of a choice, where a condition compares a parameter. */
export function conditionSuggestions(view: DocumentView, blocks: readonly Block[], parameter: string): readonly Suggestion[] {
  const found = templateAround(view, blocks)?.parameters.find(({ name }) => name === parameter);
  if (!found) return [];
  const words = found.types.length > 1 ? found.types : found.types[0] === 'flag' ? ['yes', 'no'] : [];
  return words.map((label) => ({ label, kind: CompletionItemKind.EnumMember }));
}

export function templateNamed(view: DocumentView, path: string): ElementOf<'template'> | undefined {
  const answer = view.project.documents.symbols().resolve({ kinds: ['template'], path, container: '' });
  const element = 'found' in answer ? elementOf(view.state.model, answer.found) : undefined;
  return element?.kind === 'template' ? element : undefined;
}

function templateAround(view: DocumentView, blocks: CompletionPlace['blocks']): ElementOf<'template'> | undefined {
  const block = blocks.find(({ declaration }) => declaration?.keyword === 'template');
  return block && templateNamed(view, block.name);
}

function parameterSuggestion(parameter: Parameter): Suggestion {
  return {
    label: parameter.name,
    kind: CompletionItemKind.Variable,
    detail: parameter.description?.split('\n')[0] ?? parameterText(parameter),
    documentation: [`\`${parameterText(parameter)}\``, ...(parameter.description === undefined ? [] : [parameter.description])].join('\n\n'),
    description: parameter.types.length > 1 ? 'choice' : (parameter.types[0] ?? 'parameter'),
  };
}

function fits({ types }: Parameter, form: ValueForm): boolean {
  const [type = 'text'] = types;
  switch (form.form) {
    case 'ref':
      return (form.kinds as readonly string[]).includes(type);
    case 'word':
      return types.length > 1 ? types.some((word) => (vocabulary[form.vocabulary] as readonly string[]).includes(word)) : type === 'text';
    case 'choice':
      return types.length > 1 && types.some((word) => form.words.includes(word));
    case 'quantity':
      return quantities.has(type);
    case 'text':
    case 'tags':
      return type === 'text';
    case 'any':
    case 'sequence':
      return form.of.some((each) => fits({ name: '', types }, each));
    default:
      return false;
  }
}

const quantities: ReadonlySet<string> = new Set(['number', 'date', 'duration', 'hours', 'percent', 'money', 'frequency']);

/** What a parameter of a type can be given. */
function formOf({ types }: Parameter): ValueForm {
  const [type = 'text'] = types;
  if (types.length > 1) return value.choice(types.join(' '));
  const kind = referenceTypes.find((each) => each === type);
  return kind ? value.ref(kind) : (valueForms[type as ValueType] ?? value.text);
}

const valueForms: Readonly<Record<ValueType, ValueForm>> = {
  text: value.text,
  number: value.quantity('1', '10'),
  flag: value.choice('yes no'),
  date: value.quantity('2027-01-31'),
  duration: value.quantity('30min', '30d', '12mo'),
  hours: value.quantity('24x7', 'Mon-Fri 09:00-18:00'),
  percent: value.quantity('99.9%', '80%'),
  money: value.quantity('120000 EUR/year'),
  frequency: value.quantity('4 per 30d'),
};
