import { describe, expect, test } from 'vitest';
import type { CheckOptions } from '../../model/check.ts';
import { createIndex } from '../../model/query.ts';
import { defaultWeights, effortOf, handoversOf } from '../../model/effort.ts';
import { walkJourney } from '../../model/walk.ts';
import { checkText, readModel, said } from '../support/check-text.ts';

interface Case {
  readonly text: string;
  readonly options?: Readonly<Record<string, unknown>>;
  /** What the rule says; nothing when left out. */
  readonly says?: readonly unknown[];
}

const balance = (channels: string, steps: string) => `${channels}
system app
system menu
app -> menu
journey j { volume 500/month
${steps}
}
`;
const desk = (line: string, step = 'actor agent  needs Order') => `data Order
channel voice
system oms { masters Order }
system crm
system bus { kind esb }
${line}
journey j { step call "Call" on voice using crm { ${step} } }
`;
/** A bot, then agents of so many teams. */
const passed = (teams: number) => `channel chat
system desk
${Array.from({ length: teams }, (_, n) => `team t${n} { unit }`).join('\n')}
journey j "Help" {
  step bot on chat using desk { actor bot }
${Array.from({ length: teams }, (_, n) => `  step s${n} on chat using desk { actor agent  handled by t${n} }`).join('\n')}
}
`;

