import type { Rule } from '../rule.ts';
import { com01 } from './com-01.ts';
import { com02 } from './com-02.ts';
import { com03 } from './com-03.ts';
import { com04 } from './com-04.ts';
import { com05 } from './com-05.ts';
import { com06 } from './com-06.ts';
import { gov01 } from './gov-01.ts';
import { gov02 } from './gov-02.ts';
import { gov03 } from './gov-03.ts';
import { gov04 } from './gov-04.ts';
import { gov05 } from './gov-05.ts';
import { gov06 } from './gov-06.ts';
import { gov07 } from './gov-07.ts';
import { gov08 } from './gov-08.ts';
import { idd01 } from './idd-01.ts';
import { idd02 } from './idd-02.ts';
import { idd03 } from './idd-03.ts';
import { idd04 } from './idd-04.ts';
import { idd05 } from './idd-05.ts';
import { int01 } from './int-01.ts';
import { int02 } from './int-02.ts';
import { int03 } from './int-03.ts';
import { int04 } from './int-04.ts';
import { int05 } from './int-05.ts';
import { int06 } from './int-06.ts';
import { int07 } from './int-07.ts';
import { int08 } from './int-08.ts';
import { jrn01 } from './jrn-01.ts';
import { jrn02 } from './jrn-02.ts';
import { jrn03 } from './jrn-03.ts';
import { jrn04 } from './jrn-04.ts';
import { jrn05 } from './jrn-05.ts';
import { jrn06 } from './jrn-06.ts';
import { jrn07 } from './jrn-07.ts';
import { lif01 } from './lif-01.ts';
import { lif02 } from './lif-02.ts';
import { lif03 } from './lif-03.ts';
import { lif04 } from './lif-04.ts';
import { lif05 } from './lif-05.ts';
import { obs01 } from './obs-01.ts';
import { obs02 } from './obs-02.ts';
import { obs03 } from './obs-03.ts';
import { own01 } from './own-01.ts';
import { own02 } from './own-02.ts';
import { own03 } from './own-03.ts';
import { own04 } from './own-04.ts';
import { prv01 } from './prv-01.ts';
import { prv02 } from './prv-02.ts';
import { prv03 } from './prv-03.ts';
import { prv04 } from './prv-04.ts';
import { prv05 } from './prv-05.ts';
import { prv06 } from './prv-06.ts';
import { res01 } from './res-01.ts';
import { res02 } from './res-02.ts';
import { res03 } from './res-03.ts';
import { sla01 } from './sla-01.ts';
import { sla02 } from './sla-02.ts';
import { sla03 } from './sla-03.ts';
import { sla04 } from './sla-04.ts';
import { tpl01 } from './tpl-01.ts';

/** Every rule by its id, in the order in which people read about them. */
export const rules: Readonly<Record<string, Rule>> = {
  'OWN-01': own01,
  'OWN-02': own02,
  'OWN-03': own03,
  'OWN-04': own04,
  'IDD-01': idd01,
  'IDD-02': idd02,
  'IDD-03': idd03,
  'IDD-04': idd04,
  'IDD-05': idd05,
  'INT-01': int01,
  'INT-02': int02,
  'INT-03': int03,
  'INT-04': int04,
  'INT-05': int05,
  'INT-06': int06,
  'INT-07': int07,
  'INT-08': int08,
  'JRN-01': jrn01,
  'JRN-02': jrn02,
  'JRN-03': jrn03,
  'JRN-04': jrn04,
  'JRN-05': jrn05,
  'JRN-06': jrn06,
  'JRN-07': jrn07,
  'SLA-01': sla01,
  'SLA-02': sla02,
  'SLA-03': sla03,
  'SLA-04': sla04,
  'OBS-01': obs01,
  'OBS-02': obs02,
  'OBS-03': obs03,
  'COM-01': com01,
  'COM-02': com02,
  'COM-03': com03,
  'COM-04': com04,
  'COM-05': com05,
  'COM-06': com06,
  'PRV-01': prv01,
  'PRV-02': prv02,
  'PRV-03': prv03,
  'PRV-04': prv04,
  'PRV-05': prv05,
  'PRV-06': prv06,
  'RES-01': res01,
  'RES-02': res02,
  'RES-03': res03,
  'LIF-01': lif01,
  'LIF-02': lif02,
  'LIF-03': lif03,
  'LIF-04': lif04,
  'LIF-05': lif05,
  'GOV-01': gov01,
  'GOV-02': gov02,
  'GOV-03': gov03,
  'GOV-04': gov04,
  'GOV-05': gov05,
  'GOV-06': gov06,
  'GOV-07': gov07,
  'GOV-08': gov08,
  'TPL-01': tpl01,
};
