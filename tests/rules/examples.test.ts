import { describe, expect, test } from 'vitest';
import { rules } from '../../model/rules/table.ts';
import { checkExample, said } from '../support/check-text.ts';

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
  'SLA-01': [
    'warning channel:email email promises nothing about complain, and "A complaint" comes there (about 420 customers a month) and may take 56 d as a whole; state when a customer can expect an answer.',
  ],
  'SLA-02': [
    'warning channel:email orderStatus: messaging 24 h, email 48 business hours (8.4 d by the clock), social none; email is 8.4 times as slow as messaging (limit 4).',
  ],
  'SLA-03': [
    'error integration:reserveStock oms -> erp: 99.9 % is promised on erp, which is available 99 % of the time; promise less, raise erp, or state a fallback.',
  ],
  'SLA-04': [
    'error journey:clickCollect "Click & collect" is available 98.85 % of the time, and its target is 99.9 %: storefront 99.95 · oms 99.9 · erp 99; erp costs most.',
  ],
  'OBS-01': [
    'error integration:reserveStock oms -> erp has no telemetry, on 1 critical journey; both applications are watched, what lies between them is not; 0 of 1 integration of "Click & collect" is watched (0 %, 90 % are wanted).',
  ],
  'OBS-02': [
    'error integration:bridge interactionId changes at cloud -> old: "Transfer" propagates nothing, and "Is passed on" begins as a new contact, about 1,000 times a month; fcr ("Resolved at first contact"), which needs one id over that bridge, cannot be computed for "A fault"; map the id to a header (`propagates uui`).',
  ],
  'OBS-03': [
    'warning system:checkout checkout called fraud 812 times from 2026-05-04 to 2026-05-30, and no integration leads from checkout to fraud; draw it, or find out why it is there.',
  ],
  'RES-01': [
    'warning system:sbc sbc is a cut point for 1 critical journey and has no redundancy: without it "A dead line" stops; add a second one or a way around it.',
  ],
  'RES-02': [
    'error step:help.agent When desk, which is critical, is down, there is no procedure for step "Talks to an agent" for about 9,000 customers a month; write down what people do then, and try it.',
  ],
  'RES-03': [
    'error system:acd acd takes 4,000/h, and menu -> acd brings 5,200/h at its peak: 1,200 too many (30 % over); raise the capacity or spread the peak.',
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
    expect(said(checkExample(rule, rule.bad), id)).toEqual(expected[id]);
  });

  test('is silent about its good example', () => {
    expect(said(checkExample(rule, rule.good), id)).toEqual([]);
  });

  test('checks what is stated in design too, and nothing in a sketch', () => {
    expect(said(checkExample(rule, rule.bad, { profile: 'design' }), id)).toEqual(expected[id]);
    expect(checkExample(rule, rule.bad, { profile: 'sketch' })).toEqual([]);
  });

  test('is silenced by a waiver, until its day', () => {
    const waived = `${rule.bad}\nwaive ${id} until 2026-12-31 because "Decided by the board"\n`;
    expect(said(checkExample(rule, waived), id)).toEqual(expected[id]?.map((line) => line.replace(/^\w+/, '$& waived')));
    const late = checkExample(rule, waived, { today: '2027-01-01' });
    expect(said(late, id)).toEqual(expected[id]);
    expect(said(late, 'waiver')).toEqual([
      expect.stringContaining(`error waiver:${id} The waiver of ${id} ended on 2026-12-31`),
    ]);
  });

  test('is accepted by the line that its page shows', () => {
    const findings = checkExample(rule, `${rule.bad}\n${rule.waive}\n`);
    expect(said(findings, id)).toEqual(expected[id]?.map((line) => line.replace(/^\w+/, '$& waived')));
    expect(said(findings, 'waiver')).toEqual([]);
  });

  test('is turned off, or set to another severity, by the project', () => {
    expect(said(checkExample(rule, rule.bad, { rules: { [id]: { severity: 'off' } } }), id)).toEqual([]);
    expect(said(checkExample(rule, rule.bad, { rules: { [id]: { severity: 'info' } } }), id)).toEqual(
      expected[id]?.map((line) => line.replace(/^\w+/, 'info')),
    );
  });
});
