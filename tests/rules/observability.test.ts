import { describe, expect, test } from 'vitest';
import { checkModel } from '../../model/check.ts';
import type { CheckOptions } from '../../model/check.ts';
import { checkText, readModel, said, withObserved } from '../support/check-text.ts';

const obs01 = (text: string, options?: Partial<CheckOptions>) => said(checkText(text, options), 'OBS-01');
const obs02 = (text: string, options?: Partial<CheckOptions>) => said(checkText(text, options), 'OBS-02');

describe('OBS-01', () => {
  const chain = (telemetry: readonly string[]) =>
    `${telemetry.map((each, place) => `system s${place}\ns${place} -> s${place + 1} { ${each} }`).join('\n')}\nsystem s${telemetry.length}
journey j "Buying" { criticality critical  step s using ${[...telemetry, ''].map((_, place) => `s${place}`).join(' -> ')} }\n`;
  const watched = 'telemetry metrics';

  test('one blind spot of ten is a warning, one of nine an error, and the project sets the share', () => {
    const ten = chain(['telemetry none', ...Array<string>(9).fill(watched)]);
    const nine = chain(['telemetry none', ...Array<string>(8).fill(watched)]);
    expect(obs01(ten)).toEqual([
      'warning integration:s0->s1 s0 -> s1 has no telemetry, on 1 critical journey; 9 of 10 integrations of "Buying" are watched (90 %, 90 % are wanted).',
    ]);
    expect(obs01(nine)).toEqual([
      'error integration:s0->s1 s0 -> s1 has no telemetry, on 1 critical journey; 8 of 9 integrations of "Buying" are watched (88 %, 90 % are wanted).',
    ]);
    expect(obs01(nine, { rules: { 'OBS-01': { options: { coverage: 80 } } } })[0]).toMatch(/^warning .*80 % are wanted/);
  });

  test('how far a journey is watched is said once, at the first blind spot by name', () => {
    const findings = obs01(chain(['telemetry none', 'telemetry none', watched]));
    expect(findings).toEqual([
      'error integration:s0->s1 s0 -> s1 has no telemetry, on 1 critical journey; 1 of 3 integrations of "Buying" is watched (33 %, 90 % are wanted).',
      'error integration:s1->s2 s1 -> s2 has no telemetry, on 1 critical journey.',
    ]);
  });

  test('what is not stated may be watched, and makes no error', () => {
    const findings = obs01(chain(['telemetry none', ...Array<string>(9).fill('')]));
    expect(findings[0]).toBe('warning integration:s0->s1 s0 -> s1 has no telemetry, on 1 critical journey; 0 of 10 integrations of "Buying" are known to be watched (0 %, 90 % are wanted).');
    expect(findings.slice(1).every((line) => line.startsWith('warning missing '))).toBe(true);
  });

  test('off the journeys it is a warning without figures, and what is left out there is not asked for', () => {
    expect(obs01('system a\nsystem b\na -> b { telemetry none }\nb -> a\n')).toEqual(['warning integration:a->b a -> b has no telemetry.']);
  });

  test('only where both ends are watched is it said that they are', () => {
    const text = (b: string) => `system a { telemetry logs  system part }\nsystem b ${b}\na.part -> b { telemetry none }\n`;
    expect(obs01(text('{ telemetry metrics }'))[0]).toContain('both applications are watched');
    expect(obs01(text('{ telemetry none }'))[0]).not.toContain('both applications');
    expect(obs01(text(''))[0]).not.toContain('both applications');
  });

  test('what people carry over by hand has nothing to watch', () => {
    expect(obs01('system a\nsystem b\na -> b { style manual  telemetry none }\n')).toEqual([]);
  });
});

