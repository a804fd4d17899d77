import type { Hover } from 'vscode-languageserver-protocol';
import { expect, onTestFinished, test } from 'vitest';
import { startMarkedClient } from '../support/marked-files.ts';

const landscape = `team service "Customer *Service*" { unit }
/** Holds **all** cases. */
system crm "CRM" { kind crm  vendor "Acme"  availability 99.9%  lifecycle live  owner service }
system desk "Desk" { owner service }
system bus "Bus" { kind esb  owner service }
desk -> crm via bus "Look up" by rest { carries caseId  p95 400ms }
channel chat { hours 24x7  staffed Mon-Fri 09:00-18:00  served by desk }
defaults integration { owner service  encryption tls }
plateau now "Now"
plateau p1 "Later" after now
`.replace(' via bus "Look up" by rest {', ' "Look up" by rest { via bus ');

const journey = `journey help "Gets help" {
  accountable service
  step ask "Asks" on chat using desk -> crm { actor agent }
}
`;

async function hoverOf(main: string, files: Readonly<Record<string, string>> = {}): Promise<string | undefined> {
  const client = await startMarkedClient({
    'landscape.cxa': landscape,
    'journey.cxa': journey,
    ...files,
    'main.cxa': main,
  });
  onTestFinished(client.close);
  const hover = await client.request<Hover | null>('textDocument/hover', client.at);
  const contents = hover?.contents;
  return contents && typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
}

test('an element says what it is, who owns it, where it is used and which journeys it touches', async () => {
  expect(await hoverOf('view landscape core { include cr|m }')).toBe(
    [
      '**CRM** — system (crm) `crm`',
      'Holds **all** cases.',
      '- owner: Customer \\*Service\\*\n- vendor: Acme\n- availability: 99.9%\n- lifecycle: live\n- used in 3 places\n- journeys: Gets help',
    ].join('\n\n'),
  );
});

test('a system that a journey runs over without naming it knows the journey', async () => {
  expect(await hoverOf('waive INT-01 on bu|s until 2027-01-01')).toContain('journeys: Gets help');
});

test('what comes from defaults is said to', async () => {
  const text = await hoverOf('waive INT-01 on integration lookUp until 2027-01-01\ndesk -> crm as look|Up by soap');
  expect(text).toContain('- owner: Customer \\*Service\\* *(from defaults)*');
  expect(text).toContain('- protocol: soap');
  expect(text).toContain('- from defaults: encryption');
});

test('what is found about an element is told with it', async () => {
  expect(await hoverOf('system a|lone { availability 99.9% }')).toMatch(/\*\*info OWN-01\*\*/);
  expect(await hoverOf('system a|lone { owner service }')).not.toContain('OWN-01');
});

test('an element of a later plateau is known, with its life', async () => {
  expect(await hoverOf('system later "Later" { exists from p1 }\nview landscape { include la|ter }')).toContain(
    '- exists from Later',
  );
});

test('a name that is not declared says so', async () => {
  expect(await hoverOf('desk -> no|where')).toContain('*Not declared yet.*');
});

test('channels, data, personas and journeys say what matters of them', async () => {
  expect(await hoverOf('handover ch|at -> chat warm')).toContain('- hours: 24x7\n- staffed: Mon-Fri 09:00-18:00');
  expect(await hoverOf('data Or|der "Order" { class personal  identifiers orderNo, email }')).toContain(
    '- class: personal\n- identifiers: orderNo, email',
  );
  expect(await hoverOf('persona da|na { goal "Never twice" }')).toContain('- goal: Never twice');
  expect(await hoverOf('journey x|y { volume 1200/month  criticality critical }')).toContain(
    '- volume: 1200/month\n- criticality: critical',
  );
});

test('communications, metrics, gates, migrations and risks do too', async () => {
  expect(await hoverOf('communication let|ter { type regulatory  sender crm  channel chat  frequency 1 per 30d }')).toContain(
    '- type: regulatory\n- sender: CRM\n- channels: chat\n- frequency: 1 per 30d',
  );
  expect(await hoverOf('metric n|ps { baseline 21 at 2026-01-31  actual 28  better higher }')).toContain(
    '- baseline: 21 at 2026-01-31\n- actual: 28\n- better: higher',
  );
  expect(
    await hoverOf('programme p { phase f { milestone m gate g|o week 3 { signed by service on 2027-01-29  requires m, x >= 60% } } }'),
  ).toContain('- phase: f\n- week: 3\n- signed by: Customer \\*Service\\*\n- signed on: 2027-01-29\n- requires: m, x \\>= 60%');
  expect(await hoverOf('migr|ation desk to crm')).toContain('**migration**');
  expect(await hoverOf('risk r|1 { on crm  likelihood high  mitigation none }')).toContain(
    '- on: CRM\n- likelihood: high\n- mitigation: none',
  );
});

