/** What an example was written to show, with the words and numbers in which `cxa check` says it; tests hold both against it. */
export interface ExampleStory {
  readonly folder: string;
  readonly title: string;
  readonly story: readonly ShownFinding[];
  /** What comes out beside the story, and why it is right. */
  readonly beside: readonly { readonly rules: readonly string[]; readonly why: string }[];
  /** Journeys of which nothing is said. */
  readonly clean: readonly string[];
}

export type ShownFinding = readonly [rule: string, severity: 'error' | 'warning' | 'info', element: string, ...says: string[]];

export const exampleStories: readonly ExampleStory[] = [
  {
    folder: 'northfield',
    title: 'Northfield Home, a retailer',
    story: [
      ['JRN-02', 'error', 'step:lateDelivery.call', 'chat → voice loses summary and authState', '7,440 customers a month', 'Carry summary and authState on the handover'],
      ['JRN-03', 'error', 'transition:refundDispute.reply->phone', 'No mechanism from social to voice', '70 % of customers'],
      ['JRN-04', 'warning', 'step:lateDelivery.menu', 'Authenticated in chat, asked again in voice', 'verifies authenticated'],
      ['JRN-04', 'warning', 'transition:lateDelivery.agentChat->call', 'chat → voice is a cold handover'],
      ['JRN-05', 'warning', 'journey:lateDelivery', 'effort 10 (budget 6)', '1 change of channel (1), 1 cold handover (2), 1 proof asked again (2), 1 story told again (3), 1 change of organisation (2)', '4 times (limit 2)'],
      ['JRN-06', 'error', 'step:lateDelivery.bot', '24x7', '09:00-18:00', '15 h a day'],
      ['IDD-01', 'error', 'data:Customer', '3 unlinked identity islands', '{crm: crmId}', '{commerceAccounts, ciam, marketingAutomation: email}', '{loyalty: cardNo}'],
      ['IDD-04', 'error', 'step:clickCollect.look', '60 min old', '≤ 5 min', 'erp -sftp 60 min-> storefront'],
      ['IDD-04', 'error', 'step:clickCollect.pick', '24 h old', '≤ 15 min', 'erp -sftp 24 h-> pos'],
      ['INT-01', 'error', 'integration:reserveStock', 'oms -> erp: direct SOAP, no contract, no telemetry, no owner', '3 critical journeys'],
      ['INT-01', 'error', 'integration:memberSales', 'loyalty -> pos: direct JDBC, shared database'],
      ['INT-04', 'warning', 'integration:stockFile', 'Cloud target storefront', 'SFTP from erp'],
      ['INT-04', 'warning', 'integration:contactVolumes', 'Cloud target wfm', 'SFTP from contactPlatform'],
      ['SLA-02', 'warning', 'channel:email', 'chat 60 s, messaging 24 h, email 48 business hours', 'social none'],
      ['SLA-04', 'error', 'journey:clickCollect', '98.31 %', '99.9 %', 'storefront 99.95 · oms 99.9 · erp 99 · payment 99.95 · pos 99.5'],
      ['OWN-01', 'error', 'integration:reserveStock', '3 of 5 critical journeys'],
      ['OWN-02', 'error', 'journey:lateDelivery', '7 step owners and no accountable owner'],
      ['OWN-03', 'error', 'journey:lateDelivery', '7 units', 'Customer Service, Digital, Finance, IT Integration, Marketing, Stores and Supply Chain'],
      ['OBS-01', 'error', 'integration:reserveStock', 'no telemetry, on 3 critical journeys'],
      ['COM-01', 'error', 'system:pushService', '2 of 5 senders are not in view'],
      ['COM-01', 'error', 'system:txEmail', '2 of 5 senders are not in view'],
      ['COM-03', 'error', 'policy:contact', '36 marketing messages in 30 d', 'the cap is 12', 'promoEmail 12 + promoPush 20 + basketReminder 4 = 36'],
      ['COM-03', 'error', 'policy:contact', '4 survey messages in 90 d', 'the cap is 1'],
      ['PRV-06', 'error', 'integration:consentFile', 'after 24 h', 'the policy promises 1 h'],
      ['GOV-01', 'warning', 'outcome:frictionless', '"frictionless" and "omnichannel" can mean anything'],
    ],
    beside: [
      { rules: ['COM-02'], why: 'The two senders that tell the view nothing bring nothing back either.' },
      { rules: ['COM-03'], why: 'Mr Osei and Priya get two surveys in 90 days where one is allowed: fewer than Dana, and still one too many.' },
      { rules: ['INT-04'], why: 'Consents go by file, and calls are looked up by SOAP, into systems that are, or come to be, in the cloud.' },
      { rules: ['OBS-01'], why: 'The pop by caller number and the lines to the tills and back to the phone are as blind as the stock reservation.' },
      { rules: ['OWN-03'], why: 'Four other critical journeys are shared by four to six units: a warning each, an error from seven on.' },
      { rules: ['INT-02', 'GOV-01'], why: 'Asked, not blamed: of three systems it is not stated which neighbours they are joined to directly, and of "frictionless" not what enables it.' },
    ],
    clean: ['changeDelivery', 'productQuestions'],
  },
  {
    folder: 'meridian',
    title: 'Meridian Mutual, an insurer',
    story: [
      ['COM-01', 'error', 'system:emailRelayB', '3 of 9 senders are not in view'],
      ['COM-01', 'error', 'system:printVendor', '3 of 9 senders are not in view'],
      ['COM-01', 'error', 'system:pushService', '3 of 9 senders are not in view'],
      ['COM-02', 'warning', 'communication:pushTips', 'Nothing is heard back'],
      ['COM-03', 'error', 'policy:contact', '8 marketing messages in 30 d', 'the cap is 4', 'crossSell 6 + newsletter 2 = 8'],
      ['COM-04', 'warning', 'communication:settlementLetter', 'brand 2019 and tone formal', '2024 and warm'],
      ['COM-06', 'warning', 'communication:premiumReminderLetter', '3 messages about payPremium', 'on day 5 from 3 senders'],
      ['COM-06', 'error', 'communication:crossSell', 'marketing during "I had an accident"'],
      ['PRV-01', 'error', 'processing:scorePropensity', 'no retention, no basis'],
      ['PRV-02', 'error', 'integration:claimHistory', 'special category', 'US analytics', 'no safeguard'],
      ['PRV-03', 'error', 'system:dsar', 'Erasure misses 2 of 16 systems', 'support.quality.recording', 'printVendor'],
      ['PRV-03', 'error', 'processing:settleClaims', 'decides about customers by itself and nobody reviews it', '171 customers a month'],
      ['PRV-04', 'warning', 'system:support.quality.recording', '84 mo', '24 mo'],
      ['PRV-05', 'error', 'integration:support.recordMenu', 'records CardData (card data)'],
      ['PRV-06', 'error', 'integration:consentFile', 'after 24 h', 'the policy promises 1 h'],
      ['IDD-02', 'error', 'data:Preference', '2 systems master Contact preferences: crm and marketingAutomation'],
      ['SLA-01', 'warning', 'channel:email', 'nothing about complain', '56 d'],
      ['SLA-01', 'warning', 'channel:post', 'nothing about complain', '56 d'],
      ['OWN-03', 'error', 'journey:motorClaim', '7 units'],
      ['INT-01', 'error', 'integration:reminderMail', 'billing -> emailRelayB: direct, no contract, no telemetry'],
    ],
    beside: [
      { rules: ['COM-02'], why: 'Billing’s own mail server tells nobody whether its reminder or its receipt was read.' },
      { rules: ['COM-04'], why: 'Three more letters of the mainframe still look and sound as in 2019.' },
      { rules: ['COM-06'], why: 'An info: 56 days until the final response, and nothing is sent on the way.' },
      { rules: ['OBS-01'], why: 'A warning, not an error: of ten integrations of the renewal nine are watched, which is as many as wanted; the other is on no journey.' },
      { rules: ['OWN-03'], why: 'Four journeys are shared by four or five units.' },
      { rules: ['PRV-03'], why: 'A request for access misses the recording and the score, for the same reason as erasure; the archive states its exemption, so it is not named.' },
      { rules: ['SLA-03'], why: 'Three systems are stated to be up more often than the mainframe that they wait for.' },
      { rules: ['INT-02'], why: 'Asked, not blamed: which neighbours of the contact platform are direct.' },
    ],
    clean: ['changeAddress', 'brokerQuestion'],
  },
  {
    folder: 'telvia',
    title: 'Telvia, a telecoms operator that moves to the cloud',
    story: [
      ['LIF-01', 'error', 'system:acd', '2027-06-30', '120 days before plateau p2 ends (2027-10-28)'],
      ['LIF-02', 'error', 'migration:acd->ccaas#2', '700 seats in one wave', 'no way back'],
      ['LIF-03', 'error', 'integration:sipBridge', 'ccaas -> acd carries nothing', '14,400 customers a month'],
      ['LIF-04', 'error', 'step:cancelRetention.winBack', 'crm -> ctiServer, but ctiServer is gone from p3 on'],
      ['LIF-05', 'warning', 'system:ccaas', 'nobody runs it', 'every 4mo'],
      ['JRN-02', 'error', 'step:faultToVisit.credit', 'loses intent and summary', '14,400 customers a month', 'the change itself breaks it'],
      ['OBS-02', 'error', 'integration:sipBridge', 'interactionId changes at ccaas -> acd', 'fcr ("Resolved at first contact")', 'cannot be computed'],
      ['SLA-02', 'warning', 'channel:chat', 'supportLine 70% in 30 s, billingLine 80% in 20 s, chat 120 s, messaging none'],
      ['SLA-04', 'error', 'journey:faultToVisit', 'at best 98.35 %', '5 of 10 known', '99.5 %', 'sbc 99.99 · ccaas 99.95 · faultMgmt 99.5 · crm 99.9 · billing 99'],
      ['RES-01', 'warning', 'system:sbc', 'a cut point for 3 critical journeys'],
      ['RES-01', 'warning', 'integration:calls', 'the carrier Norlink'],
      ['RES-03', 'error', 'system:acd', '4,000/h', '5,200/h', '1,200 too many'],
      ['INT-04', 'warning', 'integration:balanceNew', 'Cloud target iva still calls billing by SOAP'],
      ['INT-08', 'warning', 'channel:billingLine', 'acd, ivrLegacy and crm'],
      ['PRV-04', 'warning', 'system:recorderOld', '12 mo', '6 mo'],
      ['GOV-04', 'warning', 'programme:rollout.plan', '2 h a week and needs 4'],
      ['GOV-04', 'warning', 'programme:rollout.plan', '6 at 10 %', '8 to 12 at 20 %'],
      ['GOV-05', 'error', 'gate:rollout.plan.design', 'signed on 2027-01-29 by IT, not by Customer Service'],
      ['GOV-05', 'error', 'gate:rollout.plan.readiness', 'criticalDefects is 2'],
      ['GOV-05', 'error', 'gate:rollout.plan.stabilised', 'adoption 38, 38 %: pause'],
      ['GOV-06', 'warning', 'milestone:rollout.plan.interviews', '4 interviews, all managers'],
      ['GOV-07', 'error', 'milestone:rollout.plan.uat', '9 of 12 testers are project staff'],
      ['GOV-07', 'warning', 'metric:rollout.compliance', 'self-report'],
      ['GOV-08', 'error', 'programme:rollout.plan', 'no owner after 2027-04-04'],
    ],
    beside: [
      { rules: ['SLA-04'], why: 'The same journey today, without the cloud platform: 98.4 %, of fewer known parts.' },
      { rules: ['LIF-03', 'JRN-04'], why: 'The way back over the bridge carries nothing either, and whom it takes over is passed on cold.' },
      { rules: ['INT-01', 'INT-02', 'OWN-01', 'OBS-01', 'OBS-02', 'INT-04', 'INT-08'], why: 'The old platform as it stands: its direct SOAP and database lines, watched by nobody, with acd, ivrLegacy and crm in the middle. All but the routing of crm go with it at p3. Where a line leaves the last critical journey, its error becomes a warning, so it is told twice.' },
      { rules: ['OWN-03'], why: 'Four journeys are shared by four units, one of them ContactCo: another organisation always counts.' },
      { rules: ['SLA-01'], why: 'Messaging begins at p1 without a promise.' },
      { rules: ['GOV-06'], why: 'Infos on how the programme was set up (one workshop, dates before scope, training once, an irreversible decision after its gate), and a refresher that the figures asked for and nobody held.' },
      { rules: ['RES-01', 'PRV-03'], why: 'Asked: the redundancy of what critical journeys hang on, a warning since the profile is `build`, and how rights are served.' },
    ],
    clean: [],
  },
];