const cases: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  'IDD-03': {
    'the channel knows him well enough': {
      text: balance('channel web { auth strong }', '  step see on web using app { actor customer  requires auth authenticated }'),
    },
    'the step itself, or one before it, has him prove it': {
      text: balance(
        'channel web { auth anonymous }',
        '  step one on web using app { actor customer  requires auth identified  verifies identified }\n  step two on web using app { actor customer  verifies strong }\n  step three on web using app { actor customer  requires auth authenticated }',
      ),
    },
    'the first step already': {
      text: balance('channel web { auth anonymous }', '  step see "Sees it" on web using app { actor customer  requires auth authenticated }'),
      says: [
        'error step:j.see Step "Sees it" needs authenticated; about 500 customers a month arrive on web as anonymous, and nothing raises it: let it or a step before it say `verifies authenticated`.',
      ],
    },
    'who is asked again elsewhere is JRN-04’s': {
      text: balance(
        'channel web { auth authenticated }\nchannel voice { auth anonymous }',
        '  step see on web using app { actor customer }\n  step say on voice using menu { actor bot  requires auth authenticated }',
      ),
    },
    'a lower level from the step before': {
      text: balance(
        'channel web { auth identified }\nchannel voice { auth anonymous }',
        '  step see on web using app { actor customer }\n  step say "Says it" on voice using menu { actor bot  requires auth strong }',
      ),
      says: [expect.stringContaining('needs strong; about 500 customers a month arrive from web as identified')],
    },
    'the worse of two ways': {
      text: balance(
        'channel web { auth anonymous }',
        '  step start on web using app { actor customer }\n  step prove on web using app { actor customer  verifies authenticated }\n  step see "Sees it" on web using app { actor customer  requires auth authenticated }\n  start -> prove 50%\n  start -> see 50%',
      ),
      says: [expect.stringContaining('Step "Sees it" needs authenticated; about 500 customers a month arrive from web as anonymous')],
    },
    'the proof comes along': {
      text: balance(
        'channel web { auth anonymous }',
        '  step start on web using app { actor customer  produces authState }\n  step see on web using app { actor customer  requires auth authenticated }',
      ),
    },
    'one of two channels does not say how well it knows him': {
      text: balance('channel web { auth anonymous }\nchannel app', '  step see "Sees it" on web or app using app { actor customer  requires auth authenticated }'),
      says: ['info missing step:j.see Whether the customer is authenticated at "Sees it" is not known: app does not state `auth`.'],
    },
    'what may have been shown before is not known': {
      text: balance(
        'channel app\nchannel web { auth anonymous }',
        '  step open on app using app { actor customer }\n  step see "Sees it" on web using app { actor customer  requires auth authenticated }',
      ),
      says: [expect.stringContaining('is not known: app does not state `auth`')],
    },
  },
  'IDD-05': {
    'the tool asks the master': { text: desk('crm -> oms { via bus  returns Order }') },
    'the step itself uses the master': { text: desk('').replace('using crm', 'using crm, oms') },
    'changes come as events': { text: desk('oms -> crm by kafka { style event  carries Order }') },
    'a batch of every few minutes': { text: desk('oms -> crm by rest { style batch  carries Order  every 5min }') },
    'a batch of every hour': {
      text: desk('oms -> crm by rest { style batch  carries Order  every 60min }'),
      says: ['warning step:j.call The agent cannot see at "Call" in crm: Order (only as a batch every 60 min); let the tool ask the master.'],
    },
    'a batch of every hour is good enough for some': {
      text: desk('oms -> crm by rest { style batch  carries Order  every 60min }'),
      options: { batch: 120 },
    },
    'nothing brings it': {
      text: desk('oms -> crm { carries none }'),
      says: [expect.stringContaining('The agent cannot see at "Call" in crm: Order (no integration brings it)')],
    },
    'what is carried is not stated': { text: desk('crm -> oms') },
    'a live way beside a batch': {
      text: desk('oms -> crm as night by sftp { style file  carries Order  every 24h }\ncrm -> oms as ask by rest { style request-reply  returns Order }'),
    },
    'how fresh it has to be is stated': {
      text: desk('oms -> crm by sftp { style file  carries Order  every 24h }', 'actor agent  needs Order fresh 5min'),
    },
    'the customer brings it': {
      text: desk('oms -> crm by sftp { style file  carries Order  every 24h }', 'actor agent  brings Order  needs Order'),
    },
    'the back office too, and nobody else': {
      text: desk('oms -> crm by sftp { style file  carries Order  every 24h }', 'actor backoffice  needs Order'),
      says: [expect.stringContaining('The back office cannot see')],
    },
    'a customer sees it in another way': {
      text: desk('oms -> crm by sftp { style file  carries Order  every 24h }', 'actor customer  needs Order'),
    },
    'a copy that is renewed daily, and no word of by what': {
      text: desk('').replace('system crm', 'system crm { replicates Order every 24h }'),
      says: [expect.stringContaining('Order (only as a copy renewed every 24 h)')],
    },
    'a cache of some minutes': { text: desk('').replace('system crm', 'system crm { caches Order every 5min }') },
    'no holder is known': { text: desk('').replace('{ masters Order }', '') },
  },
  'JRN-05': {
    'as many handovers as allowed': { text: passed(2) },
    'one more': {
      text: passed(3),
      says: [
        'warning journey:j "Help" hands the customer over 3 times (limit 2): "j.bot" → "j.s0", "j.s0" → "j.s1" and "j.s1" → "j.s2"; effort 4 (budget 6): 2 changes of organisation (4).',
      ],
    },
    'another limit, and another budget': {
      text: passed(2),
      options: { handovers: 1, effort: 1 },
      says: [expect.stringContaining('2 times (limit 1): "j.bot" → "j.s0" and "j.s0" → "j.s1"; effort 2 (budget 1)')],
    },
    'a change of organisation that counts more': {
      text: passed(3),
      options: { boundary: 5 },
      says: [expect.stringContaining('; effort 10 (budget 6): 2 changes of organisation (10).')],
    },
    'a change of organisation that counts nothing': {
      text: passed(3),
      options: { boundary: 0 },
      says: [expect.stringContaining('; effort 0 (budget 6).')],
    },
    'much effort with few handovers is not judged': {
      text: `channel web { auth authenticated }
channel voice { auth anonymous }
handover web -> voice cold
system a
system b
journey j {
  step ask on web using a { actor bot  produces intent, summary }
  step call on voice using b { actor agent  needs intent  verifies authenticated }
}
`,
    },
    'a customer who goes on by himself is not handed over': { text: passed(3).replaceAll('actor agent', 'actor customer').replace('actor bot', 'actor customer') },
  },
  'JRN-07': {
    'no persona is declared': { text: 'journey j { step s }\n' },
    'a journey that uses no system at all': {
      text: 'persona p "Mr Osei"\nchannel post\njourney j "Letter" { for p  step s on post using none { actor customer } }\n',
      says: ['warning persona:p Persona "Mr Osei" maps to no system flow: "Letter" passes no system.'],
    },
    'another journey of hers uses one': {
      text: 'persona p\nchannel post\nchannel web\nsystem a\njourney j { for p  step s on post using none }\njourney k { for p  step s on web using a }\n',
    },
    'with what a step is done is not stated': {
      text: 'persona p "Mr Osei"\nchannel web\njourney j "Letter" { for p  step s on web }\n',
      says: ['info missing persona:p Persona "Mr Osei" maps to no stated system flow: "Letter" passes no known system yet (`using …`).'],
    },
    'the systems that serve the channel are enough': {
      text: 'persona p\nsystem a\nchannel web { served by a }\njourney j { for p  step s on web }\n',
    },
    'no journey is written yet': {
      text: 'persona p "Mr Osei"\n',
      says: ['info missing persona:p Persona "Mr Osei" is in no journey yet; write down what happens to her or him.'],
    },
  },
};

