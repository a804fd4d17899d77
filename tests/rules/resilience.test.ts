import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckOptions } from '../../model/check.ts';
import { cutPoints } from '../../model/cut-points.ts';
import { checkText, said } from '../support/check-text.ts';

const rule = (id: string) => (text: string, options?: Partial<CheckOptions>) => said(checkText(text, options), id);
const [res01, res02, res03] = ['RES-01', 'RES-02', 'RES-03'].map(rule) as [ReturnType<typeof rule>, ReturnType<typeof rule>, ReturnType<typeof rule>];

describe('cut points', () => {
  const graphOf = (lines: readonly (readonly [string, string])[]) => {
    const graph = new Map<string, Set<string>>();
    for (const [a, b] of [...lines, ...lines.map(([a, b]) => [b, a] as const)]) graph.set(a, (graph.get(a) ?? new Set()).add(b));
    return graph;
  };

  /** By taking each place out in turn. */
  const slowly = (graph: ReadonlyMap<string, ReadonlySet<string>>) => {
    const parts = (without: string | undefined) => {
      const left = new Set([...graph.keys()].filter((place) => place !== without));
      let count = 0;
      for (; left.size > 0; count++) {
        const queue = [...left].slice(0, 1);
        for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
          if (left.delete(place)) queue.push(...(graph.get(place) ?? []));
        }
      }
      return count;
    };
    const whole = parts(undefined);
    return [...graph.keys()].filter((place) => parts(place) > whole);
  };

  test('are those without which the graph falls apart', () => {
    const place = fc.nat({ max: 8 }).map(String);
    const line = fc.tuple(place, place).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const graph = graphOf(lines);
        expect(cutPoints(graph)).toEqual(slowly(graph));
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test('a chain may be long', () => {
    const chain = graphOf(Array.from({ length: 20_000 }, (_, place) => [`${place}`, `${place + 1}`] as const));
    expect(cutPoints(chain)).toHaveLength(19_999);
  });
});

describe('RES-01', () => {
  const box = (redundancy: string, journey = 'criticality critical', more = '') => `system door { ${redundancy} }
system room { redundancy active-active }
channel phone
door -> room
journey j "Help" { ${journey}  step call on phone using door -> room { actor customer } }
${more}`;

  test('a door that everybody comes through, stated to stand alone, is a warning on a critical journey', () => {
    expect(res01(box('redundancy none'))).toEqual([
      'warning system:door door is a cut point for 1 critical journey and has no redundancy: without it "Help" stops; add a second one or a way around it.',
    ]);
    expect(res01(box('redundancy none', ''))).toEqual([]);
    expect(res01(box('redundancy warm-standby'))).toEqual([]);
    expect(res01(box(''))[0]).toMatch(/^warning missing system:door /);
  });

  test('with a second door there is no cut point, and what lies at the end of the way is none', () => {
    const second = `system side { redundancy none }
side -> room
journey k "Other" { criticality critical  step one on phone using door -> room { actor customer }  step two on phone using side -> room { actor customer } }
`;
    expect(res01(box('redundancy none', '', second))).toEqual([]);
    expect(res01('system a { redundancy active-active }\nsystem b { redundancy none }\nchannel phone\na -> b\njourney j { criticality critical  step s on phone using a -> b { actor customer } }\n')).toEqual([]);
  });

  test('a hub between two systems is a cut point too', () => {
    const text = 'system a { redundancy active-active }\nsystem hub { kind ipaas  redundancy none }\nsystem b\nchannel web\na -> b { via hub }\njourney j { criticality critical  step s on web using a -> b { actor customer } }\n';
    expect(res01(text)[0]).toMatch(/^warning system:hub hub is a cut point/);
  });

  const lines = (second: string) => `system main { kind sip-trunk  vendor "Norlink" }
system spare { kind sip-trunk  ${second} }
system sbc
main -> sbc
spare -> sbc
`;

  test('two lines of one carrier are one line', () => {
    expect(res01(lines('vendor "Norlink"'))).toEqual([
      'warning system:spare main and spare are the ways to sbc, and both are lines of the carrier Norlink: what stops main stops spare too; take one that shares nothing with it.',
    ]);
    expect(res01(lines('vendor "Southlink"'))).toEqual([]);
    expect(res01(lines(''))).toEqual([]);
    expect(res01(`${lines('vendor "Norlink"')}system third { kind sip-trunk  vendor "Southlink" }\nthird -> sbc\n`)).toEqual([]);
    expect(res01(lines('vendor "Norlink"'), { rules: { 'RES-01': { options: { ways: [] } } } })).toEqual([]);
  });

  test('a fallback on the same site, or of the same vendor, falls with what it is there for', () => {
    const text = (more: string) => `system a { site "Harbour"  vendor "X" }\nsystem b "Second desk" { ${more} }\njourney j { step s "Helps" using a { fallback "second desk" } }\n`;
    expect(res01(text('site "Harbour"'))).toEqual([
      'warning step:j.s b is the fallback of a in "Helps", and both stand in Harbour: what stops a stops b too; take one that shares nothing with it.',
    ]);
    expect(res01(text('site "Harbour"  vendor "X"'))[0]).toContain('both are from the vendor X and stand in Harbour');
    expect(res01(text('site "Northgate"  vendor "Y"'))).toEqual([]);
  });
});

describe('RES-02', () => {
  const step = (more: string, system = 'criticality critical', journey = 'criticality critical') => `system desk { ${system} }
journey j "Help" { ${journey}  step s "Talks" using desk { actor agent  ${more} }  step end using desk { fallback "Paper" tested 2026-01-01 } }
`;

  test('none is an error where journey and system are critical, else a warning', () => {
    expect(res02(step('fallback none'))[0]).toMatch(/^error step:j.s When desk, which is critical, is down, there is no procedure for step "Talks"/);
    expect(res02(step('fallback none', 'criticality high'))).toEqual([
      'warning step:j.s When desk is down, there is no procedure for step "Talks"; write down what people do then, and try it.',
    ]);
    expect(res02(step('fallback none', 'criticality critical', ''))[0]).toMatch(/^warning /);
  });

  test('never tested is a warning, tested at no stated day is asked for', () => {
    expect(res02(step('fallback "Paper" tested none', '', ''))).toEqual([
      'warning step:j.s The fallback of step "Talks" was never tested; try it, and state the day (`tested …`).',
    ]);
    expect(res02(step('fallback "Paper"'))[0]).toMatch(/^warning missing step:j.s When the fallback of step "Talks" was last tried is not stated/);
    expect(res02(step('fallback "Paper"', 'criticality high'))).toEqual([]);
    expect(res02(step('fallback "Paper" tested 2026-01-01'))).toEqual([]);
  });

  test('where a failure leads on to another step, that is the way out', () => {
    expect(res02(step('fallback none  on fail -> end'))).toEqual([]);
    expect(res02(step('on fail -> end'))).toEqual([]);
    expect(res02(step(''))[0]).toMatch(/^warning missing /);
  });

  test('a component is as critical as its system', () => {
    const text = step('fallback none').replaceAll('using desk', 'using desk.cases').replace('{ criticality critical }', '{ criticality critical  system cases }');
    expect(res02(text)[0]).toMatch(/^error .*When desk, which is critical/);
  });

  test('an integration without a procedure, and a handover whose procedure nobody tried', () => {
    const text = (style: string) => `system a\nsystem b { criticality critical }\na -> b { ${style}  fallback none }\njourney j { criticality critical  step s using a -> b { fallback "Paper" tested 2026-01-01 } }\n`;
    expect(res02(text(''))).toEqual(['error integration:a->b When a -> b fails, there is no procedure; a critical journey waits for it; write down what people do then, and try it.']);
    expect(res02(text('style event'))).toEqual([]);
    expect(res02('channel chat\nchannel voice\nhandover chat -> voice { fallback "Call back" tested none }\n')).toHaveLength(1);
  });
});

describe('RES-03', () => {
  const peak = (stated: string, capacity: string, more = '') => `system a\nsystem b { capacity ${capacity} }\nsystem hub { kind esb  capacity 100/h }\na -> b by sip { style telephony  peak ${stated}  ${more} }\n`;

  test('as much as it takes is no fault, one more is', () => {
    expect(res03(peak('4000/h', '4000/h'))).toEqual([]);
    expect(res03(peak('4001/h', '4000/h'))).toEqual([
      'error system:b b takes 4,000/h, and a -> b brings 4,001/h at its peak: 1 too many (0 % over); raise the capacity or spread the peak.',
    ]);
    expect(res03(peak('100/min', '5200/h'))[0]).toContain('brings 6,000/h');
  });

  test('requests by the second are not held against calls by the hour', () => {
    expect(res03(peak('400/s', '1400/h'))).toEqual([]);
    expect(res03(peak('400/s', '300/s'))).toHaveLength(1);
  });

  test('a hub on the way has to take it too', () => {
    expect(res03(peak('200/h', '4000/h', 'via hub'))[0]).toMatch(/^error system:hub hub takes 100\/h/);
  });

  test('peaks are not summed up', () => {
    expect(res03(`${peak('3000/h', '4000/h')}hub -> b by sip { peak 3000/h }\n`)).toEqual([]);
  });

  const call = (more: string, journey = 'journey j { step s using a -> b }\n') => `system a\nsystem b\na -> b by rest { ${more} }\n${journey}`;

  test('who waits needs a timeout, longer than most answers take', () => {
    expect(res03(call('timeout none'))).toEqual([
      'warning integration:a->b a -> b waits for ever (timeout none): when b is slow, a stands still too; state a timeout.',
    ]);
    expect(res03(call('timeout 2s  p95 3s'))).toEqual([
      'warning integration:a->b a -> b gives up after 2 s, and more than one answer in twenty takes longer (p95 3 s); wait longer or make it faster.',
    ]);
    expect(res03(call('timeout 3s  p95 3s'))).toEqual([]);
    expect(res03(call(''))).toEqual(['info missing integration:a->b How long a->b waits for an answer is not stated; say `timeout 2s`, or `none`.']);
    expect(res03(call('', ''))).toEqual([]);
    expect(res03(call('style event'))).toEqual([]);
  });

  test('what is sent again must not be done twice', () => {
    expect(res03(call('timeout 2s  retry 1  idempotent no'))).toEqual([
      'error integration:a->b a -> b is tried once more and is not idempotent: what it does may be done twice; make it idempotent or do not retry.',
    ]);
    for (const silent of ['retry 2  idempotent', 'retry 0', 'idempotent no']) expect(res03(call(`timeout 2s  ${silent}`))).toEqual([]);
    expect(res03(call('timeout 2s  retry 2'))[0]).toMatch(/^info missing integration:a->b a -> b is tried 2 times more/);
  });
});
