import { anyKind } from '../build/view-elements.ts';
import { declaration, property, value, withDefault } from './reference.ts';
import type { DeclarationReference } from './reference.ts';

const colour = withDefault('by the layer of the system', property('colour by', value.word('colourBy'), 'What the colours of systems stand for.', 'colour by lifecycle'));

/** Pictures of one's own, and findings that are accepted. */
export const viewReference: readonly DeclarationReference[] = [
  declaration(
    'view',
    'A picture of its own: narrowed, grouped and coloured.',
    'view «landscape|journey|flow|sequence|compare» «name» "«Title»" {\n\tinclude «kind system»\n}',
    {
      subject: value.sequence(value.choice('landscape journey flow sequence compare'), value.ref('journey')),
      properties: [
        property(
          'include',
          value.list(value.selector),
          'What it shows.',
          'include crm, kind channel',
        ),
        property('exclude', value.list(value.selector), 'What it leaves out.', 'exclude kind observability'),
        withDefault('by boundary', property('group by', value.word('groupBy'), 'What the frames around systems stand for.', 'group by boundary')),
        colour,
        { ...colour, keyword: 'color by', example: 'color by lifecycle' },
        withDefault('the one that is chosen in the editor or on the command line; at first today’s', property('at', value.ref('plateau'), 'The plateau that it shows.', 'at p1')),
        property('compare', value.list(value.ref('plateau')), 'Two plateaus in one picture: what comes, goes and changes from one to the other. A `view compare` without it goes from the first to the last.', 'compare now, tobe'),
        withDefault('right', property('direction', value.word('direction'), 'In which direction it is drawn.', 'direction right')),
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
        withDefault('for everything', property(
          'on',
          value.list({ form: 'ref', kinds: anyKind, path: true, told: 'the name of an element, or an integration, handover or migration by its arrow' }),
          'What it is accepted for, with all that is inside.',
          'on reserveStock',
        )),
        withDefault('it never ends', property('until', value.quantity('2027-03-31'), 'The last day that it is silent.', 'until 2027-03-31')),
        property('because', value.text, 'Why it is accepted.', 'because "Replaced in p1"'),
      ],
      isClosed: true,
    },
  ),
];
