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
  'COM-01': [
    'error system:mail mail sends "Offers by mail", and crm, the single view, learns of it after 2 d (limit 24 h); shorten the way mail -2 d-> crm. 2 of 2 senders are not in view.',
    'error system:push push sends "Offers in the app", and crm, the single view, never learns of it; add `push -> crm { carries sends }`. 2 of 2 senders are not in view.',
  ],
  'COM-02': [
    'warning system:mail mail hears delivered and opened of "Offers by mail", and keeps it to itself: no integration carries `engagement` from there to crm; let one carry it.',
    'warning communication:offerPush Nothing is heard back of "Offers in the app": not whether it arrived, nor whether it was opened or answered; let its sender return `delivered, opened` and pass it on.',
  ],
  'COM-03': [
    'error policy:contact "Dana, app-first" gets 36.3 marketing messages in 30 d from marketing and push, and the cap is 12: promoEmail 12 + promoPush 20 + basket 4.3 = 36.3.',
  ],
  'COM-04': [
    'warning communication:claimLetter "Settlement of your claim" has brand 2019 and tone formal; the policy says 2024 and warm.',
  ],
  'COM-05': [
    'error system:sms "Promotion by text": no suppression feed, so sms does not learn who has objected; let preferences tell it, or what it gets its orders from.',
    'error communication:promoMail "Promotion by mail" is marketing on the basis of contract, which does not allow it; ask for consent, or do not send it. It may be consent, soft-opt-in or legitimate-interests.',
  ],
  'COM-06': [
    'info step:claim.decide "A claim" can be silent for 45 d before "Is decided" (limit 30 d): nothing is sent meanwhile; say how it is going, or promise it sooner.',
    'warning communication:reminderMail 2 messages about payPremium go out to "Tomas" on day 5 from 2 senders: "Reminder by mail" (billing) and "Reminder by text" (marketing); let one of them write.',
    'error communication:offer "A second policy" is marketing during "A claim", when the policy suppresses marketing; take it out of there.',
    'warning policy:contact There are no quiet hours, and "Reminder by text" may wake people; say when nothing is sent, `quiet 20:00-08:00`.',
  ],
  'LIF-01': [
    'error system:acd acd is out of support on 2027-06-30, 120 days before plateau wave2 ends (2027-10-28); 1 critical journey relies on it until then ("My line is dead"): move earlier, or prolong it.',
  ],
  'LIF-02': [
    'error migration:acd->ccaas Migration acd to ccaas in p1 moves 700 seats in one wave (weekend, 2027-10-23), with no way back: begin with a pilot, and say how each wave can be undone.',
  ],
  'LIF-03': [
    'error integration:transfer ccaas -> acd carries nothing, and so none of what "My line is dead" needs there while both are used (summary); about 800 customers a month go that way; let it carry that, or let one platform serve the whole journey.',
    'error migration:acd->ccaas acd and ccaas serve "My line is dead" side by side, and nothing decides who is on which; say it, `split "by number"`.',
    'error migration:acd->ccaas Bridge transfer ends with p1, and "My line is dead" still passes acd and ccaas then; let it live as long as both do.',
  ],
  'LIF-04': [
    'error capability:screenPop Capability "Screen pop" is realised by nothing here: ctiServer is gone from tobe on; let another system realise it, or let it end too.',
    'warning channel:voice Channel voice is served by ctiServer, which is gone from tobe on; name what takes over.',
    'error integration:crm->oms Integration crm->oms goes via esb, which is gone from tobe on; name what takes over.',
    'error step:callBack.dial Step "Calls the customer" goes over crm -> ctiServer, but ctiServer is gone from tobe on; name what takes over.',
  ],
  'LIF-05': [
    'warning plateau:tobe Only 2 systems that the customer sees change from now to tobe (portal and newPortal); what is behind 1 critical journey stays as it is, 1 integration of it: crm -> erp.',
    'warning system:crm crm is in the cloud (saas), and nobody runs it, though its vendor brings a version every 4mo; name who looks after it.',
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
