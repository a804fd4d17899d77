import { describe, expect, test } from 'vitest';
import { checkText, said } from '../support/check-text.ts';

interface Case {
  readonly text: string;
  /** How each line of what the rule says begins, or what it has in it; nothing when left out. */
  readonly says?: readonly string[];
  readonly options?: Readonly<Record<string, number | string | readonly string[]>>;
}

const people = 'data Customer { subject customer  class personal  identifiers email, customerNo  retention 24mo }\n';
const claim = 'data Claim { subject customer  class special  retention 24mo }\n';
const regions = 'boundary eu { kind region }\nboundary us { kind region  safeguard none }\n';
const record = 'recipients none  controller "A"  contact "dpo"  measures "Keys"';

/** Where a rule could easily say too much, or too little. */
const cases: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  'PRV-01': {
    'data about nobody needs no record': { text: `data Stock { class internal }\nprocessing p { purpose "Count"  of Stock  basis none  retention none }\n` },
    'an event ends it as well as a time': { text: `${people}processing p { purpose "Sell"  of Customer  basis contract  retention until fulfilment  ${record} }\n` },
    'no basis alone': {
      text: `${people}processing p "Guess" { purpose "Guess"  of Customer  basis none  retention 12mo  ${record} }\n`,
      says: ['error processing:p Processing "Guess": no basis; stop it'],
    },
    'no measures are bad practice': {
      text: `${people}processing p "Sell" { purpose "Sell"  of Customer  basis contract  retention 12mo  recipients none  controller "A"  contact "dpo"  measures none }\n`,
      says: ['warning processing:p Processing "Sell" has no security measures'],
    },
    'a record of a system covers its components, one without systems all of them': {
      text: `${people}${claim}system crm { system cases { masters Customer } }\nsystem claims { masters Claim }
processing p { purpose "Sell"  of Customer  in crm  basis contract  retention 12mo  ${record} }
processing q { purpose "Settle"  of Claim  basis contract  retention 12mo  ${record} }\n`,
    },
    'a project without records is not asked for them': { text: `${people}system crm { masters Customer }\n` },
    'what a record states is an option': {
      text: `${people}processing p "Sell" { of Customer  basis contract }\n`,
      options: { fields: ['basis', 'role'] },
      says: ['info missing processing:p Processing "Sell" does not state `role`, which'],
    },
  },
  'PRV-02': {
    'what is about nobody may go anywhere': { text: `data Stock { class internal }\n${regions}system a { in eu }\nsystem b { in us }\na -> b { carries Stock }\n` },
    'data that comes home needs no safeguard, what is asked for abroad does': {
      text: `${people}${regions}system a { in eu }\nsystem b { in us }\nb -> a as home { carries Customer }\na -> b as ask { carries none  returns Customer }\n`,
    },
    'returned data leaves too': {
      text: `${people}${regions}system a { in eu }\nsystem b { in us }\nb -> a as ask { returns Customer }\n`,
      says: ['error integration:ask a -> b takes Customer from eu to us'],
    },
    'an identifier is personal': {
      text: `${people}${regions}system a { in eu }\nsystem b { in us }\na -> b as mail { carries email }\n`,
      says: ['error integration:mail a -> b takes email from eu to us'],
    },
    'regions in one region are one': {
      text: `${people}boundary eu { kind region  boundary ie { kind region }  boundary de { kind region } }\nsystem a { in ie }\nsystem b { in de }\na -> b { carries Customer  safeguard none }\n`,
    },
    'the inner region may state the safeguard of the outer': {
      text: `${people}boundary eu { kind region }\nboundary us { kind region  boundary west { kind region  safeguard scc } }\nsystem a { in eu }\nsystem b { in west }\na -> b { carries Customer }\n`,
    },
    'the safeguard of the integration stands over the boundary’s': {
      text: `${people}${regions}system a { in eu }\nsystem b { in us }\na -> b { carries Customer  safeguard scc }\n`,
    },
    'where a system is that says nothing is not known': { text: `${people}${regions}system a\nsystem b { in us }\na -> b { carries Customer }\n` },
    'a component is where its system is': {
      text: `${people}${regions}system a { in eu  system part }\nsystem b { in us  system table }\na.part -> b.table as load { carries Customer }\n`,
      says: ['error integration:load a.part -> b.table takes Customer'],
    },
    'another organisation needs an agreement': {
      text: `${people}boundary print { kind organisation  safeguard none }\nsystem a\nsystem b { in print }\na -> b as job { carries Customer }\n`,
      says: ['error integration:job a -> b takes Customer to print, and there is no agreement with a processor'],
    },
    'a record that names the processor is one': {
      text: `${people}boundary print { kind organisation }\nsystem a\nsystem b { in print }\na -> b { carries Customer }\nprocessing p { of Customer  recipients b }\n`,
    },
    'several ways to one boundary are one question': {
      text: `${people}boundary print { kind organisation }\nsystem a\nsystem b { in print }\na -> b as one { carries Customer }\na -> b as two { carries Customer }\n`,
      says: ['info missing boundary:print What binds those who get personal data there is not stated of print, and 2 integrations take some (one and two)'],
    },
    'outsourced people see data under an agreement': {
      text: `${people}boundary site { kind organisation  safeguard none }\nteam ours { team partner "Partner" { kind outsourced  in site } }\nsystem a\njourney j { step call "Calls" using a { handled by partner  needs Customer } }\n`,
      says: ['error step:j.call Partner sees Customer at "Calls", and there is no agreement'],
    },
    'or what binds them is asked for once': {
      text: `${people}team partner "Partner" { kind outsourced }\nsystem a\njourney j { step one using a { handled by partner  needs Customer }  step two using a { handled by partner  needs email } }\n`,
      says: ['info missing team:partner What binds Partner, who see personal data at 2 steps'],
    },
    'selling without a way to object': {
      text: `${people}architecture x { regulation gdpr, ccpa }\nprocessing p "Ads" { of Customer  discloses sale, sharing  opt out by none }\n`,
      says: ['error processing:p Processing "Ads" sells and shares customers’ data, and they cannot object'],
    },
    'is CCPA’s matter only': { text: `${people}architecture x { regulation gdpr }\nprocessing p { of Customer  discloses sale  opt out by none }\n` },
    'what comes home is an option': {
      text: `${people}${regions}system a { in eu }\nsystem b { in us }\na -> b { carries Customer }\n`,
      options: { home: ['us'] },
    },
  },
  'PRV-03': {
    'a request is passed on, and fetched as well': {
      text: `${people}system dsar { kind dsar }\nsystem crm { masters Customer }\nsystem mail { holds Customer }\nsystem old { holds Customer }
dsar -> crm { carries erasure, access }\ncrm -> mail { carries erasure }\nold -> mail { carries none  returns erasure }\n`,
    },
    'a cache renews itself, staff ask elsewhere, what is retired holds nothing': {
      text: `${people}data Shift { subject employee  class personal }\nsystem dsar { kind dsar }\nsystem crm { masters Customer }\nsystem web { caches Customer every 5min }\nsystem wfm { masters Shift }\nsystem old { lifecycle retired  holds Customer }\ndsar -> crm { carries erasure, access }\n`,
    },
    'access needs one copy, erasure all': {
      text: `${people}system dsar { kind dsar }\nsystem crm { masters Customer }\nsystem lake { replicates Customer every 24h }\ndsar -> crm { carries erasure, access }\ncrm -> lake { carries Customer }\n`,
      says: ['error system:dsar Erasure misses 1 of 2 systems with personal data: lake (Customer)'],
    },
    'an exemption is for one right': {
      text: `${people}system dsar { kind dsar }\nsystem crm { masters Customer }\nsystem vault { holds Customer exempt access "sealed" }\ndsar -> crm { carries erasure, access }\n`,
      says: ['error system:dsar Erasure misses 1 of 2 systems'],
    },
    'without a desk it is asked for once': {
      text: `architecture x\n${people}system crm { masters Customer }\nsystem mail { holds Customer }\n`,
      says: ['info missing architecture:x Which system serves the requests of customers'],
    },
    'of two desks the one that asks for something else, whichever is written first': {
      text: `${people}system art { kind dsar }\nsystem bureau { kind dsar }\nsystem crm { masters Customer }\nsystem mail { holds Customer }\nart -> crm { carries erasure, access }\nbureau -> mail { carries access }\n`,
      says: ['error system:bureau Erasure misses 1 of 2 systems with personal data: mail (Customer)'],
    },
    'a desk that asks nobody by name is asked whom': {
      text: `${people}system dsar { kind dsar }\nsystem crm { masters Customer }\ndsar -> crm { carries customerNo }\n`,
      says: ['info missing system:dsar Which systems dsar asks for access', 'info missing system:dsar Which systems dsar asks for erasure'],
    },
    'a person reviews': { text: `${people}team t\nprocessing p { of Customer  automated reviewed by t }\nprocessing q { of Customer  automated no }\n` },
    'nobody reviews': {
      text: `${people}processing p "Score" { of Customer  automated reviewed by none }\n`,
      says: ['error processing:p Processing "Score" decides about customers by itself and nobody reviews it; name the team'],
    },
    'the law decides so, or the right is exempt': {
      text: `${people}system s { holds Customer exempt automated-decision "by statute" }\nprocessing p { of Customer  basis legal-obligation  automated reviewed by none }\nprocessing q { of Customer  in s  automated reviewed by none }\n`,
      says: ['info missing data:Customer Which system serves the requests'],
    },
    'says how many it is about': {
      text: `${people}channel app\nsystem model\nprocessing p "Score" { of Customer  in model  automated reviewed by none }
journey j { volume 1900/month  step ask on app using model  step score "Scores" using model { actor ai-agent }  score -> no 9% when "high"  score -> yes 91% when "low"  step yes on app using model { ends paid }  step no "Refused" on app using model }\n`,
      says: ['error processing:p Processing "Score" decides about customers by itself and nobody reviews it: "Scores" sends 9 % to "Refused" (about 171 customers a month)'],
    },
  },
  'PRV-04': {
    'as long as is stated is not too long': { text: `${people}system a { masters Customer for 24mo }\nsystem b { holds Customer for 2y }\n`, options: { slack: 2 } },
    'a copy outlives its master': {
      text: `${people}system a { masters Customer for 6mo }\nsystem b { replicates Customer every 1h for 12mo }\n`,
      says: ['warning system:b b keeps Customer for 12 mo, and its master a keeps it 6 mo (2 times as long)'],
    },
    'of two masters the longer one counts': { text: `data Case { class personal }\nsystem a { masters Case for 6mo }\nsystem b { masters Case for 12mo }\nsystem c { holds Case for 12mo }\n` },
    'another exemption is none from erasure': {
      text: `${people}system a { holds Customer for 36mo exempt access "sealed" }\n`,
      says: ['warning system:a a keeps Customer for 36 mo'],
    },
    'never deleted': {
      text: 'data Case { class personal  retention none }\ndata Article { class public  retention none }\n',
      says: ['warning data:Case Case is personal and never deleted'],
    },
    'holders or a record may say it instead': {
      text: 'data Case { class personal }\ndata Visit { class personal }\nsystem a { masters Case for 6mo }\nprocessing p { of Visit  retention 6mo }\n',
    },
    'a change at a plateau': {
      text: `plateau now\nplateau tobe after now\n${people}system a { holds Customer for 36mo  at tobe { holds Customer for 24mo } }\n`,
      says: ['warning system:a a keeps Customer for 36 mo'],
    },
  },
  'PRV-05': {
    'masked, carried by hand, or inside one system': {
      text: `${people}system a { system x  system y }\nsystem b\na -> b { carries Customer masked  encryption none  auth none }\na -> b as paper { style manual  carries Customer  encryption none  auth none }\na.x -> a.y { carries Customer  encryption none  auth none }\n`,
    },
    'numbers alone are a warning, and nobody asks about them': {
      text: `${people}system a\nsystem b\na -> b as one { carries customerNo  encryption none  auth mtls }\na -> b as two { carries customerNo }\n`,
      says: ['warning integration:one a -> b takes customerNo without encryption'],
    },
    'defaults of the project count': {
      text: `${people}defaults integration { encryption tls  auth oauth2 }\nsystem a\nsystem b\na -> b { carries Customer }\n`,
    },
    'an identifier by which calls are followed may be in a trace': {
      text: `${people}system a\nsystem b\na -> b { carries customerNo  encryption tls  auth mtls  propagates traceparent, customerNo }\n`,
    },
    'what is put into telemetry': {
      text: `${people}system a\nsystem mon { kind observability }\na -> mon as logs { carries customerNo, Customer  encryption tls  auth mtls }\n`,
      says: ['error integration:logs a -> mon puts Customer into telemetry unmasked'],
    },
    'a context item with a class': {
      text: 'context diagnosis { class special }\nsystem a\nsystem b\na -> b as one { carries diagnosis  encryption none  auth mtls }\n',
      says: ['error integration:one a -> b takes diagnosis (special category) without encryption'],
    },
    'a card at a step that is recorded': {
      text: 'data Card { class card  retention until fulfilment }\nchannel phone\nsystem ivr\nsystem rec { kind recording }\nivr -> rec { carries none }\njourney j { step pay "Pays" on phone using ivr, rec { produces Card } }\n',
      says: ['error step:j.pay Card (card data) is taken at "Pays" while rec records'],
    },
    'and one that is masked, by either name': {
      text: 'data Card { class card  retention until fulfilment }\nchannel phone\nsystem ivr\nsystem rec { kind recording }\nivr -> rec\njourney j { step pay on phone using ivr, rec { produces Card  masks Card }  step again on phone using ivr, rec { produces Card  masks card } }\n',
    },
    'a recorder that is told to mask it': {
      text: 'data Card { class card  retention until fulfilment }\nchannel phone\nsystem ivr\nsystem rec { kind recording }\nivr -> rec { carries Card masked  encryption tls  auth mtls }\njourney j { step pay on phone using ivr { produces Card } }\n',
    },
    'what is said of the recording is not said again of the step': {
      text: 'data Card { class card  retention until fulfilment }\nchannel phone\nsystem ivr\nsystem rec { kind recording }\nivr -> rec as tape { carries Card  encryption tls  auth mtls }\njourney j { step pay on phone using ivr { produces Card } }\n',
      says: ['error integration:tape ivr -> rec records Card (card data)'],
    },
  },
  'PRV-06': {
    'in time, to the minute': {
      text: 'policy p { consent by crm within 1h }\nsystem crm\nsystem m\ncrm -> m { carries consent  every 60min }\nchannel email\ncommunication o { channel email  sender m  basis consent }\n',
    },
    'a minute later, and by how the record reads': {
      text: `${people}policy p { consent by crm within 1h }\nsystem crm\nsystem m\ncrm -> m as file { style batch  carries suppression  every 61min }\nprocessing ads { of Customer  in m  basis consent }\n`,
      says: ['error integration:file m gets withdrawals of consent after 61 min, and the policy promises 1 h (crm -batch 61 min-> m)'],
    },
    'one file makes several late': {
      text: 'policy p { consent by crm within 1h }\nsystem crm\nsystem m\nsystem push\ncrm -> m as file { carries consent  every 24h }\nm -> push by rest { carries consent }\nchannel email\ncommunication o { channel email  sender push  basis consent }\ncommunication q { channel email  sender m  basis consent }\n',
      says: ['error integration:file push and m get withdrawals of consent after 24 h, and the policy promises 1 h (crm -24 h-> m)'],
    },
    'the data entity tells of it too, and the master may be the one system of its kind': {
      text: 'data Consent { subject customer  class personal }\nsystem c { kind consent  masters Consent }\nsystem m\nc -> m as file { carries Consent  every 2h }\nchannel email\ncommunication o { channel email  sender m  basis consent }\n',
      says: ['error integration:file m gets withdrawals of consent after 2 h, and 1 h is the limit'],
    },
    'how soon it has to be is an option': {
      text: 'system c { kind consent }\nsystem m\nc -> m { carries consent  every 2h }\nchannel email\ncommunication o { channel email  sender m  basis consent }\n',
      options: { within: 4 },
    },
    'never, where all that comes in is stated': {
      text: 'policy p { consent by crm within 1h }\nsystem crm\nsystem m\ncrm -> m { carries basket }\nchannel email\ncommunication o "Offer" { channel email  sender m  basis consent }\n',
      says: ['error communication:o m acts on consent, and nothing that comes in tells it that consent was withdrawn in crm'],
    },
    'nobody says where it is withdrawn': {
      text: 'system m\nchannel email\ncommunication o { channel email  sender m  basis consent }\n',
      says: ['info missing communication:o Where customers withdraw the consent on which m acts is not stated'],
    },
    'the master itself, a recorder that asks each time, and another basis': {
      text: `${people}policy p { consent by crm within 1h }\nsystem crm\nsystem rec { kind recording }\nsystem m\ncrm -> rec, m { carries basket }\nprocessing q { of Customer  in crm, rec  basis consent }\nchannel email\ncommunication o { channel email  sender m  basis contract }\n`,
    },
    'a browser’s objection, where data is sold': {
      text: `${people}architecture x { regulation ccpa }\nsystem c\npolicy p { honours none }\nprocessing q "Ads" { of Customer  discloses sale  opt out by c }\n`,
      says: ['error policy:p Policy p does not honour the objection that a browser sends (GPC), and "Ads" sells or shares data'],
    },
    'is asked for where it is left out, and no matter where nothing is sold': {
      text: `${people}architecture x { regulation ccpa }\nsystem c\npolicy p { quiet 20:00-08:00 }\nprocessing q "Ads" { of Customer  discloses sharing  opt out by c }\n`,
      says: ['info missing policy:p Whether policy p honours the objection that a browser sends is not stated'],
    },
    'and silent under GDPR alone': {
      text: `${people}architecture x { regulation gdpr }\npolicy p { honours none }\nprocessing q { of Customer  discloses sale }\n`,
    },
  },
};

describe.each(Object.entries(cases))('%s', (id, all) => {
  test.each(Object.entries(all))('%s', (_, { text, says = [], options }) => {
    const found = said(checkText(text, options ? { rules: { [id]: { options } } } : {}), id);
    expect(found).toEqual(says.map((line) => expect.stringContaining(line)));
  });
});
