import { askedAgain } from '../asked-again.ts';
import type { AskedAgain } from '../asked-again.ts';
import { channelNames, crossings, describe, needsOf, placeOf } from '../crossings.ts';
import type { Crossing } from '../crossings.ts';
import type { Problem } from '../finding.ts';
import { capitalised, listed, quoted } from '../phrases.ts';
import { proofName } from '../proof.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';

export const jrn04: Rule = {
  id: 'JRN-04',
  title: 'Cold handover or asked again',
  severity: 'warning',
  profile: 'design',
  summary: 'A cold handover to a step that needs to know something, or a customer who proves again who he is.',
  why: 'Being asked again is what customers remember: it costs minutes of each call and tells them that nobody listened.',
  fix: 'Make the handover `warm` or `contextual` and let it carry what the next step needs, `authState` with it; or leave out what the step does not need.',
  bad: `channel app { auth authenticated  served by mobileApp }
channel ivr { auth anonymous  served by ivrSystem }
handover app -> ivr warm
system mobileApp "App"
system ivrSystem "IVR"
mobileApp -> ivrSystem
journey lateDelivery "Late delivery" {
  step look "Looks the order up" on app using mobileApp { actor customer }
  step pin "Enters the customer number" on ivr using ivrSystem { actor bot  verifies identified }
}
`,
  good: `channel app { auth authenticated  served by mobileApp }
channel ivr { auth anonymous  served by ivrSystem }
handover app -> ivr warm { carries authState }
system mobileApp "App"
system ivrSystem "IVR"
mobileApp -> ivrSystem { carries authState }
journey lateDelivery "Late delivery" {
  step look "Looks the order up" on app using mobileApp { actor customer  produces authState }
  step pin "Hears the status" on ivr using ivrSystem { actor bot  requires auth identified  needs authState }
}
`,
  unknown: `channel app
channel ivr
system mobile
system menu
mobile -> menu
handover app -> ivr
journey help {
  step look on app using mobile { actor customer }
  step pin on ivr using menu { actor bot  verifies identified }
}
`,
  waive: 'waive JRN-04 on lateDelivery.pin until 2026-12-31 because "Voice biometrics come in autumn"',
  see: ['JRN-02', 'JRN-05', 'IDD-01', 'IDD-03'],
  *checkJourney(context, journey) {
    const { index } = context;
    const walk = context.walk(journey);
    for (const crossing of crossings(index, walk)) {
      const cold = crossing.transition.sent ? coldHandover(index, crossing) : undefined;
      if (cold) yield { ...cold, journeys: [journey.id] };
    }
    for (const again of askedAgain(index, journey.id, walk)) yield { ...provesAgain(index, again), journeys: [journey.id] };
  },
};

/** Nobody speaks to the next one first, and what he needs is not all there by itself. */
function coldHandover(index: ArchitectureIndex, crossing: Crossing): Problem | undefined {
  const { transition, from, to, walkedTo } = crossing;
  const declared = transition.handovers.flatMap((id) => index.get('handover', id) ?? []);
  const cold = declared.find((handover) => handover.type === 'cold');
  if (!cold || declared.some((handover) => handover.type === 'warm' || handover.type === 'contextual')) return undefined;
  const carried = new Set(cold.carries === undefined || cold.carries === 'none' ? [] : cold.carries.map((each) => each.item));
  const there = new Set(walkedTo.inHand.filter((each) => each.from !== 'produced').map((each) => each.item));
  const untold = needsOf(to).filter((item) => !carried.has(item) && !there.has(item));
  if (untold.length === 0) return undefined;
  return {
    at: placeOf(crossing),
    message: `${describe(index, from, to)} is a cold handover: ${quoted(index.label(to.id))} needs ${listed(untold)}, and nobody passes ${untold.length === 1 ? 'it' : 'them'} on.`,
    related: [{ at: { element: cold.id, property: 'type' }, message: 'declared cold' }],
    fixes: [
      { kind: 'replace-property', title: 'Make the handover warm', at: { element: cold.id, property: 'type' }, text: 'warm' },
    ],
  };
}

function provesAgain(index: ArchitectureIndex, { level: shown, shownAt, step, asked }: AskedAgain): Problem {
  const [first, second] = [channelNames(index, shownAt), channelNames(index, step)];
  const shownIn = first === '' ? `at ${quoted(index.label(shownAt.id))}` : `in ${first}`;
  const askedIn = second === '' || second === first ? '' : ` in ${second}`;
  const level = proofName(shown);
  return {
    at: { element: step.id, property: asked.property },
    message: `${capitalised(level)} ${shownIn}, asked again${askedIn}: ${quoted(index.label(step.id))} ${asked.how}; carry authState over.`,
    related: [{ at: { element: shownAt.id }, message: `${level} here` }],
  };
}
