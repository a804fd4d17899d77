import { describe, expect, test } from 'vitest';
import { checkText, said } from '../support/check-text.ts';

interface Case {
  readonly text: string;
  /** What the rule says; nothing when left out. */
  readonly says?: readonly string[];
}

/** Where a rule could easily say too much, or too little. */
const cases: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  'OWN-01': {
    'a component has the owner of its system, and so has what lies inside': {
      text: 'team t\nsystem a { owner t  system b  system c }\na.b -> a.c\n',
    },
    'a journey with an accountable team has an owner': {
      text: 'team t\njourney j { accountable t }\n',
    },
    'an owner that is gone at a plateau': {
      text: 'plateau now\nplateau tobe after now\nteam t { exists until tobe }\nsystem a { owner t }\n',
      says: ['error system:a System a is owned by t, a team that does not exist at this plateau; name the team that takes over.'],
    },
    'none on a critical journey is an error': {
      text: 'team t\nsystem a { owner none }\njourney j "Buying" { criticality critical  accountable t  step s using a }\n',
      says: ['error system:a System a has no owner; it is part of 1 of 1 critical journey.'],
    },
  },
  'OWN-02': {
    'an accountable team that is gone at a plateau': {
      text: 'plateau now\nplateau tobe after now\nteam a "A" { exists until tobe }\njourney j "Buying" { accountable a }\n',
      says: ['error journey:j Journey "Buying" has no accountable owner: a does not exist at this plateau.'],
    },
    'another team takes over at a plateau': {
      text: 'plateau now\nplateau tobe after now\nteam a { exists until tobe }\nteam b { exists from tobe }\njourney j { accountable a  at tobe { accountable b } }\n',
    },
  },
  'OWN-03': {
    'teams below one root are its children’s': {
      text: `team company { team north { team n1  team n2  team n3 }  team south }
system a { owner n1 }
system b { owner n2 }
system c { owner n3 }
system d { owner south }
a -> b, c, d
journey j { step s using a -> b, c, d }
`,
    },
    'who owns the warehouse that two steps fill owns no part of the journey': {
      text: `team x { unit }
team y { unit }
team z { unit }
team w { unit }
system a { owner x }
system b { owner y }
system dwh { kind warehouse  owner z }
a -> dwh { owner z }
b -> dwh { owner z }
journey j { step s using a { handled by w }  step t using b }
`,
    },
    'beside marked units another team of ours is not known to be one': {
      text: `team x { unit }\nteam y { unit }\nteam z { unit }\nteam it
system a { owner x }\nsystem b { owner y }\nsystem c { owner z }\nsystem d { owner it }
a -> b { owner x }\nb -> c { owner y }\nc -> d { owner it }
journey j { accountable x  step s using a -> b -> c -> d }\n`,
      says: [],
    },
    'an outsourced team counts beside its unit': {
      text: `team service { unit  team partner { kind outsourced } }
team x { unit }
team y { unit }
system a { owner service }
system b { owner x }
system c { owner y }
a -> b, c
journey j "Help" { step s using a -> b, c { handled by partner } }
`,
      says: ['warning journey:j 4 units own parts of "Help": service, service.partner, x and y.'],
    },
  },
  'IDD-01': {
    'the same identifier name is one space': {
      text: 'data C { subject customer }\nsystem a { identifies C by email }\nsystem b { identifies C by email }\n',
    },
    'components of one system are one platform': {
      text: 'data C { subject customer }\nsystem a { system x { identifies C by k1 }  system y { identifies C by k2 } }\n',
    },
    'a copy that is fed has the key of what feeds it': {
      text: `data C { subject customer  identifiers email, no }
system a { masters C  identifies C by email }
system b { replicates C every 24h }
a -> b { carries C }
`,
    },
    'a chain of links joins': {
      text: `data C { subject customer }
system a { identifies C by k1 }
system b { identifies C by k3 }
identity k1 = k2
identity k2 = k3
`,
    },
    'who is no customer does not count': {
      text: 'data E { subject employee }\nsystem a { identifies E by k1 }\nsystem b { identifies E by k2 }\n',
    },
    'a holder without a key is an island beside two others': {
      text: `data C { subject customer }
system a { identifies C by k1 }
system b { identifies C by k2 }
system c { holds C }
`,
      says: [
        'error data:C C is held by 3 platforms in 3 unlinked identity islands: {a: k1}, {b: k2}, {c: no identifier stated}.',
      ],
    },
  },
  'IDD-02': {
    'what no step needs and is about no customer': {
      text: 'data P\nsystem a { masters P }\nsystem b { masters P }\n',
    },
    'two components of one system': {
      text: 'data C { subject customer }\nsystem a { masters C  system x { masters C } }\n',
    },
    'a move from one master to another between plateaus': {
      text: `plateau now
plateau tobe after now
data C { subject customer }
system a { masters C  exists until tobe }
system b { masters C  exists from tobe }
`,
    },
  },
  'IDD-04': {
    'the master itself is fresh': {
      text: 'data S\nsystem a { masters S }\nchannel web\njourney j { step s on web using a { needs S fresh 1s } }\n',
    },
    'what the customer brings is as fresh as can be': {
      text: 'data S\nsystem a { masters S }\nsystem b\na -> b by sftp { carries S  every 24h }\nchannel web\njourney j { step s on web using b { brings S  needs S fresh 5min } }\n',
    },
  },
  'INT-01': {
    'two faults but a hub between': {
      text: 'system a\nsystem b\nsystem h { kind esb }\na -> b by soap { via h  contract none  telemetry none  owner none }\na -> h by soap { via none  contract none }\n',
    },
    'one fault only': {
      text: 'team t\nsystem a\nsystem b\na -> b by soap { via none  owner t }\n',
    },
    'a load into the warehouse': {
      text: 'system a\nsystem w { kind warehouse }\na -> w by sftp { via none  contract none  telemetry none }\n',
    },
    'between components of one system': {
      text: 'system a { system x  system y }\na.x -> a.y by jdbc { via none  style shared-db }\n',
    },
    'a missing owner makes the second fault of a known direct one': {
      text: 'system a\nsystem b\na -> b by soap { via none }\n',
      says: ['warning integration:a->b a -> b: direct SOAP, no owner.'],
    },
    'a shared database is direct whatever is said': {
      text: 'system a\nsystem b\na -> b by jdbc { style shared-db }\n',
      says: ['warning integration:a->b a -> b: direct JDBC, shared database, no owner.'],
    },
    'faults without `via` are a question': {
      text: 'team t\nsystem a\nsystem b\na -> b by soap { contract none  owner t }\n',
      says: [
        'info missing integration:a->b a -> b: SOAP, no contract; whether it is direct is not stated, say `via none` or the hub.',
      ],
    },
  },
  'INT-06': {
    'a customer who changes channel by himself': {
      text: `channel web
channel voice
system shop
system desk
system other
desk -> other
journey j { step look on web using shop { actor customer }  step call on voice using desk { actor agent } }
`,
    },
    'two hops over a hub, against the arrows': {
      text: `channel chat
channel voice
system bot
system desk
system hub { kind event-broker }
bot -> hub
desk -> hub
journey j { step ask on chat using bot { actor bot }  step call on voice using desk { actor agent } }
`,
    },
    'two that fill one warehouse do not talk': {
      text: `channel chat
channel voice
system bot
system desk
system dwh { kind warehouse }
bot -> dwh
desk -> dwh
journey j { step ask "Ask" on chat using bot { actor bot }  step call "Call" on voice using desk { actor agent } }
`,
      says: ['warning step:j.call No path leads from bot to desk: "Ask" sends the customer on to "Call" (chat → voice), where nothing of it is known.'],
    },
    'components count as their system': {
      text: `channel chat
channel voice
system suite { system bot  system desk }
system x
system y
x -> y
journey j { step ask on chat using suite.bot { actor bot }  step call on voice using suite.desk { actor agent } }
`,
    },
    'a claimed path that nothing makes': {
      text: 'system a\nsystem b\nsystem c\nb -> c\nchannel web\njourney j { step s "Looks" on web using a -> b }\n',
      says: ['warning step:j.s Step "Looks" goes a -> b, but no integration leads there.'],
    },
  },
  'JRN-01': {
    'a step in a store needs no system': {
      text: 'channel store { kind store }\njourney j { step s on store using none { actor customer } }\n',
    },
    'what serves the channel serves the step': {
      text: 'system shop\nchannel web { served by shop }\njourney j { step s on web { actor customer } }\n',
    },
    'one of two systems is there at each plateau': {
      text: `plateau now
plateau tobe after now
system a { exists until tobe }
system b { exists from tobe }
channel web
journey j { step s on web using a, b { actor customer } }
`,
    },
    'a system that is retired': {
      text: 'system a { lifecycle retired }\nchannel web\njourney j { step s "Looks" on web using a { actor customer } }\n',
      says: ['error step:j.s Step "Looks" has no live system: a is retired.'],
    },
    'a system that is planned may be the design': {
      text: 'system a { lifecycle planned }\nchannel web\njourney j { step s "Looks" on web using a { actor customer } }\n',
      says: ['warning step:j.s Step "Looks" has no live system: a is planned.'],
    },
    'a digital channel with nothing behind it': {
      text: 'channel web\njourney j { step s "Looks" on web using none { actor customer } }\n',
      says: [
        'error step:j.s Step "Looks" is on web and uses no system; something has to be behind a touchpoint there.',
      ],
    },
    'the back office needs no channel': {
      text: 'system a\njourney j { step s using a { actor backoffice } }\n',
    },
  },
  'JRN-02': {
    'a step that needs nothing any more from a plateau on': {
      text: 'plateau now\nplateau tobe after now\nchannel web\nsystem a\njourney j { step s on web using a { actor agent  needs summary  at tobe { needs none } } }\n',
      says: ['warning step:j.s "j.s" needs summary, and nothing before produces, brings or carries it; the customer is asked for it.'],
    },
    'a year has twelve months': {
      text: 'channel web\nsystem a\njourney j { volume 144000/year  step s on web using a { actor agent  needs summary } }\n',
      says: ['warning step:j.s "j.s" needs summary, and nothing before produces, brings or carries it; about 12,000 customers a month are asked for it.'],
    },
    'what the customer brings is not repeated': {
      text: 'channel web\nsystem a\njourney j { step s on web using a { actor customer  brings orderId  needs orderId } }\n',
    },
    'what is needed and nowhere made': {
      text: `channel chat
channel voice
system a
handover chat -> voice warm
journey j "Help" {
  volume 1000/month
  step ask on chat using a { actor customer }
  step call "Calls" on voice using a { actor agent  needs summary }
}
`,
      says: [
        'warning step:j.call "Calls" needs summary, and nothing before produces, brings or carries it; about 1,000 customers a month are asked for it.',
      ],
    },
    'an error on a critical journey': {
      text: `channel web
system a
journey j "Help" { criticality critical  step s "Looks" on web using a { actor backoffice  needs caseId } }
`,
      says: [
        'error step:j.s "Looks" needs caseId, and nothing before produces, brings or carries it; the step does without it.',
      ],
    },
  },
  'JRN-03': {
    'colleagues need no handover': {
      text: 'channel chat\nteam a\nteam b\nsystem s\njourney j { step ask on chat using s { actor agent  handled by a }  step call on chat using s { actor agent  handled by b } }\n',
    },
    'a handover that is declared absent between colleagues': {
      text: 'channel chat\nteam a "A"\nteam b "B"\nhandover a -> b none\nsystem s\njourney j { step ask "Asks" on chat using s { actor agent  handled by a }  step call on chat using s { actor agent  handled by b } }\n',
      says: ['error step:j.call No mechanism from A to B, where "Asks" sends the customer: the handover is declared `none`.'],
    },
    'a handover that is declared absent from the bot to a person': {
      text: 'channel chat\nhandover chat -> chat none\nsystem s\njourney j { step ask "Asks" on chat using s { actor bot }  step talk "Talks" on chat using s { actor agent } }\n',
      says: ['error step:j.talk No mechanism from "Asks" to "Talks", where "Asks" sends the customer: the handover is declared `none`.'],
    },
    'a customer who changes channel by himself': {
      text: 'channel web\nchannel voice\nsystem a\njourney j { step look on web using a { actor customer }  step call on voice using a { actor agent } }\n',
    },
    'undeclared is a warning': {
      text: 'channel chat\nchannel voice\nsystem a\njourney j { step ask "Asks" on chat using a { actor bot }  step call on voice using a { actor agent } }\n',
      says: ['warning step:j.call No handover is declared from chat to voice, where "Asks" sends the customer.'],
    },
    'a failure sends him on': {
      text: 'channel web\nchannel voice\nsystem a\njourney j { step look "Looks" on web using a { actor customer  on fail -> call }  step end1 on web using a  step call on voice using a { actor agent } }\n',
      says: ['warning step:j.look No handover is declared from web to voice, where "Looks" sends the customer.'],
    },
    'one of two channels is enough': {
      text: `channel chat
channel voice
channel messaging
handover chat -> messaging warm
system a
journey j { step ask on chat using a { actor bot }  step call on voice or messaging using a { actor agent } }
`,
    },
  },
  'JRN-04': {
    'a cold handover to a step that knows all it needs': {
      text: `channel chat
channel voice
handover chat -> voice cold { carries caseId }
system a
journey j { step ask on chat using a { actor bot  produces caseId }  step call on voice using a { actor agent  needs caseId } }
`,
    },
    'a cold handover to a step that does not': {
      text: `channel chat
channel voice
handover chat -> voice cold
system a
system b
a -> b { carries orderId }
journey j { step ask on chat using a { actor bot  produces intent }  step call "Calls" on voice using b { actor agent  needs intent } }
`,
      says: ['warning step:j.call chat → voice is a cold handover: "Calls" needs intent, and nobody passes it on.'],
    },
    'a stronger proof than before is no repetition': {
      text: `channel app { auth identified }
channel voice { auth anonymous }
system a
journey j { step look on app using a { actor customer }  step call on voice using a { actor agent  verifies strong } }
`,
    },
    'a new contact days later is no repetition': {
      text: `channel app { auth authenticated }
channel voice { auth anonymous }
channel email
system a
journey j {
  step look on app using a { actor customer }
  step mail on email using a { actor system }
  step call on voice using a { actor agent  verifies identified }
}
`,
    },
    'a proof within the same channel is none either': {
      text: `channel app { auth authenticated }
system a
journey j { step look on app using a { actor customer }  step pay on app using a { actor customer  verifies authenticated } }
`,
    },
  },
  'JRN-06': {
    'people have no dead end': {
      text: 'channel voice { hours Mon-Fri 09:00-17:00 }\nsystem a\njourney j { step call on voice using a { actor agent } }\n',
    },
    'a bot without any way out': {
      text: 'channel chat { hours 24x7 }\nsystem a\njourney j { step bot "Asks" on chat using a { actor bot }  step read on chat using a { actor customer } }\n',
      says: ['warning step:j.bot Step "Asks" has no way out to a person or a callback.'],
    },
    'an IVR is a bot whoever is said to act': {
      text: 'channel menu { kind ivr  hours 24x7 }\nsystem a\njourney j { criticality critical  step press "Presses 2" on menu using a { actor customer } }\n',
      says: ['error step:j.press Step "Presses 2" has no way out to a person or a callback.'],
    },
    'over a second bot to a person at any hour': {
      text: `channel chat { hours 24x7 }
channel menu { kind ivr  hours 24x7 }
channel voice { hours 24x7 }
system a
journey j {
  step bot on chat using a { actor bot }
  step press on menu using a { actor bot }
  step call on voice using a { actor agent }
}
`,
    },
    'a message can wait': {
      text: `channel chat { kind chat  hours 24x7 }
channel email { kind email  staffed Mon-Fri 09:00-17:00 }
system a
journey j { step bot on chat using a { actor bot }  step mail on email using a { actor agent } }
`,
    },
    'hours that differ by day': {
      text: `channel chat { hours 24x7 }
channel voice { hours Mon-Fri 08:00-20:00, Sat 09:00-13:00 }
system a
journey j { step bot "Asks" on chat using a { actor bot }  step call "Calls" on voice using a { actor agent } }
`,
      says: [
        'error step:j.bot Step "Asks" on chat is there 24x7, people only "Calls" on voice Mon-Fri 08:00-20:00, Sat 09:00-13:00: 12 h a day Mon-Fri, 20 h on Sat and 24 h on Sun without a person or a callback.',
      ],
    },
    'a bot that keeps the hours of its people': {
      text: `channel chat { hours Mon-Fri 09:00-17:00 }
channel voice { hours Mon-Sat 08:00-20:00 }
system a
journey j { step bot on chat using a { actor bot }  step call on voice using a { actor agent } }
`,
    },
  },
  'SLA-02': {
    'seconds on the phone and hours by mail are two kinds': {
      text: 'intent i\nchannel voice { target i answer 80% in 20s }\nchannel email { target i response 24h }\n',
    },
    'within four times': {
      text: 'intent i\nchannel voice { target i answer 80% in 20s }\nchannel chat { target i response 60s }\n',
    },
    'beyond fifty times it is an error': {
      text: 'intent i\nchannel voice { target i answer 20s }\nchannel chat { target i response 20min }\n',
      says: ['error channel:chat i: voice 20 s, chat 20 min; chat is 60 times as slow as voice (limit 4).'],
    },
    'a channel that is not asked does not count': {
      text: 'intent i\nchannel messaging { target i response 2h }\nchannel email\n',
    },
    'business hours over the hours of the channel': {
      text: 'intent i\nchannel messaging { target i response 24h }\nchannel email { staffed Mon-Fri 09:00-17:00  target i response 16bh }\n',
    },
  },
  'SLA-04': {
    'unknown parts make it an upper bound': {
      text: 'system a { availability 99% }\nsystem b\na -> b\njourney j "Buying" { target availability 99.9%  step s using a -> b }\n',
      says: ['error journey:j "Buying" is available at best 99 % of the time, 1 of 2 known, and its target is 99.9 %: a 99.'],
    },
    'a hub on the way counts': {
      text: `system a { availability 99.95% }
system b { availability 99.95% }
system h { kind api-gateway  availability 99.9% }
a -> b { via h }
journey j "Buying" { target availability 99.85%  step s using a -> b }
`,
      says: [
        'error journey:j "Buying" is available 99.8 % of the time, and its target is 99.85 %: a 99.95 · b 99.95 · h 99.9; h costs most.',
      ],
    },
  },
};

describe.each(Object.entries(cases))('%s', (rule, own) => {
  test.each(Object.entries(own))('%s', (_, { text, says = [] }) => {
    expect(said(checkText(text), rule)).toEqual(says);
  });
});
