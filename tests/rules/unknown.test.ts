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
