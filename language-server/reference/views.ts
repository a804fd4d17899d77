import { anyKind } from '../build/view-elements.ts';
import { declaration, property, value } from './reference.ts';
import type { DeclarationReference } from './reference.ts';

const colour = property('colour by', value.word('colourBy'), 'What the colours say.', 'colour by lifecycle');

/** Pictures of one's own, and findings that are accepted. */
export const viewReference: readonly DeclarationReference[] = [
  declaration(
    'view',
    'A picture of its own: narrowed, grouped and coloured.',
    'view «landscape|journey|flow|sequence» «name» "«Title»" {\n\tinclude «kind system»\n}',
    {
      subject: value.sequence(value.choice('landscape journey flow sequence'), value.ref('journey')),
      properties: [
        property(
          'include',
          value.list(value.selector),
          'What it shows: element, kind k, tag t, owner t, in b, journey j, neighbours of x.',
          'include crm, kind channel',
        ),
        property('exclude', value.list(value.selector), 'What it leaves out.', 'exclude kind observability'),
        property('group by', value.word('groupBy'), 'What the frames are.', 'group by boundary'),
        colour,
        { ...colour, keyword: 'color by', example: 'color by lifecycle' },
        property('at', value.ref('plateau'), 'The plateau that it shows.', 'at p1'),
        property('compare', value.list(value.ref('plateau')), 'Two plateaus in one picture.', 'compare now, tobe'),
        property('direction', value.word('direction'), 'Where it runs.', 'direction right'),
      ],
    },
  ),
  declaration(
    'waive',
    'Accepts a finding until a day, with a reason.',
    'waive «INT-01» on «element» until «2027-03-31» because "«Why»"',
    {
      subject: value.rules,
      head: [
        property(
          'on',
          value.list({ form: 'ref', kinds: anyKind, path: true }),
          'What it is accepted for, with all that is inside.',
          'on reserveStock',
        ),
        property('until', value.quantity('2027-03-31'), 'The last day that it is silent.', 'until 2027-03-31'),
        property('because', value.text, 'Why it is accepted.', 'because "Replaced in p1"'),
      ],
      isClosed: true,
    },
  ),
];
