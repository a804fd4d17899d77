import type { Rule } from '../rule.ts';
import { idd01 } from './idd-01.ts';
import { idd02 } from './idd-02.ts';
import { idd04 } from './idd-04.ts';
import { int01 } from './int-01.ts';
import { int06 } from './int-06.ts';
import { jrn01 } from './jrn-01.ts';
import { jrn02 } from './jrn-02.ts';
import { jrn03 } from './jrn-03.ts';
import { jrn04 } from './jrn-04.ts';
import { jrn06 } from './jrn-06.ts';
import { lif04 } from './lif-04.ts';
import { obs01 } from './obs-01.ts';
import { obs02 } from './obs-02.ts';
import { obs03 } from './obs-03.ts';
import { own01 } from './own-01.ts';
import { own02 } from './own-02.ts';
import { own03 } from './own-03.ts';
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
  'IDD-01': idd01,
  'IDD-02': idd02,
  'IDD-04': idd04,
  'INT-01': int01,
  'INT-06': int06,
  'JRN-01': jrn01,
  'JRN-02': jrn02,
  'JRN-03': jrn03,
  'JRN-04': jrn04,
  'JRN-06': jrn06,
  'SLA-01': sla01,
  'SLA-02': sla02,
  'SLA-03': sla03,
  'SLA-04': sla04,
  'OBS-01': obs01,
  'OBS-02': obs02,
  'OBS-03': obs03,
  'RES-01': res01,
  'RES-02': res02,
  'RES-03': res03,
  'LIF-04': lif04,
  'TPL-01': tpl01,
};
