/** What the first letters of a rule's id stand for, in the order in which people read about them. */
export const ruleGroups: Readonly<Record<string, string>> = {
  OWN: 'Ownership',
  IDD: 'Identity and data',
  INT: 'Integration',
  JRN: 'Journeys',
  SLA: 'Service levels',
  OBS: 'Telemetry',
  COM: 'Communications',
  PRV: 'Privacy',
  RES: 'Resilience',
  LIF: 'Lifecycle and migration',
  GOV: 'Outcomes and governance',
  TPL: 'Templates',
};

/** `JRN` of `JRN-02`. */
export function groupOf(rule: string): string {
  return rule.replace(/-\d+$/, '');
}
