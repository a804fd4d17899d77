import { describe, expect, test } from 'vitest';
import { rules } from '../../model/rules/table.ts';
import { checkExample, said } from '../support/check-text.ts';

/** What each rule says about its own bad example, in the order of the text. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'OWN-01': ['warning integration:oms->erp Integration oms->erp has no technical owner.'],
  'OWN-02': ['error journey:lateDelivery Journey "Late delivery" has 2 step owners and no accountable owner.'],
  'OWN-03': [
    'warning journey:refund 4 units own parts of "Refund": Customer service, Digital, Finance and Supply chain.',
  ],
  'OWN-04': [
    'warning capability:receipts 2 systems realise "Send transactional e-mail": txEmail and billing; let one do it, or say what each does it for (`realises receipts for …`).',
  ],
  'IDD-01': [
    'error data:Customer Customer is held by 3 platforms in 3 unlinked identity islands: {commerceAccounts: email}, {loyalty: cardNo}, {crm: crmId}.',
  ],
  'IDD-02': [
    'error data:Preference 2 systems master Contact preferences: crm and marketing; let one master it and the others replicate it.',
  ],
  'IDD-03': [
    'error step:balance.view Step "View balance" needs authenticated; the customer arrives from chat as anonymous, and nothing raises it: let it or a step before it say `verifies authenticated`.',
  ],
  'IDD-04': [
    'error step:clickCollect.reserve Stock can be 60 min old; step "Reserves" needs ≤ 5 min (erp -sftp 60 min-> storefront).',
  ],
  'IDD-05': [
    'warning step:lateDelivery.call The agent cannot see at "So what is it about?" in crm: Order (only as a file every 24 h); let the tool ask the master.',
  ],
  'INT-01': [
    'error integration:reserveStock oms -> erp: direct SOAP, no contract, no telemetry, no owner, on 1 critical journey.',
  ],
  'INT-02': [
    'warning system:erp erp has 5 direct neighbours (limit 4): shop, tills, crm, billing and ledger; lead what several of them need over a hub.',
  ],
  'INT-03': [
    'warning integration:orders Integration orders has no contract, so that either end can change it unnoticed; describe it in a file and name that.',
  ],
  'INT-04': [
    'warning integration:ccaas->billing Cloud target ccaas still calls billing by SOAP; put an adapter between, or let both speak a protocol of today.',
  ],
  'INT-05': [
    'warning step:lateDelivery.call The agent re-keys orderId from oms into crm at "So what is it about?": both know it, and no integration carries it between them.',
  ],
  'INT-06': [
    'warning step:lateDelivery.call No path leads from chatbot to contactPlatform: "Asks the bot" sends the customer on to "Talks to an agent" (chat → voice), where nothing of it is known.',
  ],
  'INT-07': [
    'error system:orderCapture System orderCapture depends on TMF681; nothing provides it. Say who does, or where it is described if it comes from outside: `from "https://…"`.',
    'error system:orderCapture System orderCapture depends on the event orderclosed; billing writes it OrderClosed, and the letters count.',
  ],
  'INT-08': [
    'warning channel:voice billing on voice is routed in ivr, acd and crm; let one of them decide and the others ask it.',
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
  'JRN-05': [
    'warning journey:lateDelivery "Late delivery" hands the customer over 3 times (limit 2): "Asks the bot" → "Chats with an agent", chat → voice and "Talks to the call centre" → "The money comes back"; effort 7 (budget 6): 1 change of channel (1), 1 cold handover (2), 2 changes of organisation (4).',
  ],
  'JRN-06': [
    'error step:lateDelivery.bot Step "Asks the bot" on chat is there 24x7, people only "Chats with an agent" on chat Mon-Sun 09:00-18:00: 15 h a day without a person or a callback.',
  ],
  'JRN-07': [
    'warning persona:osei Persona "Mr Osei, 72" maps to no system flow: no journey is for this persona (`for osei`).',
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
  'COM-01': [
    'error system:mail mail sends "Offers by mail", and crm, the single view, learns of it after 2 d (limit 24 h); shorten the way mail -2 d-> crm. 2 of 2 senders are not in view.',
    'error system:push push sends "Offers in the app", and crm, the single view, never learns of it; add `push -> crm { carries sends }`. 2 of 2 senders are not in view.',
  ],
  'COM-02': [
    'warning system:mail mail hears delivered and opened of "Offers by mail", and keeps it to itself: no integration carries `engagement` from there to crm; let one carry it.',
    'warning communication:offerPush Nothing is heard back of "Offers in the app": not whether it arrived, nor whether it was opened or answered; let its sender return `delivered, opened` and pass it on.',
  ],
  'COM-03': [
    'error policy:contact "Dana, app-first" gets 36 marketing messages in 30 d from marketing and push, and the cap is 12: promoEmail 12 + promoPush 20 + basket 4 = 36.',
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
  'RES-01': [
    'warning system:sbc sbc is a cut point for 1 critical journey and has no redundancy: without it "A dead line" stops; add a second one or a way around it.',
  ],
  'RES-02': [
    'error step:help.agent When desk, which is critical, is down, there is no procedure for step "Talks to an agent" for about 9,000 customers a month; write down what people do then, and try it.',
  ],
  'RES-03': [
    'error system:acd acd takes 4,000/h, and menu -> acd brings 5,200/h at its peak: 1,200 too many (30 % over); raise the capacity or spread the peak.',
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
  'GOV-01': [
    'warning outcome:easy "A frictionless omnichannel experience" has no metric, and "frictionless" and "omnichannel" can mean anything; name the figure by which one would see it, its baseline, and a target by a day.',
    'error outcome:recommend The target of "Customers recommend us", 12, is lower than where nps starts from (21), and higher is better; correct the target or `better`.',
    'warning outcome:recommend Nothing makes "Customers recommend us" possible; name the journeys and systems that do, or give it up.',
    'warning outcome:recommend "Customers recommend us" has no owner; name the team that answers for it.',
  ],
  'GOV-02': [
    'warning initiative:upgrade Initiative "New version of the CRM" serves only crm; name the journeys or the outcome that it is for.',
    'warning decision:d7 Decision "Buy the suite" serves no journey; name the journey or outcome that it is for.',
    'warning decision:d7 Decision "Buy the suite" has 1 option; write down what it was preferred to, with what that would have cost.',
  ],
  'GOV-03': [
    'warning metric:ces "Customer effort" is collected and read by nobody; let the team read it that can change something, or stop asking.',
    'warning journey:lateDelivery Journey "Late delivery" is measured by nothing: nobody asks its customers; measure it by csat, nps or ces.',
  ],
  'GOV-04': [
    'warning programme:change The sponsor of "New desk" has 2 h a week and needs 4; protect the time, or find a sponsor who has it.',
    'warning programme:change The product owner of "New desk" has 50 % of the time and needs 100 % while it is designed and built; take the other work away.',
    'warning programme:change The super users of "New desk" are 6 at 10 %, and should be 8 to 12 at 20 % or more; ask the front line for them, in writing.',
    'error programme:change "New desk" has no change manager; name somebody, with the time that it takes.',
  ],
  'GOV-05': [
    'error gate:change.goLive Gate "Go or no-go" (week 6) was signed on 2026-02-20 by IT, not by Operations, who decides, although defects is 2 (2026-02-20), needs = 0; take the signature back, or mend that and sign again.',
    'error gate:change.stable Gate "Stabilised" (week 9): adoption 38, 38 %: pause, as its rule says (adoption < 40% and not improving); look for the cause before anything goes on.',
  ],
  'GOV-06': [
    'error plateau:now Plateau "Today" ends on 2026-01-31, before it starts on 2026-06-01; correct one of the two.',
    'warning milestone:change.interviews Milestone "Interviews" (week 1): 4 interviews, all managers; ask at least 8 people who do the work.',
    'warning milestone:change.riskList Milestone "Risks" (week 5) lies outside of the phase "Design", weeks 1 to 3; correct its week, or move it.',
    'warning gate:change.signOff Gate "Design sign-off" (week 3) was passed only on 2026-02-10, and phase "Build" was begun on 2026-02-03 ("Training"); finish the gate before what it guards.',
    'warning milestone:change.uat Milestone "Acceptance test" (week 6) was not reached by 2026-02-22, the end of its week; do it, or say in the plan why it is not needed.',
  ],
  'GOV-07': [
    'warning metric:compliance "Process compliance" is self-report; read it from a system.',
    'info metric:trainingAttendance "Training attendance" counts effort, not effect; measure beside it what has become better.',
    'error milestone:change.uat Milestone "User acceptance test" (week 6): 9 of 12 testers are project staff; let those who will work with it accept it, or pause until they can.',
  ],
  'GOV-08': [
    'warning programme:change "New desk" is watched for 10 days after 2026-04-05, and needs 30 days; keep the intensity until 2026-05-05.',
    'error programme:change "New desk" has no owner after 2026-04-05: nobody takes over what it leaves; name the team that runs it.',
    'warning programme:change The benefits of "New desk" are looked at on 2027-09-01, and not between its end on 2026-04-05 and 2027-04-05; review them after 3, 6 and 12 months.',
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
