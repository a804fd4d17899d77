import { describe, expect, test } from 'vitest';
import type { CheckOptions } from '../../model/check.ts';
import { checkText, said } from '../support/check-text.ts';

interface Case {
  readonly text: string;
  /** Options of the rule. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** What the rule says; nothing when left out. */
  readonly says?: readonly unknown[];
}

const plateaus = 'plateau now\nplateau tobe after now\n';
/** One system with so many direct lines, each stated so. */
const star = (count: number, how = '{ via none }') =>
  ['system erp', ...Array.from({ length: count }, (_, n) => `system s${n}\ns${n} -> erp ${how}`)].join('\n');
const legacy = (line: string) => `system ccaas { kind ccaas  hosting saas }\nsystem billing { hosting onprem }\n${line}\n`;
const twoTools = (line: string, needs = 'orderId', more = '') => `data Order { identifiers orderId }
data Case { identifiers caseId, orderId }
data Article { identifiers articleId }
channel voice
system oms { masters Order }
system crm { masters Case }
system knowledge { masters Article }
system hub { kind ipaas }
${line}
journey j { step call "Call" on voice using oms, crm { actor agent  brings orderId  needs ${needs}${more} } }
`;

/** Where a rule could easily say too much, or too little. */
const cases: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  'OWN-04': {
    'a split by channel': {
      text: 'capability c\nchannel web\nchannel store\nsystem a { realises c for web }\nsystem b { realises c for store }\n',
    },
    'the same channel twice': {
      text: 'capability c "Selling"\nchannel web\nchannel store\nsystem a { realises c for web, store }\nsystem b { realises c for store }\n',
      says: ['warning capability:c 2 systems realise "Selling" for store: a and b; let one do it, or say what each does it for (`realises c for …`).'],
    },
    'two components of one system': {
      text: 'capability c\nsystem a { system x { realises c }  system y { realises c } }\n',
    },
    'one that is planned, one that is tried out, one that goes away': {
      text: 'capability c\nsystem a { realises c }\nsystem b { lifecycle planned  realises c }\nsystem d { lifecycle pilot  realises c }\nsystem e { lifecycle sunset  realises c }\n',
    },
    'a pilot counts where the project says so': {
      text: 'capability c\nsystem a { realises c }\nsystem d { lifecycle pilot  realises c }\n',
      options: { passing: [] },
      says: [expect.stringContaining('2 systems realise "c": a and d')],
    },
    'one after the other': {
      text: `${plateaus}capability c\nsystem a { realises c  exists until tobe }\nsystem b { realises c  exists from tobe }\n`,
    },
    'a migration from one to the other': {
      text: `${plateaus}capability c\nsystem a { realises c }\nsystem b { realises c }\nmigration a to b in tobe { wave one 10 seats on 2027-02-01 }\n`,
    },
    'in two regions': {
      text: 'boundary eu { kind region }\nboundary us { kind region }\ncapability c\nsystem a { in eu  realises c }\nsystem b { in us  realises c }\n',
    },
    'of three the two that do the same': {
      text: 'capability c\nchannel web\nchannel store\nsystem a { realises c for web }\nsystem b { realises c for store }\nsystem d { realises c for store }\n',
      says: [expect.stringContaining('2 systems realise "c" for store: b and d;')],
    },
    'only where two are there at once': {
      text: `${plateaus}capability c\nsystem a { realises c }\nsystem b { realises c  exists from tobe }\n`,
      says: [expect.stringContaining('2 systems realise "c": a and b')],
    },
  },
  'INT-02': {
    'as many neighbours as allowed': { text: star(4) },
    'one more': { text: star(5), says: [expect.stringMatching(/^warning system:erp erp has 5 direct neighbours \(limit 4\)/)] },
    'another limit': { text: star(4), options: { neighbours: 3 }, says: [expect.stringContaining('erp has 4 direct neighbours (limit 3)')] },
    'what is not known to be direct is asked for': {
      text: star(5, ''),
      says: [expect.stringMatching(/^info missing system:erp erp has 5 neighbours that it may be joined to directly \(limit 4\): none is known to be direct/)],
    },
    'two lines between the same two': { text: `${star(4)}\nerp -> s0 as back { via none }\n` },
    'a hub has many': { text: star(6).replace('system erp', 'system erp { kind esb }') },
    'the same knot is one finding while others come to be led over a hub': {
      text: `${plateaus}${star(5)}\nsystem hub { kind ipaas }\nsystem x { exists from tobe }\nx -> erp { via hub }\n`,
      says: [expect.stringContaining('lead what several of them need over a hub.')],
    },
    'loads into a warehouse, and lines inside one system': {
      text: `${star(4)}\nsystem dwh { kind warehouse }\nerp -> dwh { via none }\nsystem suite { system x  system y  system z }\nsuite.x -> suite.y { via none }\n`,
    },
    'systems that are gone do not count': {
      text: `${star(4)}\nsystem old { lifecycle retired }\nold -> erp { via none }\n`,
    },
    'pairs of eight systems': {
      text: `architecture big\n${Array.from({ length: 8 }, (_, n) => `system s${n}`).join('\n')}
s0 -> s1 { via none }\ns0 -> s2 { via none }\ns1 -> s2 { via none }\ns3 -> s4 { via none }\ns3 -> s5 { via none }\ns4 -> s5 { via none }\ns6 -> s7 { via none }\n`,
    },
    'more than a quarter of the pairs of eight systems': {
      text: `architecture big\n${Array.from({ length: 8 }, (_, n) => `system s${n}`).join('\n')}
s0 -> s1 { via none }\ns0 -> s2 { via none }\ns1 -> s2 { via none }\ns3 -> s4 { via none }\ns3 -> s5 { via none }\ns4 -> s5 { via none }\ns6 -> s7 { via none }\ns0 -> s7 { via none }\n`,
      says: [
        'warning architecture:big 8 of 28 pairs of 8 systems are joined directly (29 %, limit 25 %); s0 has most of these lines, begin there with a hub.',
      ],
    },
  },
  'INT-04': {
    'over an adapter, or to one': {
      text: legacy('system ad { kind adapter }\nccaas -> billing by soap { via ad }\nccaas -> ad by soap'),
    },
    'over a bus, which translates': { text: legacy('system bus { kind esb }\nccaas -> billing by soap { via bus }') },
    'a protocol of today': { text: legacy('ccaas -> billing by rest') },
    'both ends stay where they are': {
      text: 'system a { hosting onprem }\nsystem b { hosting private-cloud }\na -> b by soap { via none }\n',
    },
    'a load into a warehouse': { text: legacy('system dwh { kind warehouse }\nccaas -> dwh by sftp { style file }') },
    'reached from the house': {
      text: legacy('billing -> ccaas by sftp { style file }'),
      says: ['warning integration:billing->ccaas Cloud target ccaas is still reached by SFTP from billing; put an adapter between, or let both speak a protocol of today.'],
    },
    'a component in the cloud of its system': {
      text: legacy('system suite { hosting saas  system part }\nsuite.part -> billing by jdbc'),
      says: [expect.stringContaining('Cloud target suite.part still calls billing by JDBC')],
    },
    'a robot is one by its style': {
      text: legacy('ccaas -> billing { style rpa }'),
      says: [expect.stringContaining('by RPA')],
    },
    'one finding before and after the other end has followed into the cloud': {
      text: `${plateaus}system a { hosting onprem  at tobe { hosting saas } }\nsystem b { hosting saas }\na -> b by soap\nb -> a as back by soap\n`,
      says: [
        'warning integration:a->b Cloud target b is still reached by SOAP from a; put an adapter between, or let both speak a protocol of today.',
        'warning integration:back Cloud target b still calls a by SOAP; put an adapter between, or let both speak a protocol of today.',
      ],
    },
    'from the plateau on at which it moves': {
      text: `${plateaus}system a { hosting onprem  at tobe { hosting saas } }\nsystem b { hosting onprem }\na -> b by soap\n`,
      says: ['warning integration:a->b Cloud target a still calls b by SOAP; put an adapter between, or let both speak a protocol of today.'],
    },
    'what took over from another, wherever it stands': {
      text: `${plateaus}system old { exists until tobe }\nsystem new { exists from tobe }\nsystem b { hosting onprem }\nnew -> b by soap\nmigration old to new in tobe { wave one 10 seats on 2027-02-01 }\n`,
      says: [expect.stringContaining('The new new still calls b by SOAP')],
    },
    'an integration that ends before the move': {
      text: `${plateaus}system a { hosting onprem  at tobe { hosting saas } }\nsystem b { hosting onprem }\na -> b as line by soap { exists until tobe }\n`,
    },
    'words of the project’s own': {
      text: legacy('ccaas -> billing by smtp'),
      options: { legacy: ['smtp'] },
      says: [expect.stringContaining('by SMTP')],
    },
  },
  'INT-05': {
    'an integration carries the key, over a hub too': { text: twoTools('crm -> oms { via hub  carries orderId }') },
    'an answer carries the data that the key belongs to': { text: twoTools('crm -> oms { carries caseId  returns Order }') },
    'what an integration carries is not stated': { text: twoTools('crm -> oms') },
    'another item only': {
      text: twoTools('crm -> oms { carries caseId  returns none }'),
      says: ['warning step:j.call The agent re-keys orderId from oms into crm at "Call": both know it, and no integration carries it between them.'],
    },
    'how often it happens, where that is known': {
      text: twoTools('').replace('journey j {', 'journey j { volume 900/month '),
      says: [expect.stringContaining('at "Call", about 900 times a month: both know it')],
    },
    'two tools that have nothing to do with each other': {
      text: twoTools('').replace('using oms, crm', 'using crm, knowledge'),
    },
    'what lies behind a tool is reached through it': {
      text: twoTools('crm -> oms { carries orderId }').replace('using oms, crm', 'using crm -> oms'),
    },
    'a customer or a system does not type for the company': { text: twoTools('').replace('actor agent', 'actor customer') },
    'the back office where the project says so': {
      text: twoTools('').replace('actor agent', 'actor backoffice'),
      options: { actors: ['agent', 'backoffice'] },
      says: [expect.stringContaining('The back office re-keys orderId from oms into crm')],
    },
    'a customer known by the same number in both': {
      text: `data Customer { subject customer  identifiers crmId }
channel voice
system crm { masters Customer  identifies Customer by crmId }
system bill { identifies Customer by crmId }
journey j { step call "Call" on voice using crm, bill { actor agent  needs customerId } }
`,
      says: [expect.stringContaining('The agent re-keys crmId from crm into bill')],
    },
    'people as the integration': {
      text: 'system oms\nsystem erp\noms -> erp { style manual  carries Order }\ndata Order\n',
      says: ['warning integration:oms->erp People carry Order from oms to erp by hand; let an integration do it.'],
    },
  },
  'INT-08': {
    'a platform for each channel': {
      text: 'intent i\nchannel voice\nchannel chat\nsystem a { routes i on voice }\nsystem b { routes i on chat }\n',
    },
    'a platform for each request': {
      text: 'intent i\nintent k\nchannel voice\nsystem a { routes i on voice }\nsystem b { routes k on voice }\n',
    },
    'components of one platform': {
      text: 'intent i\nchannel voice\nsystem a { system x { routes i on voice }  system y { routes i on voice } }\n',
    },
    'a platform that is gone, and one that is not there yet': {
      text: 'intent i\nchannel voice\nsystem a { routes i on voice }\nsystem b { lifecycle retired  routes i on voice }\nsystem c { lifecycle planned  routes i on voice }\n',
    },
    'what the same systems decide is said once': {
      text: 'intent i\nintent k\nchannel voice\nsystem a { routes i, k on voice }\nsystem b { routes i, k on voice }\n',
      says: ['warning channel:voice i and k on voice are routed in a and b; let one of them decide and the others ask it.'],
    },
    'two without a channel are not known to be on the same': {
      text: 'intent i\nsystem a { routes i }\nsystem b { routes i }\n',
      says: ['info missing system:a a and b route i; on which channel a and b do is not stated (`routes i on …`).'],
    },
    'only at the plateau at which both are there': {
      text: `${plateaus}intent i\nchannel voice\nsystem a { routes i on voice  exists until tobe }\nsystem b { routes i on voice  exists from tobe }\n`,
    },
  },
};

describe.each(Object.entries(cases))('%s', (rule, own) => {
  test.each(Object.entries(own))('%s', (_, { text, options, says = [] }) => {
    const given: Partial<CheckOptions> = options ? { rules: { [rule]: { options } } } : {};
    expect(said(checkText(text, given), rule)).toEqual(says);
  });
});

test('the journeys of a request that is routed twice are those that come to the channel', () => {
  const text = `intent i
channel voice
channel web
system a { routes i on voice }
system b { routes i on voice }
journey calls { intent i  step s on voice using a }
journey looks { intent i  step s on web using a }
`;
  const found = checkText(text).filter(({ rule }) => rule === 'INT-08');
  expect(found.map(({ journeys }) => journeys)).toEqual([['journey:calls']]);
});
