import type { Change } from './clean-architecture.ts';

/** One fault to put into an architecture that has none. `§` and `¶` stand for the prefix and the number of the copy. */
export interface Fault extends Omit<Change, 'copy'> {
  /** Where its rule has to speak: element and property, without its place in a list. */
  readonly at: string;
  /** Where else it is right to speak. */
  readonly also?: readonly string[];
  /** Rules that are right to speak too, because they look at the same fact. */
  readonly beside?: readonly string[];
  /** It is one only of the whole: where another copy stands beside, it is none. */
  readonly whole?: true;
}

/** For each rule the fault that it is there for; after a colon, further ones. */
export const faults: Readonly<Record<string, Fault>> = {
  'OWN-01': { put: [['as §look¶ "Looks the order up" by rest {', 'as §look¶ "Looks the order up" by rest { owner none ']], at: 'integration:§look¶ owner' },
  'OWN-02': { put: [['  accountable §service\n', '  accountable none\n']], at: 'journey:§help¶ accountable' },
  'OWN-03': {
    put: [
      ['system §bot¶ "Chatbot" {', 'system §bot¶ "Chatbot" { owner §digital¶ '],
      ['system §desk¶ "Agent desktop" {', 'system §desk¶ "Agent desktop" { owner §partner¶ '],
      ['system §mailer¶ "E-mail service" {', 'system §mailer¶ "E-mail service" { owner §marketing¶ '],
    ],
    add: 'team §digital¶ { unit }\nteam §marketing¶ { unit }\nteam §partner¶ { kind outsourced }',
    at: 'journey:§help¶',
  },
  'OWN-04': { put: [['system §mailer¶ "E-mail service" {', 'system §mailer¶ "E-mail service" { realises §cases¶ ']], at: 'capability:§cases¶' },
  'IDD-01': {
    put: [['identity §email¶ = §number¶ { kind deterministic  by §crm¶ }', '']],
    add: 'system §shop¶ "Shop" { kind commerce  identifies §Customer¶ by §cookie¶ }',
    at: 'data:§Customer¶',
  },
  'IDD-02': { put: [['system §mailer¶ "E-mail service" {', 'system §mailer¶ "E-mail service" { masters §Order¶ for 24mo ']], at: 'data:§Order¶' },
  'IDD-03': { put: [['    actor agent\n', '    actor agent\n    requires auth strong\n']], at: 'step:§help¶.call requiresAuth' },
  'IDD-04': { put: [['as §open¶ "Opens the case" by rest {', 'as §open¶ "Opens the case" by rest { style batch  every 48h ']], at: 'step:§help¶.call needs' },
  'IDD-05': {
    put: [
      ['returns §Customer¶, §Order¶ }', 'returns §Customer¶ }'],
      ['using §new¶, §old¶, §desk¶ -> §crm¶', 'using §new¶, §desk¶'],
    ],
    at: 'step:§help¶.call needs',
    beside: ['JRN-02'],
  },
  'INT-01': { put: [['as §look¶ "Looks the order up" by rest {', 'as §look¶ "Looks the order up" by rest { contract none  telemetry none ']], at: 'integration:§look¶', beside: ['OBS-01'] },
  'INT-02': {
    put: [
      ['as §consent¶ "Consent" by rest { via §gateway ', 'as §consent¶ "Consent" by rest {'],
      ['as §erase¶ "Erasure and access" by rest { via §gateway ', 'as §erase¶ "Erasure and access" by rest {'],
    ],
    at: 'system:§crm¶',
  },
  'INT-03': { put: [['as §look¶ "Looks the order up" by rest {', 'as §look¶ "Looks the order up" by rest { contract none ']], at: 'integration:§look¶ contract' },
  'INT-04': { put: [['as §look¶ "Looks the order up" by rest', 'as §look¶ "Looks the order up" by soap']], at: 'integration:§look¶ protocol' },
  'INT-05': {
    put: [['using §new¶, §old¶, §desk¶ -> §crm¶', 'using §crm¶, §shop¶']],
    add: 'system §shop¶ "Shop" { kind commerce  holds §Order¶ for 24mo }',
    at: 'step:§help¶.call using',
  },
  'INT-06': { put: [['using §new¶, §old¶, §desk¶ -> §crm¶', 'using §new¶, §desk¶ -> §mailer¶']], at: 'step:§help¶.call using' },
  'INT-07': { put: [['requires api §casesApi¶', 'requires api §ordersApi¶']], at: 'system:§desk¶ requires' },
  'INT-08': { put: [['system §bot¶ "Chatbot" {', 'system §bot¶ "Chatbot" { routes §whereIsIt¶ on §phone¶ ']], at: 'channel:§phone¶' },
  'JRN-01': { put: [['using §mailer¶ { actor system', 'using none { actor system']], at: 'step:§help¶.tell using' },
  'JRN-02': {
    put: [
      ['warm { via transfer  carries §story¶, ', 'warm { via transfer  carries '],
      ['by rest { carries §story¶, §whereIsIt¶, ', 'by rest { carries §whereIsIt¶, '],
      ['as §transfer¶ "Transfers the call" by sip { style telephony  carries §story¶, ', 'as §transfer¶ "Transfers the call" by sip { style telephony  carries '],
    ],
    at: 'step:§help¶.call needs',
  },
  'JRN-03': { put: [['§phone¶ warm {', '§phone¶ none {']], at: 'step:§help¶.call channels' },
  'JRN-04': { put: [['    actor agent\n', '    actor agent\n    verifies identified\n']], at: 'step:§help¶.call verifies' },
  'JRN-05': {
    put: [
      [
        '  step tell "Is told"',
        `  step second "Is passed on" on §phone¶ using §new¶, §desk¶ { actor agent  handled by §back¶  fallback "Paper" tested 2026-05-01 }
  step third "Is passed on again" on §phone¶ using §new¶, §desk¶ { actor agent  handled by §field¶  fallback "Paper" tested 2026-05-01 }
  step tell "Is told"`,
      ],
    ],
    add: `team §back¶ "Back office"
team §field¶ "Field service"
handover §service -> §back¶ warm { carries §story¶ }
handover §back¶ -> §field¶ warm { carries §story¶ }`,
    at: 'journey:§help¶',
  },
  'JRN-06': {
    put: [['  staffed Mon-Sun 08:00-20:00\n  auth identified\n  owner §service\n  served by §desk¶\n', '  staffed Mon-Sun 09:00-12:00\n  auth identified\n  owner §service\n  served by §desk¶\n']],
    at: 'step:§help¶.ask',
  },
  'JRN-07': { add: 'persona §osei¶ "Mr Osei" { goal "Wants to call" }', at: 'persona:§osei¶' },
  'SLA-01': { put: [['  target §whereIsIt¶ response 60s', '  target §whereIsIt¶ none']], at: 'channel:§chat¶ targets', beside: ['SLA-02'] },
  'SLA-02': { put: [['  target §whereIsIt¶ response 60s', '  target §whereIsIt¶ response 20min']], at: 'channel:§chat¶ targets' },
  'SLA-03': {
    put: [['as §look¶ "Looks the order up" by rest {', 'as §look¶ "Looks the order up" by rest { fallback none  target availability 99.999% ']],
    at: 'integration:§look¶ targets',
    beside: ['RES-02'],
  },
  'SLA-04': { put: [['  realises §cases¶\n', '  realises §cases¶\n  availability 99.5%\n']], at: 'journey:§help¶ targets' },
  'OBS-01': { put: [['as §look¶ "Looks the order up" by rest {', 'as §look¶ "Looks the order up" by rest { telemetry none ']], at: 'integration:§look¶ telemetry' },
  'OBS-02': { put: [['as §transfer¶ "Transfers the call" by sip { style telephony  carries §story¶, §number¶  propagates uui', 'as §transfer¶ "Transfers the call" by sip { style telephony  carries §story¶, §number¶  propagates none']], at: 'integration:§transfer¶ propagates' },
  'OBS-03': { seen: [['§desk¶', '§mailer¶']], at: 'system:§desk¶' },
  'COM-01': { put: [['carries sends, engagement', 'carries engagement']], at: 'system:§mailer¶' },
  'COM-02': { put: [['carries sends, engagement', 'carries sends']], at: 'system:§mailer¶' },
  'COM-03': { put: [['  frequency 2 per 30d', '  frequency 2 per 7d']], at: 'policy:§contact caps' },
  'COM-04': { put: [['  brand "2026"\n  tone warm\n  locale en-GB\n  basis contract', '  brand "2019"\n  tone warm\n  locale en-GB\n  basis contract']], at: 'communication:§notice¶ brand' },
  'COM-05': { put: [['  basis consent', '  basis contract']], at: 'communication:§offer¶ basis' },
  'COM-06': {
    add: `system §texts¶ "Texts" { kind sms-gateway }
§texts¶ -> §view as §textsHeard¶ by rest { carries sends, engagement }
communication §reminder¶ "Your order, again" {
  type service  for §dana¶  in §help¶.tell  intent §whereIsIt¶  channel §mail¶  sender §texts¶  owner §service
  frequency 1 per 30d  on day 2  priority 3  brand "2026"  tone warm  basis contract  returns delivered
}`,
    at: 'communication:§notice¶ day',
  },
  'PRV-01': { put: [['  in §crm¶, §mailer¶\n  basis contract', '  in §crm¶, §mailer¶\n  basis none']], at: 'processing:§service¶ basis' },
  'PRV-02': { put: [['as §learn¶ "What customers do" by rest {', 'as §learn¶ "What customers do" by rest { safeguard none ']], at: 'integration:§learn¶ carries' },
  'PRV-03': { put: [['as §erase¶ "Erasure and access" by rest { via §gateway  carries §number¶, access, erasure', 'as §erase¶ "Erasure and access" by rest { via §gateway  carries §number¶, access']], at: 'system:§rights' },
  'PRV-04': { put: [['masters §Customer¶ for 24mo', 'masters §Customer¶ for 84mo']], at: 'system:§crm¶ masters' },
  'PRV-05': { put: [['as §order¶ "Orders a message" by rest {', 'as §order¶ "Orders a message" by rest { encryption none ']], at: 'integration:§order¶ encryption' },
  'PRV-06': { put: [['as §consent¶ "Consent" by rest {', 'as §consent¶ "Consent" by rest { style batch  every 24h ']], at: 'integration:§consent¶ every' },
  'RES-01': { put: [['  realises §cases¶\n', '  realises §cases¶\n  redundancy none\n']], at: 'system:§crm¶ redundancy' },
  'RES-02': { put: [['    fallback "Paper" tested 2026-05-01', '    fallback none']], at: 'step:§help¶.call fallback' },
  'RES-03': { put: [['as §open¶ "Opens the case" by rest {', 'as §open¶ "Opens the case" by rest { peak 12000/h ']], at: 'system:§crm¶ capacity' },
  'LIF-01': { put: [['kind ccaas  end of life 2032-06-30', 'kind ccaas  end of life 2028-06-30']], at: 'system:§new¶ endOfLife' },
  'LIF-02': { put: [['  wave pilot 40 seats on 2026-09-04 rollback "Re-point the number" within 30min\n', '']], at: 'migration:§old¶->§new¶ waves' },
  'LIF-03': { put: [['split "By number"', 'split none']], at: 'migration:§old¶->§new¶ split' },
  'LIF-04': { put: [['as §look¶ "Looks the order up" by rest {', 'as §look¶ "Looks the order up" by rest { via §old¶ ']], at: 'integration:§look¶ via' },
  'LIF-05': { put: [['system §bot¶ "Chatbot" {', 'system §bot¶ "Chatbot" { run owner none ']], at: 'system:§bot¶ runOwner' },
  'GOV-01': { put: [['target 2 by 2026-12-31', 'target 4 by 2026-12-31']], at: 'outcome:§easy¶ targets' },
  'GOV-02': { put: [['serves §help¶  outcome §easy¶', 'serves §crm¶']], at: 'initiative:§better¶ serves' },
  'GOV-03': { put: [['  read by §service\n', '  read by none\n']], at: 'metric:§ces¶ readBy' },
  'GOV-04': { put: [['super users 8 at 20%', 'super users 4 at 10%']], at: 'programme:§change roles' },
  'GOV-05': { put: [['actual 65% at 2026-03-15', 'actual 55% at 2026-03-15']], at: 'gate:§change.stable signedBy' },
  'GOV-06': { put: [['count 9 of frontline', 'count 4 of managers']], at: 'milestone:§change.interviews counts' },
  'GOV-07': { put: [['count 12 of frontline', 'count 9 of projectStaff, 3 of frontline']], at: 'milestone:§change.uat counts' },
  'GOV-08': { put: [['  run owner §it\n  review', '  run owner none\n  review']], at: 'programme:§change runOwner' },
  'TPL-01': {
    add: `channel §site¶ "Site" { kind web  owner §service  served by §shop¶  auth identified }
system §shop¶ "Shop" { kind commerce }
system §ledger¶ "Ledger" { kind erp }
§shop¶ -> §ledger¶ as §stock¶ by rest { carries none }`,
    at: 'conform:§rules',
  },
  'OWN-01: data': { put: [['owner §service  class internal', 'owner none  class internal']], at: 'data:§Order¶ owner' },
  'OWN-02: two': { put: [['  accountable §service\n', '  accountable §service, §it\n']], at: 'journey:§help¶ accountable' },
  'INT-01: a shared database': {
    put: [['as §look¶ "Looks the order up" by rest {', 'as §look¶ "Looks the order up" by jdbc { style shared-db ']],
    at: 'integration:§look¶',
    beside: ['INT-04'],
  },
  'INT-05: by hand': { put: [['as §open¶ "Opens the case" by rest {', 'as §open¶ "Opens the case" by rest { style manual ']], at: 'integration:§open¶ style' },
  'INT-06: apart': { put: [['using §new¶, §old¶, §desk¶ -> §crm¶', 'using §island¶'], ['needs §story¶, §Order¶ fresh 1d', 'needs §story¶']], add: 'system §island¶ "Island" { kind agent-desktop }', at: 'step:§help¶.call channels' },
  'INT-07: the letters': { put: [['requires api §casesApi¶', 'requires api §CASESAPI¶']], at: 'system:§desk¶ requires' },
  'JRN-01: retired': { put: [['system §mailer¶ "E-mail service" {', 'system §mailer¶ "E-mail service" { lifecycle retired ']], at: 'step:§help¶.tell using', beside: ['LIF-04'] },
  'JRN-02: no holder': { put: [['  masters §Order¶ for 24mo\n', '']], at: 'step:§help¶.call needs', also: ['step:§help¶.ask needs'], beside: ['IDD-02'] },
  'JRN-03: not declared': { put: [['handover §chat¶ -> §phone¶ warm { via transfer  carries §story¶, §whereIsIt¶, §number¶, §email¶  within 60s }', '']], at: 'step:§help¶.call channels' },
  'JRN-04: cold': { put: [['§phone¶ warm { via transfer  carries §story¶, ', '§phone¶ cold { via transfer  carries ']], at: 'step:§help¶.call channels' },
  'JRN-06: nobody': { put: [['    on fail -> call\n', ''], ['  step call "Calls"', '  ask -> tell\n  step call "Calls"']], at: 'step:§help¶.ask' },
  'SLA-01: not measured': { put: [['  measured by §ces¶\n', '  measured by none\n']], at: 'journey:§help¶ measuredBy', beside: ['GOV-03'] },
  'SLA-02: an hour': { put: [['  target §whereIsIt¶ response 60s', '  target §whereIsIt¶ response 2h']], at: 'channel:§chat¶ targets' },
  'SLA-03: a slow call': { put: [['as §look¶ "Looks the order up" by rest {', 'as §look¶ "Looks the order up" by rest { target p95 50ms ']], at: 'integration:§look¶ targets' },
  'SLA-03: a step': { put: [['as §look¶ "Looks the order up" by rest {', 'as §look¶ "Looks the order up" by rest { fallback none '], ['    on fail -> call\n    fallback "Ask a colleague" tested 2026-05-01\n', '    on fail -> call\n    within 90ms\n']], at: 'step:§help¶.ask within', beside: ['RES-02'] },
  'SLA-04: time': { put: [['  target availability 99.9%\n', '  target availability 99.9%\n  target p95 150ms\n']], at: 'journey:§help¶ targets' },
  'COM-01: late': { put: [['as §heard¶ "What was sent and heard" by rest {', 'as §heard¶ "What was sent and heard" by rest { style batch  every 48h ']], at: 'system:§mailer¶' },
  'COM-02: nothing returns': { put: [['  asks "See the order"\n  returns delivered, opened, clicked', '  asks "See the order"\n  returns none']], at: 'communication:§notice¶ returns' },
  'COM-04: tone': { put: [['  tone warm\n  locale en-GB\n  basis contract', '  tone formal\n  locale en-GB\n  basis contract']], at: 'communication:§notice¶ tone' },
  'COM-05: no feed': {
    put: [['carries §Customer¶, consent, suppression  basis contract', 'carries §Customer¶  basis contract'], ['as §consent¶ "Consent" by rest { via §gateway  carries consent, suppression', 'as §consent¶ "Consent" by rest { via §gateway  carries §number¶']],
    at: 'system:§mailer¶',
    beside: ['PRV-06'],
  },
  'COM-06: no quiet hours': { put: [['  quiet 20:00-08:00\n', '  quiet none\n'], ['{ kind email  mode async', '{ kind sms  mode async']], at: 'policy:§contact quiet' },
  'PRV-01: no end': { put: [['  recipients none\n  retention 24mo\n', '  recipients none\n  retention none\n']], at: 'processing:§service¶ retention' },
  'PRV-02: a partner': {
    put: [['    handled by §service\n', '    handled by §partner¶\n'], ['needs §story¶, §Order¶ fresh 1d', 'needs §story¶, §Order¶ fresh 1d, §Customer¶']],
    add: 'boundary §house¶ "Partner" { kind organisation  in §eu  safeguard none }\nteam §partner¶ "Partner" { kind outsourced  in §house¶ }',
    at: 'step:§help¶.call handledBy',
  },
  'PRV-03: by a machine': { put: [['  measures "Encryption"\n', '  measures "Encryption"\n  automated reviewed by none\n']], at: 'processing:§service¶ reviewedBy' },
  'PRV-04: never': { put: [['identifiers §email¶, §number¶  retention 24mo', 'identifiers §email¶, §number¶  retention none']], at: 'data:§Customer¶ retention' },
  'PRV-05: in the spans': { put: [['as §order¶ "Orders a message" by rest {', 'as §order¶ "Orders a message" by rest { propagates traceparent, §Customer¶ ']], at: 'integration:§order¶ propagates' },
  'PRV-05: a card on tape': {
    put: [['    handled by §service\n', '    handled by §service\n    produces §Card¶\n']],
    add: `data §Card¶ "Card" { class card  subject customer  retention until fulfilment  owner §service }
system §tape¶ "Recording" { kind recording }
§new¶ -> §tape¶ as §record¶ "Records the call" by sip { style telephony  carries §Card¶  propagates uui }`,
    at: 'integration:§record¶ carries',
  },
  'RES-01: one vendor': {
    put: [['step tell "Is told" on §mail¶ using §mailer¶ { actor system  fallback "Letter"', 'step tell "Is told" on §mail¶ using §mailer¶ { actor system  fallback "Letter service"'], ['system §mailer¶ "E-mail service" {', 'system §mailer¶ "E-mail service" { vendor "Post Ltd" ']],
    add: 'system §letter¶ "Letter service" { kind ccm  vendor "Post Ltd" }',
    at: 'step:§help¶.tell fallback',
  },
  'RES-02: never tried': { put: [['    fallback "Paper" tested 2026-05-01', '    fallback "Paper" tested none']], at: 'step:§help¶.call fallback' },
  'RES-03: twice': { put: [['as §open¶ "Opens the case" by rest {', 'as §open¶ "Opens the case" by rest { idempotent no ']], at: 'integration:§open¶ retry' },
  'RES-03: for ever': { put: [['as §open¶ "Opens the case" by rest {', 'as §open¶ "Opens the case" by rest { timeout none ']], at: 'integration:§open¶ timeout' },
  'LIF-02: no way back': { put: [['wave pilot 40 seats on 2026-09-04 rollback "Re-point the number" within 30min', 'wave pilot 40 seats on 2026-09-04 rollback none']], at: 'migration:§old¶->§new¶ waves' },
  'LIF-03: nothing goes over': {
    put: [
      ['"Transfers to the old telephony" by sip { style telephony  carries §story¶, §number¶', '"Transfers to the old telephony" by sip { style telephony  carries §gossip¶'],
    ],
    at: 'integration:§across¶ carries',
  },
  'LIF-04: a capability': { put: [['system §base "Base" { kind case ', 'system §base "Base" { kind case  exists until §next ']], at: 'capability:§core', beside: ['TPL-01'] },
  'LIF-05: the surface': {
    put: [['system §old¶ "Old telephony" { kind pbx  end of life 2027-06-30  exists until §next }', 'system §old¶ "Old telephony" { kind pbx  end of life 2030-06-30 }'], ['bridge §across¶ until §next', 'bridge §across¶ until 2028-12-31']],
    add: 'system §portal¶ "Portal" { kind portal  exists from §next }\n§portal¶ -> §crm¶ as §show¶ "Shows" by rest { via §gateway  carries none }',
    at: 'plateau:§next',
    whole: true,
  },
  'GOV-01: only words': { put: [['outcome §easy¶ "Customers find it easy" { metric §ces¶  target 2 by 2026-12-31 ', 'outcome §easy¶ "A seamless experience" {']], at: 'outcome:§easy¶' },
  'GOV-02: one option': { put: [['  option "Build" { con "Late" }\n', '']], at: 'decision:§buy¶ options' },
  'GOV-03: no voice': { put: [['  measured by §ces¶\n', '  measured by none\n']], at: 'journey:§help¶ measuredBy', beside: ['SLA-01'] },
  'GOV-04: nobody': { put: [['change manager "Head of Adoption"', 'change manager none']], at: 'programme:§change roles' },
  'GOV-05: not by whom it is decided': { put: [['gate stable "Stabilised" week 9 { signed by §service', 'gate stable "Stabilised" week 9 { signed by §it']], at: 'gate:§change.stable signedBy' },
  'GOV-06: out of order': { put: [['milestone training "Training" week 4 { done 2026-02-05 }', 'milestone training "Training" week 4 { done 2026-01-19 }']], at: 'gate:§change.signOff' },
  'GOV-07: of themselves': { put: [['metric §compliance "Process compliance" { kind compliance  better higher  source §view', 'metric §compliance "Process compliance" { kind compliance  better higher  source "self-report"']], at: 'metric:§compliance source' },
  'GOV-08: no review': { put: [['  review 2026-07-05, 2026-10-05, 2027-04-05\n', '  review none\n']], at: 'programme:§change reviews' },
  'TPL-01: what is expected': { put: [['system §base "Base" { kind case  realises §core }', 'system §base "Base" { kind case }']], at: 'conform:§rules' },
};
