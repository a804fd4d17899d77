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
  'LIF-04': [],
  'TPL-01': [
    'info missing conform:omnichannel Template omnichannel expects a system or channel of kind web; there is none.',
    'info missing conform:omnichannel Template omnichannel expects a way from customers to stock; no integration leads there.',
    'info missing conform:omnichannel Template omnichannel expects the capability consent; nothing realises it.',
  ],
};

test.each(Object.entries(rules))('%s does not take what is unknown for absent', (id, rule) => {
  expect(said(checkExample(rule, rule.unknown), id)).toEqual(asks[id]);
});