/** In the catalogue, and said somewhere else than in a finding. */
export const notLinted: readonly (readonly [what: string, where: string])[] = [
  ['Effort of a journey', 'It is counted in the words of JRN-05 and in the scorecard. Only the number of handovers makes the finding: the weights are a rule of thumb.'],
  ['Cost', 'What systems and integrations cost at each plateau is for you to compare: Telvia’s last plateau costs 31 % less than its first, all of it by lines that are gone.'],
  ['Sourcing', 'One suite or best of breed, built or bought: no rule prefers one. Asked for is a decision with its options (GOV-02) and one view of what is sent (COM-01).'],
  ['Vendors', 'A good name is no evidence, and concentration on one no fault.'],
  ['Slips at the gates of weeks 3 and 7', 'That is where programmes are slow for good reasons.'],
  ['Adoption between 40 % and 60 %', 'The target is missed and the gate stays shut, but the pause rule does not hold.'],
  ['Outcomes that are behind', '`cxa answer benefits` tells; a finding would only repeat it.'],
];

export function describeExamples(): string {
  return [
    '## What the examples show',
    '',
    'Each example has a story, and these are the findings that it is about, with the words and numbers in which `cxa check` gives',
    'them. A test keeps this list, and that nothing else comes out than is explained below it.',
    '',
    ...exampleStories.flatMap(describe),
    '### What is deliberately no finding',
    '',
    ...notLinted.map(([what, where]) => `- **${what}.** ${where}`),
    '',
  ].join('\n');
}

function describe({ folder, title, story, beside, clean }: ExampleStory): readonly string[] {
  return [
    `### ${title} (\`examples/${folder}\`)`,
    '',
    '| Rule | Severity | At | Says |',
    '|---|---|---|---|',
    ...story.map(([rule, severity, element, ...says]) => `| ${rule} | ${severity} | \`${element.slice(element.indexOf(':') + 1)}\` | ${says.map((part) => part.replaceAll('|', '\\|')).join(' · ')} |`),
    '',
    'Beside them:',
    '',
    ...beside.map(({ rules, why }) => `- ${rules.join(', ')}: ${why}`),
    '',
    ...(clean.length > 0 ? [`Nothing at all is said of the journeys ${clean.map((journey) => `\`${journey}\``).join(' and ')}.`, ''] : []),
  ];
}