test('keywords are explained where they stand, with an example', async () => {
  expect(await hoverOf('system a { hos|ting saas }')).toBe(
    '**hosting** — Where it runs.\n\n- takes: one of `onprem`, `private-cloud`, `iaas`, `paas`, `saas`, `hybrid`\n\n```cxa\nhosting saas\n```',
  );
  expect(await hoverOf('channel a { ki|nd chat }')).toContain('- when left out: its name, where that is such a word');
  expect(await hoverOf('a -> b { p9|5 400ms }')).toContain('- takes: a duration\n- unit: `ms` `s` `min` `h`');
  expect(await hoverOf('system a { run own|er b }')).toContain('**run owner**');
  expect(await hoverOf('journey j { step a { o|n fail -> b } }')).toContain('**on fail**');
  expect(await hoverOf('channel a { served b|y crm }')).toContain('**served by**');
  expect(await hoverOf('system a { end of li|fe 2029-01-01 }')).toContain('**end of life**');
  expect(await hoverOf('sys|tem a')).toContain('**system** — A piece of technology');
  expect(await hoverOf('journey j { step a { needs Order fr|esh 5min } }')).toContain('**fresh** — How old it may be.');
  expect(await hoverOf('programme p { pha|se a weeks 1-3 }')).toContain('A stretch of a programme');
  expect(await hoverOf('journey j { pha|se a }')).toContain('A stretch of a journey');
});

test('a keyword that is a name is that name, and a word of one’s own is nothing', async () => {
  expect(await hoverOf('system hosting\nsystem a\na -> host|ing')).toContain('system `hosting`');
  expect(await hoverOf('system a { kind host|ing }')).toBeUndefined();
  expect(await hoverOf('system a "hos|ting"')).toBeUndefined();
});

const carrying = `data Order "Order" { identifiers orderId }
system oms { masters Order }
desk -> oms as fetch "Fetch" { carries orderId  returns Order }
handover chat -> chat { carries intent, summary }
journey late "Is late" {
  step ask "Asks" on chat using desk { brings orderId  produces intent }
  step look "Looks" using desk { needs intent, Order  at p1 { needs summary } }
  step call { needs intent }
  ask -> look { carries intent }
}
`;

test('a context item says who produces, carries and needs it', async () => {
  const files = { 'carrying.cxa': carrying };
  expect(await hoverOf('journey j { step a { needs int|ent } }', files)).toBe(
    [
      '**intent** — context item',
      '- produced by: Asks (Is late)\n- carried by: chat → chat and ask → look\n- needed by: Looks (Is late), call (Is late) and a (j)',
    ].join('\n\n'),
  );
  expect(await hoverOf('journey j { step a { produces summ|ary } }', files)).toBe(
    [
      '**summary** — context item',
      '- produced by: a (j)\n- carried by: chat → chat\n- needed by: Looks (Is late)',
    ].join('\n\n'),
  );
});

test('an identifier says what it identifies, and data who holds it', async () => {
  const files = { 'carrying.cxa': carrying };
  expect(await hoverOf('desk -> crm { carries order|Id }', files)).toBe(
    [
      '**orderId** — context item',
      '- identifies: Order\n- produced by: nobody\n- brought by the customer at: Asks (Is late)\n- carried by: Fetch and desk → crm\n- needed by: nobody',
    ].join('\n\n'),
  );
  expect(await hoverOf('journey j { step a { needs Ord|er fresh 5min } }', files)).toContain(
    '- held by: oms\n- produced by: nobody\n- carried by: nobody\n- returned by: Fetch\n- needed by: Looks (Is late) and a (j)',
  );
  expect(await hoverOf('context summ|ary "What was said"', files)).toMatch(/^\*\*What was said\*\* — context `summary`/);
  expect(await hoverOf('context summ|ary "What was said"', files)).toContain('- carried by: chat → chat');
});
