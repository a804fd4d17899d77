import { listedUpTo } from '../phrases.ts';

/** How many entries of a list are read out. */
const most = 6;

/** A value of the model as people write it: quantities as they were written, elements by their paths, lists with commas. */
export function valueText(value: unknown): string {
  if (value === undefined) return 'not stated';
  if (typeof value === 'string') return /^[a-z-]+:[^\s/]/.test(value) ? value.slice(value.indexOf(':') + 1) : value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : listedUpTo(value.map((each: unknown) => (Array.isArray(each) ? each.map(valueText).join(' -> ') : valueText(each))), most);
  if (typeof value !== 'object' || value === null) return '';
  const { text, ...rest } = { text: undefined, ...value } as { text: unknown } & Record<string, unknown>;
  if (typeof text === 'string' && ['ms', 'amount', 'count', 'from', 'open', 'value'].some((field) => field in rest)) return text;
  if ('within' in rest && 'share' in rest) return [rest.intent, rest.clock, `${valueText(rest.share)}% in`, valueText(rest.within)].filter((word) => word !== undefined).join(' ');
  if (Array.isArray(rest.types)) return parameterText(rest);
  const parts = Object.entries(rest).flatMap(([field, each]) => {
    if (each === undefined || (field === 'data' && 'item' in rest)) return [];
    if (each === true) return [propertyWord(field)];
    return [plain.has(field) ? propertyText(field, each) : `${propertyWord(field)} ${propertyText(field, each)}`];
  });
  return [...(typeof text === 'string' ? [`"${text}"`] : []), ...parts].join(' ') || 'nothing';
}

/** A template's parameter: `staffed: hours = Mon-Fri 08:00-18:00 "When people answer."` */
function parameterText({ name, types, list, default: fallback, description }: Readonly<Record<string, unknown>>): string {
  const type = `${list === true ? 'list of ' : ''}${Array.isArray(types) ? types.join(' | ') : ''}`;
  return [typeof name === 'string' ? `${name}: ${type}` : type, ...(fallback === undefined ? [] : [`= ${valueText(fallback)}`]), ...(description === undefined ? [] : [`"${valueText(description)}"`])].join(' ');
}

/** The same, of a field whose unit its name says. */
export function propertyText(field: string, value: unknown): string {
  return typeof value === 'number' && percents.has(field) ? `${value}%` : valueText(value);
}

const percents: ReadonlySet<string> = new Set(['availability', 'share', 'confidence', 'percent']);

/** Whose value says what it is. */
const plain: ReadonlySet<string> = new Set(['item', 'how', 'data', 'name', 'type', 'of', 'clock', 'intent', 'capability', 'title', 'value', 'by', 'role', 'system', 'plateau', 'set', 'within', 'percent', 'duration']);

/** The property as it is written in the language: `end of life`. */
export function propertyWord(field: string, kind?: string): string {
  const own = kind === undefined ? undefined : words[`${kind}.${field}`];
  return own ?? words[field] ?? field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Where the model's field has another name than the property. */
const words: Readonly<Record<string, string>> = {
  type: 'kind',
  targets: 'target',
  boundary: 'in',
  boundaries: 'in',
  classes: 'class',
  handlers: 'handled by',
  ways: 'via',
  resolvers: 'by',
  personas: 'for',
  channels: 'on',
  'communication.channels': 'channel',
  'communication.steps': 'in',
  'journey.steps': 'order of steps',
  'handover.type': 'grade',
  'processing.data': 'of',
  'processing.systems': 'in',
  holdings: 'data held',
  life: 'exists',
  changes: 'at a plateau',
  requiresAuth: 'requires auth',
  readings: 'measured values',
};
