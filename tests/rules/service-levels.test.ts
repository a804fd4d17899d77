import { describe, expect, test } from 'vitest';
import type { CheckOptions } from '../../model/check.ts';
import { checkText, said } from '../support/check-text.ts';

const rule = (id: string) => (text: string, options?: Partial<CheckOptions>) => said(checkText(text, options), id);
const [sla01, sla02, sla03, sla04] = ['SLA-01', 'SLA-02', 'SLA-03', 'SLA-04'].map(rule) as [ReturnType<typeof rule>, ReturnType<typeof rule>, ReturnType<typeof rule>, ReturnType<typeof rule>];

describe('SLA-01', () => {
  const comes = (channel: string, step = 'actor customer', on = 'desk') => `intent ask
channel desk { ${channel} }
system s
journey j "Help" { intent ask  step a on ${on} using s { ${step} } }
`;

  test('a channel that promises nothing about what a journey brings there', () => {
    expect(sla01(comes('kind email  target response none'))).toEqual([
      'warning channel:desk desk promises nothing about ask, and "Help" comes there; state when a customer can expect an answer.',
    ]);
    expect(sla01(comes('kind email  target resolve none\n  target ask response 1h'))).toEqual([]);
    expect(sla01(comes('kind email  target ask none\n  target response 1h'))).toHaveLength(1);
  });

  test('a target that is left out is asked for where people wait, in that direction', () => {
    expect(sla01(comes('kind email'))).toEqual([
      'info missing channel:desk What desk promises about ask is not stated, and "Help" comes there; say `target ask …`, or `none`.',
    ]);
    for (const silent of ['kind web', 'kind email  direction outbound', 'kind email  target response 1h', '']) expect(sla01(comes(silent))).toEqual([]);
    expect(sla01(comes('kind email', 'actor system'))).toEqual([]);
    expect(sla01(comes('kind web'), { rules: { 'SLA-01': { options: { channels: ['web'] } } } })).toHaveLength(1);
  });

  test('where something only goes out, nobody waits for what is not promised', () => {
    expect(sla01(comes('kind email  direction outbound  target ask none'))).toEqual([]);
    expect(sla01(comes('kind email  direction both  target ask none'))).toHaveLength(1);
  });

  test('what no journey uses may stay without a promise', () => {
    expect(sla01('intent ask\nchannel email { target ask none }\nchannel chat\nsystem s\njourney j { intent ask  step a on chat using s { actor bot } }\n')).toEqual([
      'info missing channel:chat What chat promises about ask is not stated, and "j" comes there; say `target ask …`, or `none`.',
    ]);
  });

  test('a promise that nothing measures', () => {
    const promised = (measure: string) => `metric m { source none }\nmetric n { source survey }\njourney j "Help" { target duration 2d  ${measure} }\n`;
    expect(sla01(promised('measured by none'))).toEqual(['warning journey:j "Help" promises duration, and nothing measures it; name a metric in `measured by`.']);
    expect(sla01(promised('measured by m'))).toEqual(['warning journey:j "Help" promises duration, and m has no source: nothing measures it. State where the values come from.']);
    for (const silent of ['measured by m, n', 'measured by csat']) expect(sla01(promised(silent))).toEqual([]);
    expect(sla01('journey j { measured by none }\n')).toEqual([]);
  });
});

describe('SLA-02', () => {
  test('what only goes out is no slower way to ask', () => {
    const text = (direction: string) => `intent ask\nchannel messaging { kind messaging  target ask response 24h }\nchannel notices { kind email  ${direction}  target ask none }\n`;
    expect(sla02(text('direction outbound'))).toEqual([]);
    expect(sla02(text('direction both'))).toEqual(['warning channel:notices ask: messaging 24 h, notices none; notices promises nothing.']);
  });

  test('four times as slow is let pass, and above fifty times is an error', () => {
    const promises = (slow: string) => `intent ask\nchannel email { target ask response 1h }\nchannel messaging { target ask response ${slow} }\n`;
    expect(sla02(promises('4h'))).toEqual([]);
    expect(sla02(promises('5h'))[0]).toMatch(/^warning .*messaging is 5 times as slow as email \(limit 4\)/);
    expect(sla02(promises('50h'))[0]).toMatch(/^warning /);
    expect(sla02(promises('51h'))[0]).toMatch(/^error /);
  });
});

