import { variedLayout } from './varied-layout.ts';
import type { Layout } from './varied-layout.ts';

/** How big, under which names, and how it is written down. */
export interface CleanOptions {
  /** So many times the same little business, each with names that end in its number, from 1. */
  readonly copies: number;
  /** Every name begins with it. */
  readonly prefix: string;
  /** As it stands below when left out. */
  readonly layout?: Layout;
}

/** What is otherwise in one of the copies, or in what they share: texts that stand there once, declarations that come in addition, and calls that were seen too. */
export interface Change {
  /** The number of the copy. */
  readonly copy: number;
  readonly put?: readonly (readonly [from: string, to: string])[];
  readonly add?: string;
  readonly seen?: readonly Call[];
}

type Call = readonly [from: string, to: string];

/** A text of which no rule has anything to say at profile `run` on 2026-06-01: all that can be asked for is stated, and good. */
export function cleanArchitecture({ copies, prefix, layout }: CleanOptions, change?: Change): string {
  const texts = Array.from({ length: copies }, (_, place) => changed(shared, business, change?.copy === place + 1 ? change : undefined, place + 1));
  // What they share is written once, as the changed copy has it.
  const own = texts[(change?.copy ?? 1) - 1]?.shared ?? shared;
  const journeys = texts.map((_, place) => `§help${place + 1}`).join(', ');
  const text = [own.replace('§help*', journeys), ...texts.map((each) => each.business)].join('\n').replaceAll('§', prefix);
  return layout ? variedLayout(text, layout) : text;
}

/** What was seen of it in the days before, as a file of observations: each call that it says, and no other. */
export function cleanObservations({ copies, prefix }: Pick<CleanOptions, 'copies' | 'prefix'>, change?: Change): string {
  const rows = Array.from({ length: copies }, (_, place) =>
    [...calls, ...(change?.copy === place + 1 ? (change.seen ?? []) : [])].map(([from, to]) => {
      const [start, end] = [from, to].map((name) => name.replaceAll('§', prefix).replaceAll('¶', `${place + 1}`));
      return { from: start, to: end, kind: 'sync', count: 812, first: '2026-05-01', last: '2026-05-31' };
    }),
  );
  return JSON.stringify(rows.flat());
}

const calls: readonly Call[] = [['§bot¶', '§crm¶'], ['§desk¶', '§crm¶'], ['§bot¶', '§desk¶'], ['§crm¶', '§mailer¶'], ['§mailer¶', '§view']];

function changed(common: string, copy: string, change: Change | undefined, number: number): { readonly shared: string; readonly business: string } {
  let [left, right] = [common, copy];
  for (const [from, to] of change?.put ?? []) {
    const found = left.split(from).length + right.split(from).length - 2;
    if (found !== 1) throw new Error(`This has to stand once in the clean text, and does ${found} times: ${from}`);
    left = left.replace(from, () => to);
    right = right.replace(from, () => to);
  }
  const all = [right, change?.add ?? ''].join('\n');
  return { shared: left.replaceAll('¶', `${number}`), business: all.replaceAll('¶', `${number}`) };
}

