import type { Change } from './clean-architecture.ts';

type Variation = Omit<Change, 'copy'>;

/** What is done as well as in the clean text, in another way that nobody would dispute. Where a fact is left out, only hints may come of it. */
export const variations: Readonly<Record<string, Variation>> = {
  'an uncritical system without redundancy': { put: [['system §lab¶ "Analytics" {', 'system §lab¶ "Analytics" { redundancy none ']] },
  'a standby instead of two that are active': { put: [['  realises §cases¶\n', '  realises §cases¶\n  redundancy active-passive\n']] },
  'a warehouse that is loaded at night by a file': {
    add: `system §warehouse¶ "Warehouse" { kind warehouse  redundancy none }
§crm¶ -> §warehouse¶ as §load¶ "Orders of the day" by sftp { style batch  every 24h  contract none  timeout none  fallback none  propagates none  carries §Order¶ }`,
  },
  'an outbound channel that promises nothing, beside an inbound one that does': {
    put: [['served by §mailer¶ }', 'served by §mailer¶  target §whereIsIt¶ none }']],
    add: 'channel §messages¶ "Messages" { kind messaging  mode async  direction inbound  owner §service  served by §desk¶  auth identified  target §whereIsIt¶ response 24h }',
  },
  'an e-mail address to which customers write, whose hours are not stated': {
    put: [['step ask "Asks the bot" on §chat¶', 'step write "Writes" on §inbox¶ using §desk¶ -> §crm¶ { actor customer  brings §number¶  fallback "Chat" tested 2026-05-01 }\n  step ask "Asks the bot" on §chat¶']],
    add: 'channel §inbox¶ "E-mail" { kind email  mode async  direction inbound  auth identified  owner §service  served by §desk¶  target §whereIsIt¶ response 8bh }',
  },
  'a web page without any promise': {
    put: [['step ask "Asks the bot" on §chat¶', 'step look "Looks at the page" on §site¶ using §shop¶ { actor customer  fallback "Chat" tested 2026-05-01 }\n  step ask "Asks the bot" on §chat¶']],
    add: 'channel §site¶ "Site" { kind web  mode async  auth anonymous  owner §service  served by §shop¶ }\nsystem §shop¶ "Shop" { kind web-app }',
  },
  'a shop in which nothing but people is needed': {
    put: [['  step tell "Is told"', '  step visit "Comes to the store" on §store¶ using none { actor customer }\n  step tell "Is told"']],
    add: 'channel §store¶ "Store" { kind store  owner §service  auth anonymous }',
  },
  'a bot that is there at night and calls back': {
    put: [['  hours Mon-Sun 08:00-20:00\n  staffed Mon-Sun 08:00-20:00\n  auth identified\n  owner §service\n  served by §bot¶, §desk¶\n', '  hours 24x7\n  staffed Mon-Fri 09:00-17:00\n  auth identified\n  owner §service\n  served by §bot¶, §desk¶\n']],
    add: 'handover §chat¶ -> §phone¶ contextual { via callback  carries §story¶, §whereIsIt¶, §number¶, §email¶ }',
  },
  'news for the staff, in whatever tone and on whatever basis': {
    add: 'communication §staffNews¶ "News for the desk" { type internal  channel §mail¶  sender §mailer¶  owner §service  brand "2019"  tone formal  returns none }',
  },
  'a survey on legitimate interests, of whose refusal the sender learns': {
    add: `communication §survey¶ "How was it?" {
  type survey  for §dana¶  in §help¶.tell  channel §mail¶  sender §mailer¶  owner §service  frequency 1 per 90d  on day 20  priority 3
  brand "2026"  tone warm  locale en-GB  basis legitimate-interests  asks "Tell us"  returns delivered, opened
}`,
  },
  'a letter that the law demands, often and without consent': {
    add: `channel §post¶ "Post" { kind post  mode async  direction outbound  owner §service  served by §mailer¶ }
communication §terms¶ "Terms" {
  type regulatory  for §dana¶  in §help¶  intent §whereIsIt¶  channel §post¶  sender §mailer¶  owner §service  frequency 9 per 30d  on day 2  priority 4
  brand "2026"  tone warm  locale en-GB  basis legal-obligation  mandatory  returns none
}`,
  },
  'two messages about one thing, days apart': {
    add: `system §texts¶ "Texts" { kind sms-gateway }
§crm¶ -> §texts¶ as §orderText¶ "Orders a text" by rest { via §gateway  carries §number¶, consent, suppression }
§texts¶ -> §view as §textsHeard¶ "What was sent and heard" by rest { via §gateway  carries sends, engagement }
communication §reminder¶ "Your order, again" {
  type service  for §dana¶  in §help¶.tell  intent §whereIsIt¶  channel §mail¶  sender §texts¶  owner §service
  frequency 1 per 30d  on day 5  priority 3  brand "2026"  tone warm  locale en-GB  basis contract  returns delivered
}`,
  },
  'an event instead of a call, that nobody waits for': {
    put: [['as §learn¶ "What customers do" by rest {', 'as §learn¶ "What customers do" by kafka { style event  timeout none  fallback none  retry none ']],
  },
  'a call that is not idempotent and not repeated': { put: [['as §open¶ "Opens the case" by rest {', 'as §open¶ "Opens the case" by rest { retry none  idempotent no ']] },
  'a call to another country with the personal data masked': {
    put: [['as §learn¶ "What customers do" by rest { via §gateway  carries §Customer¶', 'as §learn¶ "What customers do" by rest { via §gateway  safeguard none  carries §Customer¶ masked']],
  },
  'the customer who turns to another channel by himself': {
    put: [
      ['handover §chat¶ -> §phone¶ warm { via transfer  carries §story¶, §whereIsIt¶, §number¶, §email¶  within 60s }', ''],
      ['    actor bot\n', '    actor customer\n'],
      ['    on fail -> call\n', ''],
      ['needs §story¶, §Order¶ fresh 1d', 'needs §Order¶ fresh 1d'],
      ['step call "Calls"', 'step think "Thinks about it" on none using none { actor customer }\n  step call "Calls"'],
    ],
  },
  'an old protocol between two systems on site, over a hub': {
    put: [
      ['system §desk¶ "Agent desktop" {', 'system §desk¶ "Agent desktop" { hosting onprem '],
      ['  kind crm\n  realises', '  kind crm\n  hosting onprem\n  realises'],
      ['as §open¶ "Opens the case" by rest {', 'as §open¶ "Opens the case" by soap { via §gateway '],
    ],
  },
  'a component that another team of the unit runs': {
    put: [['  realises §cases¶\n', '  realises §cases¶\n  system accounts "Accounts" { owner §casework¶  masters §Account¶ for 12mo }\n']],
    add: 'team §casework¶ "Case work"\ndata §Account¶ "Account" { identifiers §accountNo¶  retention 12mo  owner §service  class internal }',
  },
  'a pilot that can do what another system does': { add: 'system §trial¶ "Trial of another CRM" { kind crm  lifecycle pilot  realises §cases¶ }' },
  'two systems that do the same in two regions': {
    put: [['system §mailer¶ "E-mail service" {', 'system §mailer¶ "E-mail service" { realises §cases¶ '], ['  realises §cases¶\n', '  realises §cases¶ for §chat¶\n'], ['realises §letters¶ }', 'realises §letters¶  realises §cases¶ for §mail¶ }'], ['{ realises §cases¶ ', '{ ']],
  },
  'a cache that renews itself, which no erasure reaches': { put: [['system §desk¶ "Agent desktop" {', 'system §desk¶ "Agent desktop" { caches §Customer¶ every 5min  identifies §Customer¶ by §number¶ ']], add: 'processing §desk¶Work "Work at the desk" { purpose "Answering"  of §Customer¶  in §desk¶  basis contract  recipients none  retention 24mo  role controller  controller "Clean Ltd"  contact "dpo@clean.example"  measures "Encryption" }' },
  'data that an event ends instead of a time': { put: [['retention 24mo  owner §service  class internal', 'retention until fulfilment  owner §service  class internal']] },
  'an archive that the law demands': {
    add: `system §archive¶ "Archive" { kind archive  holds §Order¶ for 120mo exempt erasure "Tax law" }
§crm¶ -> §archive¶ as §keepLong¶ "Closed orders" by rest { via §gateway  carries §Order¶ }`,
  },
  'data about employees, for whose requests there is another office': {
    add: `data §Employee¶ "Employee" { subject employee  class personal  retention 24mo  owner §service }
system §people¶ "People" { kind wfm  masters §Employee¶ for 24mo }
processing §shifts¶ "Shifts" { purpose "Planning shifts"  of §Employee¶  in §people¶  basis contract  recipients none  retention 24mo  role controller  controller "Clean Ltd"  contact "dpo@clean.example"  measures "Encryption" }`,
  },
  'a decision by a machine that a team reviews': { put: [['  measures "Encryption"\n', '  measures "Encryption"\n  automated reviewed by §service\n']] },
  'a partner who answers, with an agreement': {
    put: [['    handled by §service\n', '    handled by §partner¶\n']],
    add: `boundary §partnerHouse¶ "Partner" { kind organisation  in §eu  safeguard agreement }
team §partner¶ "Partner" { kind outsourced  in §partnerHouse¶ }`,
  },
  'a technical decision for a system': {
    add: 'decision §database¶ "PostgreSQL" { tags technical  status accepted  date 2026-01-15  serves §crm¶  option "PostgreSQL" { chosen because "Known" }  option "Other" { con "New" } }',
  },
  'an initiative that names only its outcome': { put: [['serves §help¶  outcome §easy¶', 'outcome §easy¶']] },
  'a decision that was rejected, with a single option': { put: [['  status accepted\n', '  status rejected\n'], ['  option "Build" { con "Late" }\n', '']] },
  'a migration of a few seats in one wave': { put: [['  wave rest 200 seats on 2026-10-23 rollback "Re-point the number" within 30min\n', '']] },
  'a programme that has not begun': {
    add: `programme §later¶ "Later" {
  starts 2027-01-11  ends 2027-04-05  sponsor "COO" 10%  product owner "Head" 40h per week  super users 12 at 1d per week  technical lead "Lead"
  change manager "Head of Adoption"
  cx lead "CX director"
  decides §service  workshops 3  core §help¶  impact on §service "Less typing"
  phase design "Design" weeks 1-12 {
    milestone risks "Risks" week 1
    milestone interviews "Interviews" week 1
    milestone training "Training" week 4
    milestone uat "Acceptance test" week 6
    milestone live "Go-live" week 7
    milestone benefits "Benefits and handover" week 12
    gate signOff "Design sign-off" week 3 { requires interviews  pause when §adoption < 10% }
  }
  stabilise until 2027-05-31  run owner §it  review 2027-07-05
}`,
  },
  'a gate that was passed by a part of the team that decides': {
    put: [
      ['team §service "Customer service" { unit }', 'team §service "Customer service" { unit  team §deskLeads "Desk leads" }'],
      ['signed by §service on 2026-02-20', 'signed by §deskLeads on 2026-02-20'],
    ],
  },
  'a metric that an owner receives without a reader of its own': { put: [['  read by §service\n', '']] },
  'a support contract that ends with the plateau on which the system is left': { put: [['kind pbx  end of life 2027-06-30', 'kind pbx  end of life 2027-01-01']] },
  'a cold handover to somebody who has to know nothing': {
    put: [
      ['  step tell "Is told"', '  step finish "Says goodbye" on §mouth¶ using §new¶ { actor agent  handled by §service  fallback "Paper" tested 2026-05-01 }\n  step tell "Is told"'],
    ],
    add: 'channel §mouth¶ "Video" { kind video  mode sync  direction inbound  hours Mon-Sun 08:00-20:00  staffed Mon-Sun 08:00-20:00  auth identified  owner §service  served by §new¶  target §whereIsIt¶ answer 60s }\nhandover §phone¶ -> §mouth¶ cold { via transfer  carries none }',
  },
  'a proof that is asked for because the next step needs a stronger one': {
    put: [['    actor agent\n', '    actor agent\n    requires auth authenticated\n    verifies authenticated\n']],
  },
  'a step for which it is enough who the channel knows': { put: [['    actor agent\n', '    actor agent\n    requires auth identified\n']] },
  'a second platform that knows the customer by a key that the first knows too': {
    add: `system §shop¶ "Shop" { kind commerce  identifies §Customer¶ by §number¶, §cookie¶ }
§shop¶ -> §crm¶ as §shopOrders¶ "Orders" by rest { via §gateway  carries §Order¶ }`,
  },
  'identifiers that a directory federates': { put: [['identity §email¶ = §number¶ { kind deterministic  by §crm¶ }', 'identity §email¶ = §number¶ { kind federated  by §directory¶ }']], add: 'system §directory¶ "Directory" { kind ciam }' },
  'a copy that is as fresh as the need': { put: [['as §open¶ "Opens the case" by rest {', 'as §open¶ "Opens the case" by rest { style batch  every 24h '], ['fresh 1d', 'fresh 2d']] },
  'a tool beside the desktop in which nothing is typed': {
    put: [['using §new¶, §old¶, §desk¶ -> §crm¶', 'using §new¶, §old¶, §desk¶ -> §crm¶, §knowledge¶']],
    add: 'system §knowledge¶ "Knowledge base" { kind knowledge  masters §Article¶ for 24mo }\ndata §Article¶ "Article" { identifiers §articleNo¶  retention 24mo  owner §service  class public }',
  },
  'a system that four others call directly': {
    put: [['as §consent¶ "Consent" by rest { via §gateway ', 'as §consent¶ "Consent" by rest {']],
  },
  'two platforms that route one request on two channels': { put: [['system §bot¶ "Chatbot" {', 'system §bot¶ "Chatbot" { routes §whereIsIt¶ on §chat¶ ']] },
  'an event that comes from outside': { put: [['requires api §casesApi¶', 'requires api §casesApi¶  requires event §carrierEvent¶ from "https://carrier.example/events.yaml"']] },
  'two handovers': {
    put: [['  step tell "Is told"', '  step second "Is passed on" on §phone¶ using §new¶, §desk¶ { actor agent  handled by §back¶  fallback "Paper" tested 2026-05-01 }\n  step tell "Is told"']],
    add: 'team §back¶ "Back office" { team §backDesk¶ }\nhandover §service -> §back¶ warm { carries §story¶ }',
  },
  'as much marketing as the cap allows': { put: [['  frequency 2 per 30d', '  frequency 4 per 30d']] },
  'a brand of its own that another policy states': {
    put: [['  brand "2026"\n  tone warm\n  locale en-GB\n  basis consent', '  brand "Clean Sports"\n  tone warm\n  locale en-GB\n  basis consent']],
    add: 'policy §sports¶ "Sports" { brand "Clean Sports" }',
  },
  'marketing to existing customers that they may refuse': { put: [['  basis consent', '  basis soft-opt-in']] },
  'consent that is sent every half hour': { put: [['as §consent¶ "Consent" by rest {', 'as §consent¶ "Consent" by rest { style batch  every 30min ']] },
  'a network that is trusted instead of a token': { put: [['as §order¶ "Orders a message" by rest {', 'as §order¶ "Orders a message" by rest { auth mtls  encryption payload ']] },
  'a peak that just fits': { put: [['as §open¶ "Opens the case" by rest {', 'as §open¶ "Opens the case" by rest { peak 9000/h ']] },
  'a promise with a way out below': { put: [['as §look¶ "Looks the order up" by rest {', 'as §look¶ "Looks the order up" by rest { target availability 99.999% ']] },
  'a step that is done otherwise from the next plateau on': { put: [['using §mailer¶ { actor system', 'using §mailer¶ { actor system  at §next { using §mailer¶, §letterShop¶ } ']], add: 'system §letterShop¶ "Letters" { kind ccm  exists from §next }' },
  'a new surface with something new behind it': {
    add: `system §portal¶ "Portal" { kind portal  exists from §next }
system §orders¶ "Orders" { kind oms  exists from §next }
§portal¶ -> §orders¶ as §show¶ "Shows orders" by rest { via §gateway  carries none }
§orders¶ -> §crm¶ as §known¶ "Knows the customer" by rest { via §gateway  carries §number¶ }`,
  },
  'an uncritical journey without a word about its fallback': {
    add: `journey §browse¶ "Looks around" {
  kind service  criticality low  for §dana¶  accountable §service  owner §service  intent §whereIsIt¶  measured by §ces¶
  step look "Looks at offers" on §mail¶ using §mailer¶ { actor customer }
}`,
  },
  'a card that is taken while the recording pauses': {
    put: [['    handled by §service\n', '    handled by §service\n    produces §Card¶\n    masks §Card¶\n']],
    add: `data §Card¶ "Card" { class card  subject customer  retention until fulfilment  owner §service }
system §tape¶ "Recording" { kind recording  redundancy none }
§new¶ -> §tape¶ as §record¶ "Records the call" by sip { style telephony  via §gateway  carries none  propagates uui }`,
  },
  'a week between two offers, where four in a month are allowed': { put: [['  frequency 2 per 30d', '  frequency 1 per 7d']] },
  'offers to two personas, each below the cap': {
    put: [['  for §dana¶\n  accountable', '  for §dana¶, §osei¶\n  accountable']],
    add: `persona §osei¶ "Mr Osei" { goal "Wants to call" }
communication §offerOsei¶ "Offers by letter" {
  type marketing  for §osei¶  channel §mail¶  sender §mailer¶  owner §service  frequency 3 per 30d  on day 15  priority 4
  brand "2026"  tone warm  locale en-GB  basis consent  asks "Have a look"  returns delivered
}`,
  },
  'a sign-in before the step that needs it': {
    put: [['  step call "Calls"', '  step prove "Signs in" on §phone¶ using §new¶ { actor agent  verifies authenticated  fallback "Paper" tested 2026-05-01 }\n  step call "Calls"'], ['    on fail -> call\n', '    on fail -> prove\n'], ['    actor agent\n', '    actor agent\n    requires auth authenticated\n']],
  },
  'a bot at night that lets a message be left': {
    put: [
      ['  hours Mon-Sun 08:00-20:00\n  staffed Mon-Sun 08:00-20:00\n  auth identified\n  owner §service\n  served by §bot¶, §desk¶\n', '  hours 24x7\n  staffed none\n  auth identified\n  owner §service\n  served by §bot¶, §desk¶\n'],
      ['  step call "Calls"', '  ask -> leave 10% when "at night"\n  ask -> call 90%\n  step leave "Leaves a message" on §messages¶ using §desk¶ { actor customer  fallback "Phone" tested 2026-05-01  ends answered }\n  step call "Calls"'],
    ],
    add: 'channel §messages¶ "Messages" { kind messaging  mode async  direction inbound  owner §service  served by §desk¶  auth identified  target §whereIsIt¶ response 24h }\nhandover §chat¶ -> §messages¶ contextual { via deflect  carries §story¶, §number¶ }',
  },
  'a menu on the phone that is open as long as the people': {
    put: [['  step ask "Asks the bot" on §chat¶', '  step menu "Chooses" on §menu¶ using §new¶ { actor bot  on fail -> call  fallback "Straight to the queue" tested 2026-05-01 }\n  step ask "Asks the bot" on §chat¶'], ['  step call "Calls"', '  menu -> call\n  step call "Calls"'], ['needs §story¶, §Order¶ fresh 1d', 'needs §Order¶ fresh 1d']],
    add: 'channel §menu¶ "Menu" { kind ivr  mode sync  direction inbound  hours Mon-Sun 08:00-20:00  auth identified  owner §service  served by §new¶ }\nhandover §menu¶ -> §phone¶ warm { via transfer  carries §number¶ }',
  },
  'a metric that leads to something instead of being read': { put: [['  read by §service\n', '  feeds §better¶\n']] },
  'a copy that is deleted sooner than the original': { put: [['system §lab¶ "Analytics" {', 'system §lab¶ "Analytics" { replicates §Order¶ every 24h for 6mo ']] },
  'a receiver that the record names': {
    put: [['  recipients none\n', '  recipients §printer¶\n']],
    add: `boundary §press¶ "Printer" { kind organisation  in §eu }
system §printer¶ "Printer" { kind print-vendor  in §press¶ }
§crm¶ -> §printer¶ as §print¶ "Prints a letter" by rest { via §gateway  carries §Customer¶ }`,
  },
  'a switch that the store has of its own, with a channel of its own': {
    put: [['  realises §cases¶\n', '  realises §cases¶ for §phone¶, §chat¶\n']],
    add: 'channel §store¶ "Store" { kind store  owner §service }\nsystem §tills¶ "Tills" { kind pos  realises §cases¶ for §store¶ }',
  },
  'a step of which the customer is told at once, and again after weeks': {
    put: [['step tell "Is told" on §mail¶ using §mailer¶ { actor system ', 'step tell "Is told" on §mail¶ using §mailer¶ { actor system  within 40d ']],
    add: `communication §progress¶ "How it is going" {
  type service  for §dana¶  in §help¶  channel §mail¶  sender §mailer¶  owner §service  frequency 2 per 30d  on day 9  priority 5
  brand "2026"  tone warm  locale en-GB  basis contract  returns delivered
}`,
  },
  'two teams of one unit that pass a case on to each other': {
    put: [['team §service "Customer service" { unit }', 'team §service "Customer service" { unit  team §first "First line"  team §second "Second line" }'], ['    handled by §service\n', '    handled by §first\n'], ['  step tell "Is told"', '  step solve "Solves it" using §desk¶ -> §crm¶ { actor backoffice  lane backstage  handled by §second  needs §Order¶  fallback "Paper" tested 2026-05-01 }\n  step tell "Is told"']],
  },
};
