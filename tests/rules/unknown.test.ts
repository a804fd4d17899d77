import { expect, test } from 'vitest';
import { rules } from '../../model/rules/table.ts';
import { checkExample, said } from '../support/check-text.ts';

/** What each rule asks for in its own example that leaves out what it would decide by. */
const asks: Readonly<Record<string, readonly string[]>> = {
  'OWN-01': [
    'info missing system:erp System erp has no owner stated; it is part of 1 journey.',
    'info missing integration:oms->erp Integration oms->erp has no technical owner stated; it carries 1 journey.',
  ],
  'OWN-02': [
    'info missing journey:buy Journey "Buying" has no accountable owner stated.',
  ],
  'OWN-03': [],
  'OWN-04': [
    'info missing capability:selling tills for store and shop realise "Selling"; what shop does it for is not stated (`realises selling for …`).',
  ],
  'IDD-01': [
    'info missing data:Customer By which identifier loyalty knows Customer is not stated; say `identifies Customer by …`.',
  ],
  'IDD-02': [
    'info missing data:Order No system is stated to master Order; say `masters Order` where it is kept.',
  ],
  'IDD-03': [
    'info missing step:balance.view Whether the customer is authenticated at "View balance" is not known: chat does not state `auth`.',
  ],
  'IDD-04': [
    'info missing step:buy.pay How old Stock can be at step "buy.pay", which needs ≤ 5 min, is not known: erp->shop and shop do not state `every …`.',
  ],
  'IDD-05': [],
  'INT-01': [],
  'INT-02': [
    'info missing system:erp erp has 5 neighbours that it may be joined to directly (limit 4): 1 is direct, of 4 it is not stated; say `via none` or the hub.',
  ],
  'INT-03': [
    'info missing integration:crm->oms Integration crm->oms has no contract stated; name the file and the operation that describe it.',
  ],
  'INT-04': [],
  'INT-05': [
    'info missing step:help.call Whether the agent re-keys orderId from oms into crm at "Looks it up" is not known: nothing joins them, and one does not state what it `masters` or `identifies`.',
  ],
  'INT-06': [],
  'INT-07': [
    'info missing system:billing System billing publishes OrderClosed, and nobody is known to take it; say who does, `requires event OrderClosed`.',
  ],
  'INT-08': [
    'info missing system:crm acd and crm route billing; on which channel crm does is not stated (`routes billing on …`).',
  ],
  'JRN-01': [
    'info missing step:buy.look Which system step "Looks" uses is not stated (`using …`, or `using none`).',
    'info missing step:buy.pay On which channel "Pays" happens is not stated (`on …`, or `on none`).',
  ],
  'JRN-02': [
    'info missing step:buy.pay Whether email is in hand at "Pays" is not known: web does not state its `auth`.',
  ],
  'JRN-03': [],
  'JRN-04': [],
  'JRN-05': [],
  'JRN-06': [
    'info missing channel:chat Whether "Asks" always has a person to turn to is not known: when a person is there on chat is not stated (`staffed …`).',
  ],
  'JRN-07': [
    'info missing persona:osei Persona "Mr Osei, 72" maps to no stated system flow: 1 journey does not say for whom (`for osei`).',
    'info missing journey:order For whom journey "Orders" is, is not stated (`for …`).',
  ],
  'SLA-01': [
    'info missing channel:email What email promises about complain is not stated, and "A complaint" comes there and may take 56 d as a whole; say `target complain …`, or `none`.',
    'info missing journey:complaint What measures whether "A complaint" keeps its promise (duration) is not stated; say `measured by …`.',
  ],
  'SLA-02': [
    'info missing channel:email orderStatus: messaging promises a response, email a resolution; state a target by the same clock for both.',
  ],
  'SLA-03': [],
  'SLA-04': [
    'info missing journey:buy Whether "Buying" can be available 99.9 % of the time is not known: the availability of 1 of 2 systems is not stated (oms).',
  ],
  'OBS-01': [
    'warning missing integration:reserveStock What can be watched of reserveStock is not stated; say `telemetry traces, metrics, logs`, or `none`.',
  ],
  'OBS-02': [
    'info missing integration:bridge Which id bridge takes along is not stated; say `propagates traceparent`, `correlation-id`, `uui` or `none`.',
  ],
  'OBS-03': [],
  'COM-01': [
    'info missing system:mail Whether crm, the single view, learns in time of what mail sends is not known: mail->crm does not state what it carries, or how often.',
    'info missing system:push Whether crm, the single view, learns in time of what push sends is not known: what leads from push to crm is not stated.',
    'info missing communication:offerText By which system "offerText" is sent is not stated; say `sender …`.',
  ],
  'COM-02': [
    'info missing system:mail Whether crm hears how customers answer what mail sends is not known: mail->crm does not state what is carried, or how often.',
  ],
  'COM-03': [
    'info missing communication:promoPush How often "promoPush" is sent is not stated, so whether the cap of 12 marketing messages in 30 d holds is not known; say `frequency 1 per 30d`, or as it is.',
  ],
  'COM-04': [
    'info missing communication:claimLetter "claimLetter" states no journey, brand or tone; say it, so that it can be planned with the others.',
  ],
  'COM-05': [
    'info missing system:sms Whether sms learns who has objected to "promoText" is not known: what its integrations carry is not stated; let one say `carries suppression`.',
    'info missing communication:promoText On which basis "promoText" is sent is not stated; say `basis consent`, or what it is.',
  ],
  'COM-06': [
    'info missing communication:reminderMail Whether "reminderMail" goes before what the other sender sends is not stated; say `priority …`.',
    'info missing communication:reminderText Whether "reminderText" goes before what the other sender sends is not stated; say `priority …`.',
    'info missing policy:contact When nothing is sent is not stated, and "reminderMail" and "reminderText" may wake people; say `quiet 20:00-08:00`, or as it is.',
  ],
  'PRV-01': [
    'info missing data:Answer For which purpose survey has Answer is in no record; list both in a `processing` (`of Answer`, `in …`).',
    'info missing processing:settle Processing "Settle claims" does not state `basis`, `recipients`, `retention`, `controller`, `contact` and `measures`, which its record has to.',
  ],
  'PRV-02': [
    'info missing boundary:us What allows personal data to go there is not stated of us, and 1 integration takes some (claims->warehouse); say `safeguard scc`, or `safeguard none`.',
  ],
  'PRV-03': [
    'info missing system:dsar Whether access reaches print is not known: integrations on the way do not state what they carry.',
    'info missing system:dsar Whether erasure reaches print is not known: integrations on the way do not state what they carry.',
    'info missing processing:decide Who reviews what processing "decide" decides by itself is not stated (`automated reviewed by …`, or `reviewed by none`).',
  ],
  'PRV-04': [
    'info missing data:Case How long Case is kept is not stated; say `retention 24mo`, or what ends it (`retention until fulfilment`).',
  ],
  'PRV-05': [
    'info missing integration:ivr->crm ivr -> crm takes Customer and does not state its `encryption` and `auth`.',
    'info missing step:pay.card Whether CardData (card data) is kept out of the recording at "pay.card" is not stated (`masks CardData`); ivr -> recording records.',
  ],
  'PRV-06': [
    'info missing integration:crm->marketing Whether marketing gets withdrawals of consent within 1 h is not known: crm->marketing does not state `every …`.',
    'info missing communication:tip How push, which acts on consent, learns from crm that it was withdrawn is not stated; say which integration `carries consent`.',
  ],
  'RES-01': [
    'warning missing system:trunk trunk is a cut point for 1 critical journey ("fault"), and its redundancy is not stated; say `redundancy active-active`, or `none`.',
    'warning missing system:sbc sbc is a cut point for 1 critical journey ("fault"), and its redundancy is not stated; say `redundancy active-active`, or `none`.',
  ],
  'RES-02': [
    'warning missing step:help.agent What people do at step "Talks to an agent" when desk is down is not stated; say `fallback "…" tested 2026-03-18`, or `none`.',
    'warning missing step:help.note When the fallback of step "Notes it" was last tried is not stated; say `tested …`, or `tested none`.',
  ],
  'RES-03': [
    'info missing integration:position How long position waits for an answer is not stated; say `timeout 2s`, or `none`.',
    'info missing integration:position menu -> acd is tried 2 times more, and whether that can do the work twice is not stated; say `idempotent`, or `idempotent no`.',
  ],
  'LIF-01': [
    'warning missing plateau:now Until when plateau now has to last is not stated, so whether acd lasts as long is not known; say `ends …` there, or `horizon …` in the architecture.',
    'warning missing system:pbx pbx is in sunset and 1 critical journey relies on it ("fault"); until when is not stated, say `end of life …`.',
  ],
  'LIF-02': [
    'info missing migration:acd->ccaas Migration acd to ccaas in p1 does not say how long it takes to undo wave weekend; say `within …`.',
    'info missing migration:dialer->ccaas Migration dialer to ccaas in p1 states no waves; say in which steps it moves, and how each can be undone (`wave …`).',
  ],
  'LIF-03': [
    'info missing integration:acd->ccaas Whether acd -> ccaas brings what "fault" needs there (intent) is not known: what is carried is not stated.',
    'info missing integration:transfer Whether ccaas -> acd brings what "fault" needs there (summary) is not known: what is carried is not stated.',
    'info missing migration:acd->ccaas Until when transfer bridges acd and ccaas is not stated; say `bridge … until …`, or it stays for ever.',
    'info missing migration:acd->ccaas acd and ccaas serve "fault" side by side; how it is decided who is on which is not stated, say `split "…"`.',
  ],
  'LIF-04': [],
  'LIF-05': [
    'warning missing system:crm crm is in the cloud (saas), and does not state who runs it (`run owner …`) or how often its vendor upgrades it (`upgrades every …`).',
  ],
  'GOV-01': [
    'info missing outcome:recommend "Customers recommend us" states no baseline of nps, day by which (`target … by`), owner or enabler (`enabled by`).',
    'info missing outcome:stay "Customers stay" states no metric, target, owner or enabler (`enabled by`).',
  ],
  'GOV-02': [
    'info missing initiative:upgrade Initiative "New version of the CRM" does not state which journey or outcome it serves (`serves …`).',
    'info missing decision:d7 Decision "Buy the suite" does not state which journey or outcome it serves (`serves …`) and its options (`option … { pro … con … }`).',
  ],
  'GOV-03': [
    'info missing metric:ces "Customer effort" does not state who reads it (`read by`) and how often (`cadence`).',
  ],
  'GOV-04': [
    'info missing programme:change "New desk" states no super users or cx lead.',
    'info missing programme:change How much time the sponsor and product owner of "New desk" have is not stated; say it as `4h per week` or `20%`.',
  ],
  'GOV-05': [
    'info missing programme:change Programme "New desk" reads no weekly metric of kind adoption, compliance, confidence, effort or value; declare one with `kind adoption` and `cadence weekly`.',
  ],
  'GOV-06': [
    'info missing programme:change "New desk" does not state who decides when requirements conflict (`decides`), which journeys come first (`core`) and what changes for whom (`impact on`).',
    'info missing programme:change "New desk" has no milestone about risks, training, cutover, benefits or handover; add it, or say where it is done.',
    'info missing milestone:change.interviews How many were asked in milestone "Interviews" (week 1) is not stated; say `count 9 of frontline`.',
    'info missing gate:change.goLive Whether gate "Go or no-go" (week 6) was passed by 2026-02-22, the end of its week, is not stated; say `signed by … on …`, or `done none`.',
  ],
  'GOV-07': [
    'info missing milestone:change.uat Who tested in milestone "uat" (week 6) is not stated; say `count 12 of frontline`.',
  ],
  'GOV-08': [
    'info missing programme:change "New desk" does not state who takes over (`run owner`), until when it is watched (`stabilise until`) and when its benefits are looked at (`review`).',
  ],
  'TPL-01': [
    'info missing conform:omnichannel Template omnichannel expects a system or channel of kind web; there is none.',
    'info missing conform:omnichannel Template omnichannel expects a way from customers to stock; no integration leads there.',
    'info missing conform:omnichannel Template omnichannel expects the capability consent; nothing realises it.',
  ],
};

test.each(Object.entries(rules))('%s does not take what is unknown for absent', (id, rule) => {
  expect(said(checkExample(rule, rule.unknown), id)).toEqual(asks[id]);
});
