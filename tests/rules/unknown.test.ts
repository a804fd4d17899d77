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
  'INT-03': [
    'info missing integration:crm->oms Integration crm->oms has no contract stated; name the file and the operation that describe it.',
  ],
  'INT-06': [],
  'INT-07': [
    'info missing system:billing System billing publishes OrderClosed, and nobody is known to take it; say who does, `requires event OrderClosed`.',
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
  'TPL-01': [
    'info missing conform:omnichannel Template omnichannel expects a system or channel of kind web; there is none.',
    'info missing conform:omnichannel Template omnichannel expects a way from customers to stock; no integration leads there.',
    'info missing conform:omnichannel Template omnichannel expects the capability consent; nothing realises it.',
  ],
};

test.each(Object.entries(rules))('%s does not take what is unknown for absent', (id, rule) => {
  expect(said(checkText(rule.unknown), id)).toEqual(asks[id]);
});