/** `§` stands for the prefix of all names, `§help*` for the journeys of all copies. */
const shared = `architecture §clean "Clean" { regulation gdpr  currency EUR  horizon 2028-12-31 }
team §service "Customer service" { unit }
team §it "IT"
boundary §eu "European Union" { kind region }
boundary §us "United States" { kind region  safeguard scc }
plateau §now "As is" { starts 2026-01-01 }
plateau §next "To be" after §now { starts 2027-01-01 }
defaults integration {
  style request-reply
  via none
  auth oauth2
  encryption tls
  timeout 2s
  retry 1
  idempotent
  p95 100ms
  telemetry traces, metrics, logs
  propagates traceparent
  fallback "By hand" tested 2026-05-01
  verified 2026-05-01
  contract "https://contracts.example/api.yaml#exchange"
  availability 99.999%
  owner §it
}
defaults system {
  hosting saas
  in §eu
  owner §service
  run owner §it
  upgrades every 6mo
  lifecycle live
  availability 99.99%
  redundancy active-active
  capacity 9000/h
  telemetry traces, metrics, logs
}
system §gateway "Gateway" { kind api-gateway }
system §view "Single view" { kind crm }
system §consents "Preference centre" { kind preference-centre }
system §rights "Requests of data subjects" { kind dsar }
capability §core "The core"
system §base "Base" { kind case  realises §core }
§view -> §base as §keep "Keeps" by rest { carries none }
policy §contact "Contact policy" {
  single view §view
  cap marketing 4 per 30d
  cap survey 1 per 90d
  quiet 20:00-08:00
  suppress marketing during §help1
  brand "2026"
  tone warm
  consent by §consents within 1h
  honours gpc
  override regulatory
}
template §rules() "House rules" {
  expect capability §core
  forbid direct kind web -> kind erp
}
conform to §rules
metric §adoption "Adoption" { kind adoption  better higher  source §view  cadence weekly  owner §service  read by §service  actual 50% at 2026-03-08  actual 65% at 2026-03-15 }
metric §compliance "Process compliance" { kind compliance  better higher  source §view  cadence weekly  owner §service  read by §service  actual 85% at 2026-03-15 }
metric §confidence "User confidence" { kind confidence  better higher  source survey  cadence weekly  owner §service  read by §service  actual 30 at 2026-03-15 }
metric §effort "Customer effort" { kind effort  better lower  scale 1..7  source survey  cadence weekly  owner §service  read by §service  actual 2 at 2026-03-15 }
metric §value "Business value" { kind value  better higher  source §view  cadence weekly  owner §service  read by §service  actual 10 at 2026-03-15 }
programme §change "New desk" {
  starts 2026-01-12
  ends 2026-04-05
  sponsor "COO" 4h per week
  product owner "Head of Service" 100%
  super users 8 at 20%
  technical lead "Lead architect"
  change manager "Head of Adoption"
  cx lead "CX director"
  decides §service
  workshops 3
  core §help*
  impact on §service "Nobody asks twice"
  scope agreed 2026-01-05
  phase design "Design" weeks 1-3 {
    milestone risks "Risks" week 1 { done 2026-01-16 }
    milestone interviews "Interviews" week 1 { count 9 of frontline  done 2026-01-16 }
    gate signOff "Design sign-off" week 3 { signed by §service on 2026-01-30  requires interviews }
  }
  phase build "Build" weeks 4-6 {
    milestone training "Training" week 4 { done 2026-02-05 }
    milestone uat "Acceptance test" week 6 { count 12 of frontline  done 2026-02-20 }
    gate goLive "Go or no-go" week 6 { signed by §service on 2026-02-20  requires uat }
  }
  phase deploy "Deploy" weeks 7-12 {
    milestone live "Go-live" week 7 { done 2026-02-23 }
    gate stable "Stabilised" week 9 { signed by §service on 2026-03-15  requires §adoption >= 60%  pause when §adoption < 40% and not improving }
    milestone benefits "Benefits and handover" week 12 { done 2026-04-03 }
  }
  stabilise until 2026-05-31
  run owner §it
  review 2026-07-05, 2026-10-05, 2027-04-05
}
`;

