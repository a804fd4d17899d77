/** The model's field for each of the grammar's properties that has another name there, by the kind of the declaration. */
export function fieldNamesOf(node: { readonly $type: string }): Readonly<Record<string, string>> {
  return ofKind[node.$type] ?? common;
}

const common: Readonly<Record<string, string>> = { kind: 'type', in: 'boundary', goals: 'goal', includes: 'include', excludes: 'exclude' };

const ofKind: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ContextItem: { ...common, class: 'classes' },
  Handover: { ...common, grade: 'type', for: 'intents' },
  Processing: { ...common, of: 'data', in: 'systems', notAutomated: 'automated' },
  Journey: { ...common, for: 'personas' },
  Step: { ...common, on: 'channels', transitions: 'onFail' },
  Communication: { ...common, for: 'personas', in: 'steps' },
  Policy: { ...common, consentBy: 'consent' },
  Gate: { ...common, criteria: 'requires' },
};
