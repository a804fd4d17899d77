import { property, value } from './reference.ts';
import type { DeclarationReference } from './reference.ts';

/** Change over time, views, and what is accepted. */
export const changeReference: readonly DeclarationReference[] = [
  {
    keyword: 'plateau',
    help: 'A state of the architecture in time; the first is today. What is declared inside exists from it on.',
    snippet: 'plateau ${1:p1} "${2:Title}" after ${3:now} { starts ${4:2027-01-11} }',
    inside: [],
    properties: [
      property('after', value.ref('plateau'), 'The plateau that it follows.', 'after now'),
      property('starts', value.quantity('2027-01-11', '2027-Q1'), 'When it begins.', 'starts 2027-01-11'),
    ],
  },
  {
    keyword: 'view',
    help: 'A picture of its own: narrowed, grouped and coloured.',
    snippet: 'view ${1|landscape,journey,flow,sequence|} ${2:name} "${3:Title}" {\n\tinclude ${4:kind system}\n}',
    inside: [],
    properties: [
      property('include', value.refs('system', 'channel', 'journey', 'persona'), 'What it shows: element, kind k, tag t, owner t, in b, journey j, neighbours of x.', 'include crm, kind channel'),
      property('exclude', value.refs('system', 'channel'), 'What it leaves out.', 'exclude kind observability'),
      property('group by', value.word('groupBy'), 'What the frames are.', 'group by boundary'),
      property('colour by', value.word('colourBy'), 'What the colours say.', 'colour by lifecycle'),
      property('compare', value.refs('plateau'), 'Two plateaus in one picture.', 'compare now, tobe'),
      property('direction', value.word('direction'), 'Where it runs.', 'direction right'),
    ],
  },
  {
    keyword: 'waive',
    help: 'Accepts a finding until a day, with a reason.',
    snippet: 'waive ${1:INT-01} on ${2:element} until ${3:2027-03-31} because "${4:Why}"',
    inside: [],
    properties: [
      property('until', value.quantity('2027-03-31'), 'The day from which it counts again.', 'until 2027-03-31'),
      property('because', value.text, 'Why it is accepted.', 'because "Replaced in p1"'),
    ],
  },
  { keyword: 'import', help: 'Brings in a file from outside the project, or an installed package.', snippet: 'import "${1:./shared.cxa}"', inside: [], properties: [] },
];
