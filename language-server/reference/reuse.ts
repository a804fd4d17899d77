import { declaration, property, value } from './reference.ts';
import type { DeclarationReference } from './reference.ts';
import { referenceTypes } from '../template/parameter.ts';

/** What a template can make that a use can change. */
const settableKinds = [...referenceTypes, 'milestone', 'gate'] as const;

const because = property('because', value.text, 'Why.', 'because "Agreed with the board"');

/** Parts that are used more than once. */
export const reuseReference: readonly DeclarationReference[] = [
  declaration(
    'import',
    'Brings in a file from outside the project, or an installed package.',
    'import "«./shared.cxa»"',
    {
      subject: value.text,
      head: [property('as', value.name, 'The prefix that its names get.', 'as shared')],
      isClosed: true,
    },
  ),
  declaration(
    'template',
    'A part with parameters, to be used several times.',
    'template «name»(«owner»: «team») "«Title»" {\n\t«»\n}',
    {
      inside: ['*', 'when', 'expect', 'forbid'],
    },
  ),
  declaration('when', 'What is made only when a parameter says so.', 'when «parameter» {\n\t«»\n}', {
    within: ['template', 'when'],
    subject: value.sequence(value.any(value.name, value.choice('not'))),
    common: 'nothing',
    inside: ['*', 'when', 'expect', 'forbid'],
  }),
  declaration('expect', 'What an architecture that conforms must have.', 'expect «capability caseHandling»', {
    within: ['template', 'when'],
    subject: value.selector,
    head: [because],
    isClosed: true,
  }),
  declaration(
    'forbid',
    'What an architecture that conforms must not have.',
    'forbid direct kind «web-app» -> kind «erp»',
    {
      within: ['template', 'when'],
      subject: value.selector,
      head: [because],
      isClosed: true,
    },
  ),
  declaration(
    'use',
    'Makes what a template says, with its parameters filled in.',
    'use «template» as «name» («owner»: «team»)',
    {
      subject: value.ref('template'),
      head: [property('as', value.name, 'The prefix that the names of this use get.', 'as support')],
      inside: ['*', 'set'],
    },
  ),
  declaration('set', 'Changes an element that the template made.', 'set «name» { «availability 99.95%» }', {
    within: ['use'],
    subject: value.ref(...settableKinds),
    inside: ['option'],
  }),
  declaration(
    'conform',
    'Checks the architecture against what a template expects, without making anything.',
    'conform to «template»',
    {
      subject: value.choice('to'),
      head: [property('to', value.ref('template'), 'The template.', 'to omnichannel')],
      isClosed: true,
    },
  ),
];
