import { rules } from '../model/rules/table.ts';

/** What comes before the rules and is no rule: what it is called, and what it means. */
export const otherTitles: Readonly<Record<string, string>> = {
  syntax: 'What is written cannot be read.',
  reference: 'A name does not resolve.',
  vocabulary: 'A word that is not known for its property.',
  project: 'The settings in cxa.json.',
  waiver: 'A waiver that has ended, or that accepts nothing.',
};

/** `JRN-02 Missed context`; of what is no rule just its name. */
export function ruleTitle(id: string): string {
  const rule = rules[id];
  return rule ? `${id} ${rule.title}` : id;
}