/** `¶` stands for the number of the copy. */
const business = `persona §dana¶ "Dana" { goal "Wants to know where her order is" }
intent §whereIsIt¶ "Where is my order?"
context §story¶ "What the customer has said so far"
capability §cases¶ "Case handling"
capability §letters¶ "Messages to customers"

data §Customer¶ "Customer" { subject customer  class personal  identifiers §email¶, §number¶  retention 24mo  owner §service }
data §Order¶ "Order" { identifiers §number¶  retention 24mo  owner §service  class internal }
identity §email¶ = §number¶ { kind deterministic  by §crm¶ }

channel §chat¶ "Chat" {
  kind chat
  mode sync
  direction inbound
  hours Mon-Sun 08:00-20:00
  staffed Mon-Sun 08:00-20:00
  auth identified
  owner §service
  served by §bot¶, §desk¶
  target §whereIsIt¶ response 60s
}
channel §phone¶ "Phone" {
  kind voice
  mode sync
  direction inbound
  hours Mon-Sun 08:00-20:00
  staffed Mon-Sun 08:00-20:00
  auth identified
  owner §service
  served by §desk¶
  target §whereIsIt¶ answer 80% in 60s
}
channel §mail¶ "E-mail" { kind email  mode async  direction outbound  auth identified  owner §service  served by §mailer¶ }
handover §chat¶ -> §phone¶ warm { via transfer  carries §story¶, §whereIsIt¶, §number¶, §email¶  within 60s }

system §bot¶ "Chatbot" { kind iva }
system §desk¶ "Agent desktop" { kind agent-desktop  routes §whereIsIt¶ on §phone¶  requires api §casesApi¶ }
system §crm¶ "CRM" {
  kind crm
  realises §cases¶
  masters §Customer¶ for 24mo
  masters §Order¶ for 24mo
  identifies §Customer¶ by §email¶, §number¶
  provides api §casesApi¶
}
system §lab¶ "Analytics" { kind analytics  hosting private-cloud  in §us }
system §mailer¶ "E-mail service" { kind email-service  realises §letters¶ }
§bot¶ -> §crm¶ as §look¶ "Looks the order up" by rest { returns §Order¶ }
§desk¶ -> §crm¶ as §open¶ "Opens the case" by rest { carries §story¶, §number¶  returns §Customer¶, §Order¶ }
§bot¶ -> §desk¶ as §pass¶ "Passes the customer on" by rest { carries §story¶, §whereIsIt¶, §number¶, §email¶ }
§bot¶ -> §new¶ as §transfer¶ "Transfers the call" by sip { style telephony  carries §story¶, §number¶  propagates uui }
§new¶ -> §old¶ as §across¶ "Transfers to the old telephony" by sip { style telephony  carries §story¶, §number¶  propagates uui }
§old¶ -> §new¶ as §back¶ "Transfers to the new telephony" by sip { style telephony  carries §story¶, §number¶  propagates uui }
§crm¶ -> §lab¶ as §learn¶ "What customers do" by rest { via §gateway  carries §Customer¶ }
§crm¶ -> §mailer¶ as §order¶ "Orders a message" by rest { carries §Customer¶, consent, suppression  basis contract }
§mailer¶ -> §view as §heard¶ "What was sent and heard" by rest { carries sends, engagement }
§consents -> §crm¶ as §consent¶ "Consent" by rest { via §gateway  carries consent, suppression }
§rights -> §crm¶ as §erase¶ "Erasure and access" by rest { via §gateway  carries §number¶, access, erasure }
§rights -> §mailer¶ as §eraseMail¶ "Erasure and access" by rest { carries §number¶, access, erasure }

processing §service¶ "Answers to customers" {
  purpose "Answering customers"
  of §Customer¶
  in §crm¶, §mailer¶
  basis contract
  recipients none
  retention 24mo
  role controller
  controller "Clean Ltd"
  contact "dpo@clean.example"
  measures "Encryption"
}

system §old¶ "Old telephony" { kind pbx  end of life 2027-06-30  exists until §next }
system §new¶ "New telephony" { kind ccaas  end of life 2032-06-30 }
migration §old¶ to §new¶ in §now {
  wave pilot 40 seats on 2026-09-04 rollback "Re-point the number" within 30min
  wave rest 200 seats on 2026-10-23 rollback "Re-point the number" within 30min
  split "By number"
  bridge §across¶ until §next
}

metric §ces¶ "Effort" {
  kind ces
  better lower
  scale 1..7
  source §crm¶
  cadence monthly
  owner §service
  read by §service
  baseline 3 at 2026-01-31
  actual 2.5 at 2026-05-01
}
outcome §easy¶ "Customers find it easy" { metric §ces¶  target 2 by 2026-12-31  enabled by §help¶  owner §service }
initiative §better¶ "A better chat" { serves §help¶  outcome §easy¶  starts 2026-02-01  ends 2026-12-01  owner §it }
decision §buy¶ "Buy the chatbot" {
  status accepted
  date 2026-01-15
  serves §help¶
  option "Build" { con "Late" }
  option "Buy" { chosen because "Soon" }
}

journey §help¶ "Where is my order?" {
  kind service
  criticality critical
  for §dana¶
  accountable §service
  owner §service
  intent §whereIsIt¶
  volume 1200/month
  target availability 99.9%
  measured by §ces¶
  step ask "Asks the bot" on §chat¶ using §bot¶ -> §crm¶ {
    actor bot
    brings §number¶
    needs §Order¶
    produces §story¶, §whereIsIt¶
    on fail -> call
    fallback "Ask a colleague" tested 2026-05-01
  }
  step call "Calls" on §phone¶ using §new¶, §old¶, §desk¶ -> §crm¶ {
    actor agent
    handled by §service
    needs §story¶, §Order¶ fresh 1d
    fallback "Paper" tested 2026-05-01
  }
  step tell "Is told" on §mail¶ using §mailer¶ { actor system  fallback "Letter" tested 2026-05-01 }
}

communication §offer¶ "Offers of the month" {
  type marketing
  for §dana¶
  channel §mail¶
  sender §mailer¶
  owner §service
  frequency 2 per 30d
  on day 12
  priority 2
  brand "2026"
  tone warm
  locale en-GB
  basis consent
  asks "Have a look"
  returns delivered, opened, clicked
}
communication §notice¶ "Your order" {
  type service
  for §dana¶
  in §help¶.tell
  intent §whereIsIt¶
  channel §mail¶
  sender §mailer¶
  owner §service
  frequency 1 per 30d
  on day 2
  priority 1
  brand "2026"
  tone warm
  locale en-GB
  basis contract
  asks "See the order"
  returns delivered, opened, clicked
}
`;