describe('SLA-03', () => {
  const pair = (integration: string, step = '') => `system shop { availability 99.9% }
system stock { availability 99.5% }
shop -> stock as check ${integration}
${step}`;

  test('a system that promises more than what it waits for is a warning, beyond a margin', () => {
    expect(sla03(pair('by rest'))).toEqual([
      'warning system:shop shop is stated to be available 99.9 % of the time and waits for stock (99.5 %), with no fallback on 1 integration; state a fallback, do not wait, or promise less.',
    ]);
    expect(sla03(pair('by rest').replace('99.5%', '99.8%'))).toEqual([]);
    expect(sla03(pair('by rest').replace('99.5%', '99.79%'))).toHaveLength(1);
    expect(sla03(pair('by rest'), { rules: { 'SLA-03': { options: { margin: 1 } } } })).toEqual([]);
  });

  test('with a fallback, without waiting, and between parts of one system there is no inversion', () => {
    for (const silent of ['{ fallback "The page says: call us" }', 'by amqp { style event }', '{ style batch }']) expect(sla03(pair(silent))).toEqual([]);
    expect(sla03('system a { availability 99.9%  system x  system y { availability 99% } }\na.x -> a.y\n')).toEqual([]);
  });

  test('where the budget of a journey says it already, it is silent', () => {
    const text = pair('by rest', 'journey j { target availability 99.9%  step s using shop -> stock }\n');
    expect(sla04(text)).toHaveLength(1);
    expect(sla03(text)).toEqual([]);
    expect(sla03(text.replace('target availability 99.9%', 'target availability 99%'))).toHaveLength(1);
  });

  test('a hub on the way counts like what is called', () => {
    expect(sla03('system a\nsystem b { availability 99.99% }\nsystem hub { availability 98% }\na -> b { via hub  target availability 99.9% }\n')).toEqual([
      'error integration:a->b a -> b: 99.9 % is promised on hub, which is available 98 % of the time; promise less, raise hub, or state a fallback.',
    ]);
  });

  test('a target that what is stated already misses', () => {
    expect(sla03('system a\nsystem b\na -> b { p95 3s  target p95 2s }\n')).toEqual([
      'error integration:a->b a -> b promises p95 2 s and takes 3 s; make it faster or promise what it keeps.',
    ]);
    for (const silent of ['p95 2s  target p95 2s', 'p99 3s  target p95 2s', 'target p95 2s']) expect(sla03(`system a\nsystem b\na -> b { ${silent} }\n`)).toEqual([]);
  });

  test('a step that may take less than one of its calls takes', () => {
    const step = (more: string) => `system a\nsystem b\na -> b by rest { p95 3s }\njourney j { step s using a -> b { ${more} } }\n`;
    expect(sla03(step('within 2s'))).toEqual([
      'error step:j.s Step "j.s" may take 2 s, and a -> b alone takes 3 s (p95); make it faster, do not wait for it, or allow more.',
    ]);
    for (const silent of ['within 3s', 'within 1bh', 'within 2s  fallback "By phone"', '']) expect(sla03(step(silent))).toEqual([]);
  });
});

describe('SLA-04', () => {
  const journey = (systems: string, using: string) => `${systems}\njourney j "Buying" { target availability 99.9%  step s using ${using} }\n`;

  test('a hub on the way counts, and once however often it is passed', () => {
    const hub = 'system a { availability 99.99% }\nsystem hub { kind ipaas  availability 99.5% }\nsystem b { availability 99.99% }\nsystem c { availability 99.99% }\na -> b { via hub }\nb -> c { via hub }';
    expect(sla04(journey(hub, 'a -> b -> c'))[0]).toContain('is available 99.47 % of the time');
  });

  test('redundancy is already in what a system is stated to be available', () => {
    const systems = (redundancy: string) => `system a { availability 99.5%  ${redundancy} }`;
    expect(sla04(journey(systems('redundancy active-active'), 'a'))).toEqual(sla04(journey(systems(''), 'a')));
    expect(sla04(journey(systems(''), 'a'))[0]).toContain('is available 99.5 % of the time');
  });

  test('the worst way through counts, and what is not known makes it the best that can be', () => {
    const text = `system a { availability 99.95% }
system b { availability 98% }
system c
journey j "Buying" {
  target availability 99.9%
  step s using a, c
  s -> fast 90%
  s -> slow 10%
  step fast using a { ends solved }
  step slow using b
}
`;
    expect(sla04(text)).toEqual([
      'error journey:j "Buying" is available at best 97.95 % of the time, 2 of 3 known, and its target is 99.9 %: a 99.95 · b 98; b costs most.',
    ]);
    expect(sla04(text.replace('98%', '99.99%'))[0]).toMatch(/^info missing /);
  });
});
