import { describe, expect, test } from 'vitest';
import { exportSvg } from '../../diagram/export/svg.tsx';
import { buildFlow } from '../../diagram/views/flow.ts';
import { buildLandscape } from '../../diagram/views/landscape.ts';
import type { GraphView } from '../../diagram/views/graph-view.ts';
import { openPlacing } from '../support/place-view.ts';
import { viewContextOf } from '../support/view-context.ts';

const text = `
  architecture shop "Corner shop"
  boundary eu "EU" { kind region }
  team it "IT"
  data Customer { class personal }
  channel chat "Web chat" { kind chat  hours 24x7  served by bot, desk }
  channel voice "Phone" { kind voice  hours Mon-Sat 08:00-20:00  served by desk }
  system bot "Chatbot" { kind chatbot  hosting saas  in eu  owner it }
  system desk "Agent desktop" { kind agent-desktop  in eu  owner it  availability 99.9% }
  system crm "CRM" { kind crm  hosting saas  in eu  masters Customer  system cases "Cases" }
  system ipaas "Integration platform" { kind ipaas }
  system erp "ERP" { kind erp  hosting onprem  lifecycle sunset }
  context summary
  bot -> crm by rest { carries Customer }
  desk -> crm.cases "Open the case" by rest
  crm -> erp by soap { via ipaas }
  erp -> bot by sftp { every 24h }
  desk -> tickets by rest
  handover chat -> voice cold { carries none }
  journey late "Late delivery" {
    volume 12000/month
    phase ask "Asks" {
      step bot "Asks the bot" on chat using bot { actor bot  produces summary  on fail -> call }
      bot -> call 62% when "unresolved"
      bot -> end when "solved"
    }
    phase call "Calls" {
      step call "Calls" on voice using desk, crm { actor agent  needs summary  after 3d -> remind }
      step remind "Is reminded" { actor system  ends abandoned }
    }
  }
`;

describe.each([
  ['landscape', buildLandscape(viewContextOf(text), { kind: 'landscape' }) as GraphView],
  ['flow', buildFlow(viewContextOf(text), { kind: 'flow', subject: 'journey:late' }) as GraphView],
])('the %s of a small shop', (name, view) => {
  const place = openPlacing();

  test('shows what it showed', async () => {
    await expect(`${JSON.stringify(view, undefined, 1)}\n`).toMatchFileSnapshot(`golden/${name}.view.json`);
  });

  test('looks as it looked', async () => {
    await expect(exportSvg(await place(view, {}), { theme: 'light' })).toMatchFileSnapshot(`golden/${name}.svg`);
  }, 60_000);
});
