import { atProperty, fallbackProperty, travelling } from './common.ts';
import { declaration, property, value, withDefault } from './reference.ts';
import type { DeclarationReference } from './reference.ts';

const lifecycle = property('lifecycle', value.word('lifecycle'), 'How far it is in its life, from planned to retired.', 'lifecycle live');
const criticality = property(
  'criticality',
  value.word('criticality'),
  'How much depends on it.',
  'criticality critical',
);
const runOwner = property(
  'run owner',
  value.orNone(value.ref('team')),
  'The team that runs it day by day.',
  'run owner itOps',
);
const availability = property(
  'availability',
  value.orNone(value.quantity('99.9%', '99.95%')),
  'The share of the time that it works.',
  'availability 99.9%',
);

const telemetry = property(
  'telemetry',
  value.list(value.orNone(value.word('telemetry'))),
  'What can be watched of it while it runs; none where nothing can.',
  'telemetry traces, metrics, logs',
);
const service = property('service', value.text, 'Its service.name in telemetry.', 'service "erp-adapter"');
const conforms = property('conforms to', value.list(value.text), 'The standards that it keeps.', 'conforms to "TMF683"');

/** What can be said about data that a system has. */
const holding = [
  property('every', value.quantity('5min', '60min', '24h'), 'How often it is brought up to date.', 'every 24h'),
  property('for', value.quantity('24mo', '84mo'), 'How long it is kept.', 'for 84mo'),
  property('exempt', value.word('right'), 'The right that it is exempt from, and why.', 'exempt erasure "legal hold"'),
];

