import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { expectStory, findingLines } from '../support/example-story.ts';
import { readExample } from '../support/read-example.ts';

let findings: readonly Finding[] = [];
beforeAll(async () => {
  findings = (await readExample('northfield')).findings;
});

describe('Northfield has the faults of its story', () => {
  test('these and no others', () => {
    expect(findingLines(findings)).toEqual([
      'COM-01 error system:pushService',
      'COM-01 error system:txEmail',
      'COM-02 warning system:pushService',
      'COM-02 warning system:txEmail',
      'COM-03 error policy:contact',
      'COM-03 error policy:contact',
      'COM-03 error policy:contact',
      'GOV-01 info outcome:frictionless',
      'GOV-01 warning outcome:frictionless',
      'IDD-01 error data:Customer until tobe',
      'IDD-04 error step:clickCollect.look until tobe',
      'IDD-04 error step:clickCollect.pick',
      'INT-01 error integration:memberSales',
      'INT-01 error integration:reserveStock',
      'INT-02 info system:contactPlatform',
      'INT-02 info system:crm',
      'INT-02 info system:storefront',
      'INT-04 warning integration:consentFile',
      'INT-04 warning integration:contactVolumes',
      'INT-04 warning integration:findCaller only at tobe',
      'INT-04 warning integration:stockFile until tobe',
      'JRN-02 error step:lateDelivery.call',
      'JRN-03 error transition:refundDispute.reply->phone',
      'JRN-04 warning step:lateDelivery.menu',
      'JRN-04 warning transition:lateDelivery.agentChat->call',
      'JRN-05 warning journey:lateDelivery',
      'JRN-06 error step:lateDelivery.bot',
      'OBS-01 error integration:clickToDial',
      'OBS-01 error integration:memberSales',
      'OBS-01 error integration:reserveStock',
      'OBS-01 error integration:screenPop',
      'OWN-01 error integration:reserveStock',
      'OWN-02 error journey:lateDelivery',
      'OWN-03 error journey:lateDelivery',
      'OWN-03 warning journey:clickCollect',
      'OWN-03 warning journey:inStoreReturn',
      'OWN-03 warning journey:joinLoyaltyCard',
      'OWN-03 warning journey:refundDispute',
      'PRV-06 error integration:consentFile',
      'SLA-02 warning channel:email',
      'SLA-04 error journey:clickCollect',
    ]);
  });

  test('with its numbers, as the rules page tells them, and two journeys are clean', () => {
    expectStory(findings, 'northfield');
  });

  test('what is planned heals the hour-old stock with its file and the three strangers, not the rest', () => {
    const healed = findings.filter((finding) => finding.plateaus.length > 0 && !finding.plateaus.includes('plateau:tobe'));
    expect(healed.map(({ rule, element }) => `${rule} ${element}`).sort()).toEqual(['IDD-01 data:Customer', 'IDD-04 step:clickCollect.look', 'INT-04 integration:stockFile']);
  });
});
