import type { Change } from './clean-architecture.ts';

/** One fault to put into an architecture that has none. `§` and `¶` stand for the prefix and the number of the copy. */
export interface Fault extends Omit<Change, 'copy'> {
  /** Where its rule has to speak: element and property, without its place in a list. */
  readonly at: string;
  /** Where else it is right to speak. */
  readonly also?: readonly string[];
}

/** For each rule the fault that it is there for. */
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
  'IDD-05': { put: [
      ['returns §Customer¶, §Order¶ }', 'returns §Customer¶ }'],
      ['using §new¶, §old¶, §desk¶ -> §crm¶', 'using §new¶, §desk¶'],
    ], at: 'step:§help¶.call needs' },
  'INT-01': { put: [['as §look¶ "Looks the order up" by rest {', 'as §look¶ "Looks the order up" by rest { contract none  telemetry none ']], at: 'integration:§look¶' },
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
  'SLA-01': { put: [['  target §whereIsIt¶ response 60s', '  target §whereIsIt¶ none']], at: 'channel:§chat¶ targets' },
  'SLA-02': { put: [['  target §whereIsIt¶ response 60s', '  target §whereIsIt¶ response 20min']], at: 'channel:§chat¶ targets' },
  'SLA-03': {
    put: [['as §look¶ "Looks the order up" by rest {', 'as §look¶ "Looks the order up" by rest { fallback none  target availability 99.999% ']],
    at: 'integration:§look¶ targets',
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
};
