import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { readExample } from '../support/read-example.ts';

let findings: readonly Finding[] = [];
beforeAll(async () => {
  findings = (await readExample('northfield')).findings;
});

/** `error JRN-02 step:lateDelivery.call`, in the order of the catalogue. */
function summaries(): readonly string[] {
  return findings.map(({ severity, rule, element }) => `${rule} ${severity} ${element}`).sort();
}

function message(rule: string, element: string): string {
  return findings.filter((finding) => finding.rule === rule && finding.element === element).map((finding) => finding.message).join(' ');
}

describe('Northfield has the faults of its story', () => {
  test('these and no others', () => {
    expect(summaries()).toEqual([
      'IDD-01 error data:Customer',
      'IDD-04 error step:clickCollect.look',
      'IDD-04 error step:clickCollect.pick',
      'INT-01 error integration:memberSales',
      'INT-01 error integration:reserveStock',
      'JRN-02 error step:lateDelivery.call',
      'JRN-03 error transition:refundDispute.reply->phone',
      'JRN-04 warning step:lateDelivery.menu',
      'JRN-04 warning transition:lateDelivery.agentChat->call',
      'JRN-06 error step:lateDelivery.bot',
      'OWN-01 error integration:reserveStock',
      'OWN-02 error journey:lateDelivery',
      'OWN-03 error journey:lateDelivery',
      'OWN-03 warning journey:clickCollect',
      'OWN-03 warning journey:inStoreReturn',
      'OWN-03 warning journey:joinLoyaltyCard',
      'OWN-03 warning journey:refundDispute',
      'SLA-02 warning channel:email',
      'SLA-04 error journey:clickCollect',
    ]);
  });

  test.each([
    ['IDD-01', 'data:Customer', ['3 unlinked identity islands', '{commerceAccounts, ciam, marketingAutomation: email}', '{loyalty: cardNo}', '{crm: crmId}']],
    ['IDD-04', 'step:clickCollect.look', ['60 min', '≤ 5 min', 'erp -sftp 60 min-> storefront']],
    ['IDD-04', 'step:clickCollect.pick', ['24 h', '≤ 15 min', 'erp -sftp 24 h-> pos']],
    ['INT-01', 'integration:reserveStock', ['SOAP', 'no contract', 'no telemetry', '3 critical journeys']],
    ['INT-01', 'integration:memberSales', ['JDBC', 'shared database']],
    ['JRN-02', 'step:lateDelivery.call', ['chat → voice loses summary and authState', '7,440 customers a month']],
    ['JRN-03', 'transition:refundDispute.reply->phone', ['No mechanism from social to voice']],
    ['JRN-04', 'step:lateDelivery.menu', ['Authenticated in chat, asked again in voice', 'verifies authenticated']],
    ['JRN-06', 'step:lateDelivery.bot', ['24x7', '09:00-18:00', '15 h a day']],
    ['OWN-01', 'integration:reserveStock', ['no technical owner', '3 of 5 critical journeys']],
    ['OWN-02', 'journey:lateDelivery', ['7 step owners and no accountable owner']],
    ['OWN-03', 'journey:lateDelivery', ['7 units']],
    ['SLA-02', 'channel:email', ['chat 60 s', 'messaging 24 h', 'email 48 business hours', 'social none']],
    ['SLA-04', 'journey:clickCollect', ['98.31 %', '99.9 %']],
  ])('%s at %s says its numbers', (rule, element, parts) => {
    for (const part of parts) expect(message(rule, element)).toContain(part);
  });

  test('two journeys are clean', () => {
    const journeys = new Set(findings.flatMap((finding) => finding.journeys));
    expect(journeys).toContain('journey:lateDelivery');
    expect(journeys).not.toContain('journey:changeDelivery');
    expect(journeys).not.toContain('journey:productQuestions');
  });

  test('what is planned heals the hour-old stock and the three strangers, not the rest', () => {
    const healed = findings.filter((finding) => finding.plateaus.length > 0 && !finding.plateaus.includes('plateau:tobe'));
    expect(healed.map(({ rule, element }) => `${rule} ${element}`).sort()).toEqual(['IDD-01 data:Customer', 'IDD-04 step:clickCollect.look']);
  });
});
