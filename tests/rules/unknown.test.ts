import { expect, test } from 'vitest';
import { rules } from '../../model/rules/table.ts';
import { checkText, said } from '../support/check-text.ts';

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
  'IDD-01': [
    'info missing data:Customer By which identifier loyalty knows Customer is not stated; say `identifies Customer by …`.',
  ],
  'IDD-02': [
    'info missing data:Order No system is stated to master Order; say `masters Order` where it is kept.',
  ],
  'IDD-04': [
    'info missing step:buy.pay How old Stock can be at step "buy.pay", which needs ≤ 5 min, is not known: erp->shop and shop do not state `every …`.',
  ],
  'INT-01': [],
  'INT-06': [],
  'JRN-01': [
    'info missing step:buy.look Which system step "Looks" uses is not stated (`using …`, or `using none`).',
    'info missing step:buy.pay On which channel "Pays" happens is not stated (`on …`, or `on none`).',
  ],
  'JRN-02': [
    'info missing step:buy.pay Whether email is in hand at "Pays" is not known: web does not state its `auth`.',
  ],
  'JRN-03': [],
  'JRN-04': [],
  'JRN-06': [
    'info missing channel:chat Whether "Asks" always has a person to turn to is not known: when a person is there on chat is not stated (`staffed …`).',
  ],
  'SLA-02': [
    'info missing channel:email orderStatus: messaging promises a response, email a resolution; state a target by the same clock for both.',
  ],
  'SLA-04': [
    'info missing journey:buy Whether "Buying" can be available 99.9 % of the time is not known: the availability of 1 of 2 systems is not stated (oms).',
  ],
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
  'TPL-01': [
    'info missing conform:omnichannel Template omnichannel expects a system or channel of kind web; there is none.',
    'info missing conform:omnichannel Template omnichannel expects a way from customers to stock; no integration leads there.',
    'info missing conform:omnichannel Template omnichannel expects the capability consent; nothing realises it.',
  ],
};

test.each(Object.entries(rules))('%s does not take what is unknown for absent', (id, rule) => {
  expect(said(checkText(rule.unknown), id)).toEqual(asks[id]);
});
