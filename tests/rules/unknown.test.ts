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
  'LIF-04': [],
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
  expect(said(checkText(rule.unknown), id)).toEqual(asks[id]);
});
