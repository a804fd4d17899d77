/**
 * A value as a text that is the same for all that mean the same: fields in any order, lists too where their order says
 * nothing, quantities whatever their unit is (`60min`, `1h`).
 */
export function meaningOf(value: unknown, field = ''): string {
  if (Array.isArray(value)) {
    const entries = value.map((each: unknown) => meaningOf(each));
    return `[${(ordered.has(field) ? entries : entries.sort()).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const isQuantity = measured(value);
  const fields = Object.entries(value).filter(([key, each]) => each !== undefined && !(isQuantity && key === 'text'));
  return `{${fields.map(([key, each]) => `${key}:${meaningOf(each, key)}`).sort().join(',')}}`;
}

/** Lists in which the place of an entry says something: the tool in front, the stronger source, what comes first. */
const ordered: ReadonlySet<string> = new Set(['using', 'via', 'ways', 'survivorship', 'phases', 'steps', 'compare', 'channels', 'servedBy', 'handlers', 'boundaries', 'classes']);

/** Has a number or days beside the text that they were read from. */
function measured(value: object): boolean {
  if (!('text' in value)) return false;
  return 'ms' in value || 'amount' in value || ('count' in value && 'per' in value) || ('from' in value && 'to' in value) || 'open' in value || 'value' in value;
}
