import { profiles } from '../model/model.ts';
import type { Rule, RuleOption } from '../model/rule.ts';
import { rules } from '../model/rules/table.ts';

/** `schemas/cxa.schema.json`: what an editor knows of `cxa.json`; every rule and option is as the rule itself has it. */
export function generateSchema(): string {
  return `${JSON.stringify(schema(), undefined, 2)}\n`;
}

function schema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'CXA project',
    description: 'Settings of a CXA project. The folder that holds this file is the project: all .cxa files in it and below share one namespace. An empty object is a valid project.',
    type: 'object',
    additionalProperties: false,
    allowTrailingCommas: true,
    default: { name: '', profile: 'design' },
    defaultSnippets: [
      {
        label: 'CXA project',
        description: 'A project that is checked at profile design',
        body: { name: `\${1:My architecture}`, profile: `\${2|${profiles.join(',')}|}` },
      },
    ],
    properties: {
      $schema: {
        type: 'string',
        description: 'Where this schema is found; editors with the CXA extension need no entry.',
      },
      name: {
        type: 'string',
        minLength: 1,
        description: "What the project is called in pictures and reports. Left out: the title of its `architecture`, or else the folder's name.",
      },
      profile: {
        description: 'How far the architecture has come: what must be stated. What is stated is checked from `design` on, whatever it is about.',
        default: 'design',
        enum: profiles,
        enumDescriptions: [
          'Nothing has to be stated; an undeclared name is a warning and drawn dashed.',
          'Structure: owners, journeys, identity, handovers.',
          'Also contracts, service levels, privacy, communications, resilience and telemetry.',
          'Also measured values, and drift between the plan and what is seen.',
        ],
      },
      rules: {
        type: 'object',
        description: 'Severity and options per rule. A rule that is not listed keeps its own.',
        default: {},
        propertyNames: { pattern: '^[A-Z]{3}-[0-9]{2}$' },
        properties: ruleSettings(),
        patternProperties: { '^[A-Z]{3}-[0-9]{2}$': { $ref: '#/definitions/ruleSetting' } },
        additionalProperties: false,
        examples: [{ 'IDD-04': 'warning' }, { 'OWN-03': ['warning', { warning: 5, error: 9 }] }],
      },
      view: {
        type: 'object',
        description: 'What views do where they do not say otherwise.',
        default: {},
        properties: {
          direction: { enum: ['right', 'down'], default: 'right', description: 'Where a landscape or a flow runs to.' },
          groupBy: { enum: ['boundary', 'owner', 'layer', 'none'], description: 'What systems are drawn in.' },
          colourBy: {
            enum: ['lifecycle', 'owner', 'hosting', 'criticality', 'findings'],
            description: 'What the fill of a box says.',
          },
          at: { type: 'string', minLength: 1, description: 'The plateau that is shown first.' },
          theme: { enum: ['light', 'dark', 'contrast'], description: 'The theme of written pictures.' },
        },
        additionalProperties: true,
      },
      telemetry: filePatterns('CSV or JSON files with what was seen while it ran (`from,to,kind,count,first,last` and `journey,step,next,count`), relative to this file; compared with what is modelled.', 'telemetry/*.csv'),
      actuals: filePatterns('CSV or JSON files with measured values (`metric,date,value,source`), relative to this file.', 'actuals/*.csv'),
      exclude: filePatterns('`.cxa` files that do not belong to the project, relative to this file.', 'drafts/**'),
    },
    definitions: {
      severity: {
        description: 'How a finding of the rule counts.',
        type: 'string',
        enum: ['off', 'info', 'warning', 'error'],
        enumDescriptions: [
          'The rule does not run.',
          'Shown, never fails a check.',
          'Shown, fails a check only with --max-warnings.',
          'Fails a check: exit code 1.',
        ],
      },
      ruleSetting: {
        anyOf: [
          { $ref: '#/definitions/severity' },
          {
            type: 'array',
            description: 'Severity and options.',
            items: [
              { $ref: '#/definitions/severity' },
              { type: 'object', description: 'Options of the rule; `cxa explain RULE` lists them.' },
            ],
            minItems: 1,
            maxItems: 2,
            additionalItems: false,
          },
        ],
        default: 'warning',
        defaultSnippets: [
          { label: '"off"', body: 'off' },
          { label: '"info"', body: 'info' },
          { label: '"warning"', body: 'warning' },
          { label: '"error"', body: 'error' },
          { label: '[severity, options]', body: [`\${1|warning,error,info|}`, {}] },
        ],
      },
    },
  };
}

function filePatterns(description: string, example: string): object {
  const pattern = { type: 'string', minLength: 1 };
  return { description, anyOf: [pattern, { type: 'array', items: pattern, uniqueItems: true }], examples: [[example]] };
}

function ruleSettings(): object {
  return Object.fromEntries(Object.values(rules).map((rule) => [rule.id, ruleSetting(rule)]));
}

function ruleSetting(rule: Rule): object {
  const description = `${rule.title}. ${rule.summary}`;
  const options = Object.entries(rule.options ?? {});
  if (options.length === 0) return { description, default: rule.severity, $ref: '#/definitions/ruleSetting' };
  const severity = { $ref: '#/definitions/severity' };
  // What a project first wants of a rule: to hear less of it.
  const less = rule.severity === 'error' ? 'warning' : 'off';
  return {
    description,
    default: rule.severity,
    anyOf: [
      severity,
      {
        type: 'array',
        description: 'Severity and options.',
        minItems: 1,
        maxItems: 2,
        additionalItems: false,
        items: [
          severity,
          {
            type: 'object',
            description: `Options of ${rule.id}.`,
            additionalProperties: false,
            properties: Object.fromEntries(options.map(([name, option]) => [name, optionSchema(option)])),
          },
        ],
      },
    ],
    defaultSnippets: [
      { label: JSON.stringify(less), body: less },
      {
        label: '[severity, options]',
        body: [rule.severity, Object.fromEntries(options.map(([name, option]) => [name, option.default]))],
      },
    ],
  };
}

function optionSchema(option: RuleOption): object {
  const { default: value } = option;
  const description = `${option.description}${option.unit === undefined ? '' : ` In ${option.unit}.`}`;
  if (typeof value === 'number') return { description, default: value, type: 'number', minimum: 0 };
  if (typeof value === 'string') return { description, default: value, type: 'string' };
  return { description, default: value, type: 'array', items: { type: 'string' } };
}