/** Systems and the integrations between them. */
export const systemReference: readonly DeclarationReference[] = [
  declaration(
    'capability',
    'Something the company is able to do; systems realise it.',
    'capability «caseHandling» "«Case handling»"',
    {
      subject: value.fresh('capability'),
      inside: ['capability'],
      properties: [criticality, atProperty],
    },
  ),
  declaration(
    'system',
    'A piece of technology that somebody runs; systems nest as components.',
    'system «name» "«Title»" {\n\tkind «crm»\n\towner «team»\n}',
    {
      subject: value.fresh('system'),
      inside: ['system', '->'],
      properties: [
        withDefault('its name, where that is such a word', property('kind', value.word('systemType'), 'What kind of system it is.', 'kind crm')),
        property('vendor', value.text, 'Who makes it.', 'vendor "Acme"'),
        property('hosting', value.word('hosting'), 'Where it runs.', 'hosting saas'),
        property('in', value.list(value.ref('boundary')), 'The region or organisation that it is in.', 'in eu'),
        runOwner,
        lifecycle,
        criticality,
        property(
          'end of life',
          value.quantity('2029-01-01', '2029-Q1'),
          'When its support ends.',
          'end of life 2029-01-01',
        ),
        availability,
        property('capacity', value.quantity('5200/h', '400/s'), 'What it can take.', 'capacity 5200/h'),
        property('cost', value.quantity('180000 EUR/year'), 'What it costs to run.', 'cost 180000 EUR/year'),
        property('change cost', value.quantity('60000 EUR/year'), 'What it costs to change.', 'change cost 60000 EUR/year'),
        property('sourcing', value.word('sourcing'), 'Whether it is made or bought.', 'sourcing buy'),
        property('disposition', value.word('disposition'), 'What is to become of it.', 'disposition replace'),
        property('decisioning', value.word('decisioning'), 'What it decides by: fixed rules, the context of the moment, or a trained model.', 'decisioning rules'),
        property(
          'reviewed',
          value.orNone(value.quantity('2026-05-01')),
          'When its rules or model were last looked at; none when never.',
          'reviewed 2026-05-01',
        ),
        property(
          'upgrades every',
          value.orNone(value.quantity('3mo', '6mo')),
          'How often a new version comes that somebody has to look at.',
          'upgrades every 3mo',
        ),
        property(
          'contract until',
          value.quantity('2028-12-31'),
          'When the contract with its vendor ends.',
          'contract until 2028-12-31',
        ),
        property('site', value.text, 'Where it stands; what stands together fails together.', 'site "DC1"'),
        telemetry,
        service,
        property(
          'feeds',
          value.list(value.orNone(value.ref('metric', 'decision', 'data', 'initiative', 'outcome', 'system', 'journey'))),
          'What makes use of its results: metrics, decisions, data, other systems.',
          'feeds nps, oneView',
        ),
        conforms,
        property(
          'recovery',
          value.quantity('10min', '4h'),
          'How long until it is back, and how much is lost.',
          'recovery 10min losing 0s',
          property('losing', value.quantity('0s', '5min'), 'How much of the latest is lost.', 'losing 0s'),
        ),
        property(
          'realises',
          value.list(value.ref('capability')),
          'The capabilities that it realises.',
          'realises caseHandling for web',
          property('for', value.list(value.ref('channel')), 'The channels that it does so for.', 'for web'),
        ),
        property('masters', value.list(value.ref('data')), 'Data of which it has the truth.', 'masters Case', ...holding),
        property(
          'replicates',
          value.list(value.ref('data')),
          'Data that it copies, and how often.',
          'replicates Customer every 24h',
          ...holding,
        ),
        property('caches', value.list(value.ref('data')), 'Data that it keeps for a while.', 'caches Order every 5min', ...holding),
        property(
          'holds',
          value.list(value.ref('data')),
          'Data that it has, how long, and what is exempt.',
          'holds Preference for 84mo',
          ...holding,
        ),
        property(
          'identifies',
          value.ref('data'),
          'The identifiers by which it knows an entity.',
          'identifies Customer by crmId, email',
          property('by', value.list(value.items), 'The identifiers.', 'by crmId, email'),
        ),
        property(
          'routes',
          value.list(value.intents),
          'The intents that it decides the way of.',
          'routes orderStatus on voice',
          property('on', value.list(value.ref('channel')), 'The channels that it does so on.', 'on voice'),
        ),
        property(
          'provides',
          value.sequence(value.word('contractType'), value.any(value.name, value.text)),
          'An API or event that it offers.',
          'provides api cases from "./apis/cases.yaml"',
          contractFile(),
        ),
        property(
          'requires',
          value.sequence(value.word('contractType'), value.any(value.name, value.text)),
          'An API or event that it needs.',
          'requires api "TMF681"',
          contractFile(),
        ),
        property(
          'redundancy',
          value.word('redundancy'),
          'What takes over when it fails.',
          'redundancy active-active',
        ),
        atProperty,
      ],
    },
  ),
  declaration(
    '->',
    'An integration: who starts the exchange, and with whom.',
    '«from» -> «to» "«What for»" by «rest» { carries «items» }',
    {
      subject: value.path('system'),
      head: [
        property('as', value.name, 'A name of its own.', 'as reserveStock'),
        property('by', value.word('protocol'), 'The protocol.', 'by rest'),
      ],
      properties: [
        property('by', value.word('protocol'), 'The protocol.', 'by rest'),
        property('style', value.word('style'), 'How the two exchange: a call with an answer, an event, a batch and so on.', 'style request-reply'),
        property(
          'via',
          value.list(value.orNone(value.ref('system'))),
          'The hubs that it passes; none where it is known to be direct.',
          'via ipaas',
        ),
        property(
          'contract',
          value.orNone(value.text),
          'The file, and the operation, that describes it.',
          'contract "./apis/erp.wsdl#reserveStock"',
        ),
        travelling('carries', 'What goes with the arrow.', 'carries Order, phone masked'),
        travelling('returns', 'What comes back against it.', 'returns Stock'),
        property('auth', value.word('integrationAuth'), 'How the caller proves who it is.', 'auth mtls'),
        property('encryption', value.word('encryption'), 'How it is protected on the way.', 'encryption tls'),
        property('basis', value.word('basis'), 'What allows personal data to travel.', 'basis contract'),
        property('p50', value.quantity('100ms'), 'Half of the calls are faster.', 'p50 100ms'),
        property('p95', value.quantity('400ms'), '95 of 100 calls are faster.', 'p95 400ms'),
        property('p99', value.quantity('900ms'), '99 of 100 calls are faster.', 'p99 900ms'),
        availability,
        property(
          'target',
          value.sequence(value.choice('p50 p95 p99 availability'), value.quantity('2s', '99.9%')),
          'What is promised; what is stands beside it.',
          'target p95 2s',
        ),
        property('peak', value.quantity('400/s'), 'The most that is asked of it.', 'peak 400/s'),
        property('timeout', value.quantity('2s'), 'When the caller gives up.', 'timeout 2s'),
        property('retry', value.quantity('3'), 'How often the caller tries again.', 'retry 3'),
        property(
          'idempotent',
          value.flag,
          'Asking twice does no harm; `no` where it does.',
          'idempotent',
          property('no', value.flag, 'Asking twice does harm.', 'no'),
        ),
        property('every', value.quantity('60min', '24h'), 'How often a batch or file runs.', 'every 60min'),
        telemetry,
        property('propagates', value.list(value.word('propagates')), 'The ids that it passes on, so that one call can be followed through all systems.', 'propagates traceparent'),
        service,
        fallbackProperty,
        property('cost', value.quantity('30000 EUR/year'), 'What it costs.', 'cost 30000 EUR/year'),
        property(
          'verified',
          value.orNone(value.quantity('2026-08-30')),
          'When it was last seen to work; none when never.',
          'verified 2026-08-30',
        ),
        property('safeguard', value.word('safeguard'), 'What allows personal data to leave the region.', 'safeguard scc'),
        property('delivery', value.word('delivery'), 'How surely a message arrives.', 'delivery at-least'),
        conforms,
        runOwner,
        criticality,
        lifecycle,
        atProperty,
      ],
    },
  ),
];

function contractFile() {
  return property('from', value.text, 'The file that describes it.', 'from "./apis/cases.yaml"');
}