describe('OBS-02', () => {
  const transfer = (bridge: string, journey = '') => `system cloud { kind ccaas }
system old { kind acd }
system crm { kind crm }
channel voice { served by cloud, old }
metric again { kind repeat-contact }
cloud -> old as bridge by sip { style telephony  ${bridge} }
journey fault "A fault" {
  ${journey}
  step agent on voice using cloud, crm { actor agent  produces callId }
  step billing on voice using old, crm { actor agent }
}
`;

  test('a transfer that keeps nothing is a warning, an error on a critical journey or where contacts are counted', () => {
    expect(obs02(transfer('propagates none'))).toEqual([
      'warning integration:bridge callId changes at cloud -> old: "bridge" propagates nothing, and "fault.billing" begins as a new contact; map the id to a header (`propagates uui`).',
    ]);
    expect(obs02(transfer('propagates none', 'criticality critical'))[0]).toMatch(/^error /);
    expect(obs02(transfer('propagates none', 'measured by again'))[0]).toMatch(/^error .*again, which needs one id over that bridge, cannot be computed for "A fault"/);
  });

  test('a header heals it, and so does a second way that takes the id along', () => {
    expect(obs02(transfer('propagates correlation-id', 'measured by again'))).toEqual([]);
    expect(obs02(`${transfer('propagates none', 'measured by again')}cloud -> old as events by kafka { propagates correlation-id }\n`)).toEqual([]);
  });

  test('where both steps are on one platform nothing is transferred', () => {
    expect(obs02(transfer('propagates none').replace('using old, crm', 'using cloud, old'))).toEqual([]);
  });

  const chain = (second: string, first = 'by rest { propagates traceparent }') => `system a
system b
system c
a -> b ${first}
b -> c ${second}
journey j { step s using a -> b -> c }
`;

  test('an id that arrives and is not taken along is a warning; where none arrives there is nothing to drop', () => {
    expect(obs02(chain('by rest { propagates none }'))).toEqual([
      'warning integration:b->c b -> c drops what a -> b brings along (traceparent): what happens at c cannot be found by it; propagate it.',
    ]);
    expect(obs02(chain('by rest { propagates none }', 'by rest { propagates none }'))).toEqual([]);
  });

  test('a nightly file follows nobody', () => {
    expect(obs02(chain('by sftp { style file  every 24h  propagates none }'))).toEqual([]);
    expect(obs02(chain('by csv'))).toEqual([]);
  });

  test('a message is followed by a key or a link, a call by a header', () => {
    expect(obs02(chain('by kafka { style event  propagates correlation-id }'))).toEqual([]);
    expect(obs02(chain('by kafka { style event  propagates uui }'))).toEqual([
      'warning integration:b->c b -> c propagates uui, which only calls carry; a message needs a key in its header, `correlation-id`, or a span link.',
    ]);
    expect(obs02(chain('by sip { style telephony  propagates traceparent }'))).toEqual([
      'warning integration:b->c b -> c is a call and propagates traceparent, which no call carries; map it to uui and correlation-id.',
    ]);
  });

  test('what is not stated is asked for, once, and not where nothing can be watched anyway', () => {
    expect(obs02(chain('by rest'))).toEqual([
      'info missing integration:b->c Which id b->c takes along is not stated; say `propagates traceparent`, `correlation-id`, `uui` or `none`.',
    ]);
    expect(obs02(chain('by rest { telemetry none }'))).toEqual([]);
  });
});

