import { describe, expect, test } from 'vitest';
import { rules } from '../../model/rules/table.ts';
import { checkText, said } from '../support/check-text.ts';

/** What each rule says about its own bad example, in the order of the text. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'OWN-01': ['warning integration:oms->erp Integration oms->erp has no technical owner.'],
  'OWN-02': ['error journey:lateDelivery Journey "Late delivery" has 2 step owners and no accountable owner.'],
  'OWN-03': [
    'warning journey:refund 4 units own parts of "Refund": Digital (2), Customer service (2), Finance (2) and Supply chain (1).',
  ],
  'IDD-01': [
    'error data:Customer Customer is held by 3 platforms in 3 unlinked identity islands: {commerceAccounts: email}, {loyalty: cardNo}, {crm: crmId}.',
  ],
  'IDD-02': [
    'error data:Preference 2 systems master Contact preferences: crm and marketing; let one master it and the others replicate it.',
  ],
  'IDD-04': [
    'error step:clickCollect.reserve Stock can be 60 min old; step "Reserves" needs ≤ 5 min (erp -sftp 60 min-> storefront).',
  ],
  'INT-01': [
    'error integration:reserveStock oms -> erp: direct SOAP, no contract, no telemetry, no owner, on 1 critical journey.',
  ],
  'INT-06': [
    'warning step:lateDelivery.call No path leads from chatbot to contactPlatform: "Asks the bot" sends the customer on to "Talks to an agent" (chat → voice), where nothing of it is known.',
  ],
  'JRN-01': [
    'error step:reschedule.choose Step "Chooses a new day" has no live system: portal does not exist at this plateau.',
  ],
  'JRN-02': [
    'warning step:lateDelivery.call chat → voice loses summary; about 7,440 customers a month repeat it: "Transfer" (chatbot -> contactPlatform) leaves it out. Carry summary on the handover chat -> voice.',
  ],
  'JRN-03': [
    'error step:complaint.call No mechanism from social to voice, where "Answers the post" sends the customer: the handover is declared `none`.',
  ],
  'JRN-04': [
    'warning step:lateDelivery.pin Authenticated in app, asked again in ivr: "Enters the customer number" verifies identified; carry authState over.',
  ],
  'JRN-06': [
    'error step:lateDelivery.bot Step "Asks the bot" on chat is there 24x7, people only "Chats with an agent" on chat Mon-Sun 09:00-18:00: 15 h a day without a person or a callback.',
  ],
  'SLA-02': [
    'warning channel:email orderStatus: messaging 24 h, email 48 business hours (8.4 d by the clock), social none; email is 8.4 times as slow as messaging (limit 4).',
  ],
  'SLA-04': [
    'error journey:clickCollect "Click & collect" is available 98.85 % of the time, and its target is 99.9 %: storefront 99.95 · oms 99.9 · erp 99; erp costs most.',
  ],
  'PRV-01': [
    'error processing:propensity Processing "Propensity": no retention, no basis; stop it, or state what allows it and when it ends.',
  ],
  'PRV-02': [
    'error integration:claimHistory claims -> warehouse takes Claim (special category) from European Union to US analytics, and there is no safeguard; agree on one (`safeguard scc`), mask the data or leave it out.',
  ],
  'PRV-03': [
    'error system:dsar Erasure misses 1 of 2 systems with personal data: print (Letter); lead the request there, or state the exemption (`exempt erasure "…"`).',
  ],
  'PRV-04': [
    'warning system:recording recording keeps Case for 84 mo, and 24 mo is stated for it (3.5 times as long); shorten it, or state why it may (`exempt erasure "…"`).',
  ],
  'PRV-05': [
    'error integration:recordMenu ivr -> recording records CardData (card data); pause the recording while the card is taken, or mask it (`carries CardData masked`).',
    'error integration:findCaller ivr -> crm takes email and Customer without encryption and authentication; state one, or mask the data.',
    'error integration:callBack crm -> ivr propagates email unmasked, into the spans and logs of all systems on the way; propagate a number that means nothing outside.',
  ],
  'PRV-06': [
    'error integration:consentFile marketing gets withdrawals of consent after 24 h, and the policy promises 1 h (crm -sftp 24 h-> marketing); send them as they happen, or shorten the interval.',
  ],
  'LIF-04': [
    'error capability:screenPop Capability "Screen pop" is realised by nothing here: ctiServer is gone from tobe on; let another system realise it, or let it end too.',
    'warning channel:voice Channel voice is served by ctiServer, which is gone from tobe on; name what takes over.',
    'error integration:crm->oms Integration crm->oms goes via esb, which is gone from tobe on; name what takes over.',
    'error step:callBack.dial Step "Calls the customer" goes over crm -> ctiServer, but ctiServer is gone from tobe on; name what takes over.',
  ],
  'TPL-01': [
    'warning conform:omnichannel Template omnichannel expects a way from kind web to kind oms; no integration leads there.',
    'warning conform:omnichannel Template omnichannel expects the capability consent, because "A customer decides once"; nothing realises it.',
    'warning conform:omnichannel Template omnichannel forbids a direct way from kind web to kind erp; storefront -> erp is one.',
  ],
};

describe.each(Object.entries(rules))('%s', (id, rule) => {
  test('is in the table under its own id', () => {
    expect(rule.id).toBe(id);
  });

  test('speaks about its bad example', () => {
    expect(said(checkText(rule.bad), id)).toEqual(expected[id]);
  });

  test('is silent about its good example', () => {
    expect(said(checkText(rule.good), id)).toEqual([]);
  });

  test('checks what is stated in design too, and nothing in a sketch', () => {
    expect(said(checkText(rule.bad, { profile: 'design' }), id)).toEqual(expected[id]);
    expect(checkText(rule.bad, { profile: 'sketch' })).toEqual([]);
  });

  test('is silenced by a waiver, until its day', () => {
    const waived = `${rule.bad}\nwaive ${id} until 2026-12-31 because "Decided by the board"\n`;
    expect(said(checkText(waived), id)).toEqual(expected[id]?.map((line) => line.replace(/^\w+/, '$& waived')));
    const late = checkText(waived, { today: '2027-01-01' });
    expect(said(late, id)).toEqual(expected[id]);
    expect(said(late, 'waiver')).toEqual([
      expect.stringContaining(`error waiver:${id} The waiver of ${id} ended on 2026-12-31`),
    ]);
  });

  test('is accepted by the line that its page shows', () => {
    const findings = checkText(`${rule.bad}\n${rule.waive}\n`);
    expect(said(findings, id)).toEqual(expected[id]?.map((line) => line.replace(/^\w+/, '$& waived')));
    expect(said(findings, 'waiver')).toEqual([]);
  });

  test('is turned off, or set to another severity, by the project', () => {
    expect(said(checkText(rule.bad, { rules: { [id]: { severity: 'off' } } }), id)).toEqual([]);
    expect(said(checkText(rule.bad, { rules: { [id]: { severity: 'info' } } }), id)).toEqual(
      expected[id]?.map((line) => line.replace(/^\w+/, 'info')),
    );
  });
});
