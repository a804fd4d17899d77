import { expect, test } from 'vitest';
import { rules } from '../../model/rules/table.ts';
import { checkText, said } from '../support/check-text.ts';

/** For each rule an architecture that leaves out what it would decide by, and what it may ask for then. */
const unknown: Readonly<Record<string, { readonly text: string; readonly asks: readonly string[] }>> = {
  'OWN-01': {
    text: `team digital
system oms { owner digital  system pricing }
system erp
oms -> erp
oms.pricing -> oms
journey buy { accountable digital  step pay using oms -> erp }
`,
    asks: [
      'info missing system:erp System erp has no owner stated; it is part of 1 journey.',
      'info missing integration:oms->erp Integration oms->erp has no technical owner stated; it carries 1 journey.',
    ],
  },
  'OWN-02': {
    text: 'journey buy "Buying" { step pay }',
    asks: ['info missing journey:buy Journey "Buying" has no accountable owner stated.'],
  },
  'OWN-03': {
    text: `system a
system b
system c
system d
a -> b
b -> c
c -> d
journey buy { step pay using a -> b -> c -> d }
`,
    asks: [],
  },
  'IDD-01': {
    text: `data Customer { subject customer  identifiers email, cardNo }
system shop { identifies Customer by email }
system loyalty { holds Customer }
system warehouse { replicates Customer every 24h }
shop -> warehouse { carries Customer }
`,
    asks: [
      'info missing data:Customer By which identifier loyalty knows Customer is not stated; say `identifies Customer by …`.',
    ],
  },
  'IDD-02': {
    text: `data Order
data Segment
system shop { holds Order, Segment }
journey buy { step pay on web using shop { needs Order } }
channel web
`,
    asks: [
      'info missing data:Order No system is stated to master Order; say `masters Order` where it is kept.',
    ],
  },
  'IDD-04': {
    text: `data Stock
system erp { masters Stock }
system shop { replicates Stock }
erp -> shop by sftp { style file  carries Stock }
journey buy { step pay on web using shop { needs Stock fresh 5min } }
channel web
`,
    asks: [
      'info missing step:buy.pay How old Stock can be at step "buy.pay", which needs ≤ 5 min, is not known: erp->shop and shop do not state `every …`.',
    ],
  },
  'INT-01': {
    text: `system oms
system erp
oms -> erp by soap
erp -> oms as back by rest
`,
    asks: [],
  },
  'INT-06': {
    text: `channel chat
channel voice
journey help {
  step bot on chat { actor bot }
  step call on voice { actor agent }
}
`,
    asks: [],
  },
  'JRN-01': {
    text: `channel web
journey buy {
  step look "Looks" on web { actor customer }
  step pay "Pays" { actor customer }
  step think "Thinks" on none using none { actor customer }
  step pack "Packs" { actor backoffice  lane backstage  using none }
}
`,
    asks: [
      'info missing step:buy.look Which system step "Looks" uses is not stated (`using …`, or `using none`).',
      'info missing step:buy.pay On which channel "Pays" happens is not stated (`on …`, or `on none`).',
    ],
  },
  'JRN-02': {
    text: `data Customer { subject customer  identifiers email }
channel web
system shop { identifies Customer by email }
journey buy { step pay "Pays" on web using shop { actor customer  needs email } }
`,
    asks: ['info missing step:buy.pay Whether email is in hand at "Pays" is not known: web does not state its `auth`.'],
  },
  'JRN-03': {
    text: `channel chat
system desk
journey help {
  step ask on chat using desk { actor agent }
  step more using desk { actor agent }
}
`,
    asks: [],
  },
  'JRN-04': {
    text: `channel app
channel ivr
system mobile
system menu
mobile -> menu
handover app -> ivr
journey help {
  step look on app using mobile { actor customer }
  step pin on ivr using menu { actor bot  verifies identified }
}
`,
    asks: [],
  },
  'JRN-06': {
    text: `channel chat
system desk
journey help {
  step bot "Asks" on chat using desk { actor bot }
  step agent on chat using desk { actor agent }
}
`,
    asks: [
      'info missing channel:chat Whether "Asks" always has a person to turn to is not known: when a person is there on chat is not stated (`staffed …`).',
    ],
  },
  'SLA-02': {
    text: `intent orderStatus
channel messaging { target orderStatus response 24h }
channel email { target orderStatus resolve 5d }
channel social
`,
    asks: [
      'info missing channel:email orderStatus: messaging promises a response, email a resolution; state a target by the same clock for both.',
    ],
  },
  'SLA-04': {
    text: `system shop { availability 99.95% }
system oms
shop -> oms
journey buy "Buying" { target availability 99.9%  step pay using shop -> oms }
`,
    asks: [
      'info missing journey:buy Whether "Buying" can be available 99.9 % of the time is not known: the availability of 1 of 2 systems is not stated (oms).',
    ],
  },
  'LIF-04': {
    text: `plateau now
plateau tobe after now
capability billing
system erp { exists until tobe }
system crm
channel chat
crm -> erp
journey pay { step look using crm { actor agent } }
`,
    asks: [],
  },
  'TPL-01': {
    text: `template omnichannel() {
  expect capability consent
  expect kind web
  expect customers -> stock
}
capability consent
system customers
system stock
conform to omnichannel
`,
    asks: [
      'info missing conform:omnichannel Template omnichannel expects a system or channel of kind web; there is none.',
      'info missing conform:omnichannel Template omnichannel expects a way from customers to stock; no integration leads there.',
      'info missing conform:omnichannel Template omnichannel expects the capability consent; nothing realises it.',
    ],
  },
};

test('every rule has a case', () => {
  expect(Object.keys(unknown)).toEqual(Object.keys(rules));
});

test.each(Object.entries(unknown))('%s does not take what is unknown for absent', (id, { text, asks }) => {
  expect(said(checkText(text), id)).toEqual(asks);
});