describe('OBS-03', () => {
  const drift = (text: string, rows: readonly object[], options?: Partial<CheckOptions>) =>
    said(checkModel(withObserved(readModel(text), JSON.stringify(rows)), { profile: 'run', rules: {}, today: '2026-06-01', ...options }).findings, 'OBS-03');
  const month = { first: '2026-05-01', last: '2026-05-31' };
  const call = (from: string, to: string, more: object = {}) => ({ from, to, kind: 'sync', count: 40, ...month, ...more });

  const seen = 'system a\nsystem b\nsystem c\na -> b by rest { telemetry traces }\nb -> c by rest { telemetry traces }\n';

  test('without observations it is silent', () => {
    expect(said(checkText(seen, { profile: 'run' }), 'OBS-03')).toEqual([]);
  });

  test('an integration that nobody called, though both of its ends were seen', () => {
    expect(drift(seen, [call('a', 'b'), call('a', 'c')])).toEqual([
      'warning integration:b->c b -> c is modelled and traced, and nobody called it from 2026-05-01 to 2026-05-31, though both ends were seen; take it out, or find out why nothing comes.',
      'warning system:a a called c 40 times from 2026-05-01 to 2026-05-31, and no integration leads from a to c; draw it, or find out why it is there.',
    ]);
    expect(drift(seen, [call('a', 'b')])).toEqual([]);
  });

  test('nothing is missed in a window that is too short, nor in what is not traced', () => {
    const rows = [call('a', 'b'), call('c', 'a')].map((row) => ({ ...row, first: '2026-05-30', last: '2026-05-31' }));
    const unseen = (text: string, options?: Partial<CheckOptions>) => drift(text, rows, options).filter((line) => line.includes('b->c'));
    expect(unseen(seen)).toEqual([]);
    expect(unseen(seen, { rules: { 'OBS-03': { options: { window: 2 } } } })).toHaveLength(1);
    const long = (text: string) => drift(text, [call('a', 'b'), call('c', 'a')]).filter((line) => line.includes('b->c'));
    expect(long(seen)).toHaveLength(1);
    expect(long(seen.replace('b -> c by rest { telemetry traces }', 'b -> c by rest { telemetry logs }'))).toEqual([]);
    expect(long(seen.replace('b -> c by rest { telemetry traces }', 'b -> c by sip'))).toEqual([]);
    expect(long(seen.replace('b -> c by rest { telemetry traces }', 'b -> c by rest'))[0]).toMatch(/^info missing integration:b->c .* whether it is traced is not stated/);
  });

  test('a message is never missed as a child span, only as a link where links were seen', () => {
    const text = seen.replace('b -> c by rest', 'b -> c by kafka');
    expect(drift(text, [call('a', 'b'), call('c', 'a')]).filter((line) => line.includes('b->c'))).toEqual([]);
    const links = [call('a', 'b', { kind: 'link' }), call('c', 'a', { kind: 'link' })];
    expect(drift(text, links).filter((line) => line.includes('b->c'))).toEqual([
      'warning integration:b->c b -> c is modelled and traced, and no span link leads over it from 2026-05-01 to 2026-05-31, though both ends were seen; take it out, or find out why nothing comes.',
    ]);
    expect(drift(text, [call('a', 'b'), call('b', 'c', { kind: 'link' })])).toEqual([]);
  });

  test('a hub is seen on the way, a component is its system, and an integration has a service of its own', () => {
    const text = `system a { service "a-svc"  system part { service "a-part" } }
system hub { kind ipaas }
system b { service "b-svc" }
a -> b by rest { via hub  telemetry traces  service "a-to-b" }
`;
    expect(drift(text, [call('a-part', 'hub'), call('hub', 'b-svc'), call('a-svc', 'a-part'), call('a-svc', 'a-to-b'), call('a-to-b', 'b-svc')])).toEqual([]);
  });

  test('the other direction is told apart, services of elsewhere are not ours, and few calls need not count', () => {
    expect(drift(seen, [call('b', 'a'), call('x', 'y')]).filter((line) => line.startsWith('warning system:'))).toEqual([
      'warning system:b b called a 40 times from 2026-05-01 to 2026-05-31, and only a -> b is modelled; draw b -> a too.',
    ]);
    expect(drift(seen, [call('a', 'c', { count: 3 }), call('a', 'c', { count: 4 })])[0]).toMatch(/ 7 times /);
    expect(drift(seen, [call('a', 'c', { count: 3 })], { rules: { 'OBS-03': { options: { seen: 4 } } } })).toEqual([]);
  });

  test('only the plateau that stands on the day is compared', () => {
    const text = 'plateau now\nplateau tobe after now { starts 2026-07-01 }\nsystem a\nsystem b\na -> b by rest { exists from tobe }\n';
    const rows = [call('a', 'b')];
    expect(drift(text, rows)).toHaveLength(1);
    expect(drift(text, rows, { today: '2026-07-01' })).toEqual([]);
    expect(drift('plateau now\nplateau tobe after now { starts 2026-05-01 }\nsystem a\nsystem b\n', rows)).toHaveLength(1);
  });

  const journey = `system a
journey j "Help" {
  step ask using a { on fail -> call }
  ask -> call 62%
  ask -> end 38%
  step call using a
  step close using a
}
`;
  const went = (step: string, next: string, count: number) => ({ journey: 'j', step, next, count });

  test('ways that are not planned, and planned ways that nobody goes', () => {
    expect(drift(journey, [went('ask', 'close', 300), went('ask', 'end', 700), went('call', 'close', 620)])).toEqual([
      'warning transition:j.ask->call Of 1,000 customers who left "j.ask", nobody went on to "j.call" (planned: 62 %); take the arrow out, or find out what holds them up.',
      'warning step:j.ask From "j.ask" 300 customers (30 % of those who left it) went on to "j.close", which "Help" does not plan; draw the arrow, or find out what sends them there.',
    ]);
  });

  test('a few who lose their way are no drift, nor are few visits', () => {
    expect(drift(journey, [went('ask', 'close', 4), went('ask', 'end', 36), went('ask', 'call', 60)])).toEqual([]);
    expect(drift(journey, [went('ask', 'end', 99)])).toEqual([]);
    expect(drift(journey, [went('ask', 'end', 99)], { rules: { 'OBS-03': { options: { visits: 99 } } } })).toHaveLength(1);
  });
});