describe.each(Object.entries(cases))('%s', (rule, own) => {
  test.each(Object.entries(own))('%s', (_, { text, options, says = [] }) => {
    const given: Partial<CheckOptions> = options ? { rules: { [rule]: { options } } } : {};
    expect(said(checkText(text, given), rule)).toEqual(says);
  });
});

describe('the effort of a journey', () => {
  const text = `team partner { kind outsourced }
team finance { unit }
channel web { auth authenticated }
channel chat { auth authenticated }
channel voice { auth anonymous }
handover chat -> voice cold { within 10min }
data Customer { subject customer  identifiers no }
system site
system desk { identifies Customer by no }
system menu { identifies Customer by no }
site -> desk { carries none }
desk -> menu as slow { carries none  p95 3s  style request-reply }
journey j {
  step look on web using site { actor customer }
  step chat on chat using desk { actor agent  handled by partner  produces summary, intent }
  step dial on voice using menu { actor customer  needs summary }
  step menu on voice using menu -> desk { actor bot  verifies authenticated  within 2s }
  step talk on voice using desk { actor agent  handled by partner  needs summary, intent }
  step pay using desk { actor backoffice  handled by finance }
  chat -> dial 60% { within 5min }
  chat -> end 40%
}
`.replace('desk -> menu as slow', 'menu -> desk as slow');
  const read = (source: string) => {
    const index = createIndex(readModel(source));
    const [journey] = index.all('journey');
    if (!journey) throw new Error('There is no journey.');
    const walk = walkJourney(index, journey);
    return { effort: effortOf(index, walk, defaultWeights), walk };
  };

  test('is that of the way that asks most, each kind with its weight', () => {
    const { effort } = read(text);
    expect(effort.parts.map(({ kind, count, points }) => `${kind} ${count} ${points}`)).toEqual([
      'switch 1 1',
      'cold 1 2',
      'reAuth 1 2',
      'missed 1 3',
      'wait 2 2',
      'boundary 1 2',
    ]);
    expect(effort.total).toBe(12);
  });

  test('says where each part arises', () => {
    const { effort } = read(text);
    expect(effort.parts.find(({ kind }) => kind === 'missed')?.at).toEqual([{ element: 'step:j.dial', property: 'needs' }]);
    expect(effort.parts.find(({ kind }) => kind === 'reAuth')?.at).toEqual([{ element: 'step:j.menu', property: 'verifies' }]);
  });

  test('is none where nothing is asked of him', () => {
    expect(read('channel web\nsystem a\njourney j { step s on web using a { actor customer } }\n').effort).toEqual({ total: 0, parts: [] });
    expect(read('journey j\n').effort).toEqual({ total: 0, parts: [] });
  });

  test('counts the handovers that the walk counts', () => {
    const { walk } = read(text);
    expect(handoversOf(walk)).toHaveLength(walk.handovers);
  });
});
