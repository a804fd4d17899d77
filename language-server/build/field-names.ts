/** The model's field for each of the grammar's properties that has another name there. */
export const fieldNames: Readonly<Record<string, string>> = {
  kind: 'type',
  grade: 'type',
  boundaries: 'boundary',
  transitions: 'onFail',
  goals: 'goal',
  regulations: 'regulations',
  includes: 'include',
  excludes: 'exclude',
};
