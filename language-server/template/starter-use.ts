import type { ElementId } from '../../model/element-base.ts';
import type { Template, Parameter } from '../../model/elements/reuse.ts';
import { capitalised } from '../../model/phrases.ts';
import { quoteText } from '../quote-text.ts';
import { referenceTypes, valueTypes } from './parameter.ts';
import type { ValueType } from './parameter.ts';

export interface StarterUse {
  readonly template: Pick<Template, 'path' | 'title' | 'parameters'>;
  /** What the import line says: a package, or a file relative to the one that is written. */
  readonly from: string;
  /** What the architecture is called. */
  readonly title: string;
  /** `YYYY-MM-DD`; dates begin on the Monday after it. */
  readonly today: string;
  /** What the import declares itself, so that no placeholder takes its name. */
  readonly taken?: ReadonlySet<ElementId>;
}

/**
 * A file that uses a template: what its parameters refer to is declared, each required one has a placeholder that fits its
 * type, those with defaults stand there as comments, and above each stands what its doc comment says.
 */
export function starterUseText({ template, from, title, today, taken = new Set() }: StarterUse): string {
  const { path, parameters } = template;
  const required = parameters.filter((parameter) => parameter.default === undefined);
  // Without a required one the first of the others is given: every further one can then be uncommented by itself.
  const stated = required.length > 0 ? required : parameters.slice(0, 1);
  const placeholders = placeholdersOf(stated, today, taken);
  const declared = required.flatMap(({ name }) => placeholders.get(name)?.declared ?? []);
  const given = stated.flatMap((parameter, place) => [
    ...commentLines(parameter),
    `  ${parameter.name}: ${placeholders.get(parameter.name)?.value ?? ''}${place < stated.length - 1 ? ',' : ''}`,
  ]);
  return [
    `// Made with the template ${path}${template.title === undefined ? '' : ` (${template.title})`} of ${from}.`,
    ...(required.length > 0 ? ['// What stands here is a placeholder: put what is yours in its place.'] : []),
    `import "${from}"`,
    '',
    `architecture main ${quoteText(title)}`,
    '',
    ...declared,
    ...(declared.length > 0 ? [''] : []),
    ...useLines(`use ${path} as ${instanceName(path)}`, given, optionalLines(parameters.filter((each) => !stated.includes(each)))),
    '',
  ].join('\n');
}

/** `use centre as myCentre (brand: "Your brand", owner: owner)`: in a line, for whoever reads about the template. */
export function useSnippet({ path, parameters }: Pick<Template, 'path' | 'parameters'>, today: string): string {
  const required = parameters.filter((parameter) => parameter.default === undefined);
  const placeholders = placeholdersOf(required, today, new Set());
  const given = required.map(({ name }) => `${name}: ${placeholders.get(name)?.value ?? ''}`);
  const head = `use ${path} as ${instanceName(path)}`;
  const line = given.length === 0 ? head : `${head} (${given.join(', ')})`;
  return line.length <= 100 ? line : `${head} (\n  ${given.join(',\n  ')}\n)`;
}

function useLines(head: string, given: readonly string[], optional: readonly string[]): readonly string[] {
  return given.length === 0 ? [head] : [`${head} (`, ...given, ...optional, ')'];
}

/** With the comma in front each of them can be uncommented by itself. */
function optionalLines(optional: readonly Parameter[]): readonly string[] {
  if (optional.length === 0) return [];
  const lines = optional.flatMap((parameter) => [...commentLines(parameter), `  // , ${parameter.name}: ${parameter.default}`]);
  return ['', '  // To change one of these, take the slashes in front of it away.', ...lines];
}

function commentLines({ description }: Parameter): readonly string[] {
  if (description === undefined) return [];
  return description.split('\n').map((line) => `  // ${line}`.trimEnd());
}

interface Placeholder {
  readonly value: string;
  /** What has to be declared so that the value names something. */
  readonly declared: readonly string[];
}

function placeholdersOf(parameters: readonly Parameter[], today: string, taken: ReadonlySet<ElementId>): ReadonlyMap<string, Placeholder> {
  const found = new Map<string, Placeholder>();
  let dates = 0;
  for (const parameter of parameters) {
    const [type = 'text'] = parameter.types;
    const date = type === 'date' ? mondayAfter(today, dates++) : '';
    if (parameter.default !== undefined) {
      found.set(parameter.name, { value: parameter.default, declared: [] });
      continue;
    }
    const one = placeholderOf(parameter, date, taken);
    found.set(parameter.name, parameter.list ? { ...one, value: `[${one.value}]` } : one);
  }
  return found;
}

function placeholderOf({ name, types }: Parameter, date: string, taken: ReadonlySet<ElementId>): Placeholder {
  const [type = 'text'] = types;
  if (types.length > 1) return { value: type, declared: [] };
  const kind = referenceTypes.find((each) => each === type);
  if (kind !== undefined) return declaredPlaceholder(kind, name, taken);
  const known = valueTypes.find((each) => each === type) ?? 'text';
  return { value: known === 'text' ? quoteText(`Your ${wordsOf(name)}`) : known === 'date' ? date : placeholderValues[known], declared: [] };
}

const placeholderValues: Readonly<Record<Exclude<ValueType, 'text' | 'date'>, string>> = {
  number: '10',
  flag: 'yes',
  duration: '30d',
  hours: 'Mon-Fri 09:00-18:00',
  percent: '80%',
  money: '10000 EUR/year',
  frequency: '4 per 30d',
};

function declaredPlaceholder(kind: (typeof referenceTypes)[number], parameter: string, taken: ReadonlySet<ElementId>): Placeholder {
  const name = taken.has(`${kind}:${parameter}`) ? `${parameter}${capitalised(kind)}` : parameter;
  const title = quoteText(capitalised(wordsOf(parameter)));
  switch (kind) {
    case 'team':
      return { value: name, declared: [`team ${name} ${title} { unit }`] };
    case 'journey':
      return { value: name, declared: [`journey ${name} ${title} { step begin "Begins" }`] };
    case 'step':
      return { value: `${name}Journey.${name}`, declared: [`journey ${name}Journey ${title} { step ${name} ${title} }`] };
    case 'integration':
      return { value: name, declared: [`system ${name}From`, `system ${name}To`, `${name}From -> ${name}To as ${name} ${title}`] };
    case 'boundary':
      return { value: name, declared: [`boundary ${name} ${title} { kind region }`] };
    default:
      return { value: name, declared: [`${kind} ${name} ${title}`] };
  }
}

/** The first Monday after a day, and from there in steps of twelve weeks, so that what begins comes before what ends. */
function mondayAfter(today: string, step: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7) + step * 84);
  return day.toISOString().slice(0, 10);
}

function instanceName(path: string): string {
  return `my${capitalised(path.slice(path.lastIndexOf('.') + 1))}`;
}

/** `communicationView` as it is read: `communication view`. */
export function wordsOf(name: string): string {
  return name.replace(/(\p{Ll})(\p{Lu})/gu, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`).replace(/[_-]+/g, ' ');
}
