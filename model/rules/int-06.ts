import { pathOf } from '../element-path.ts';
import { crossings, describe, needsOf, placeOf } from '../crossings.ts';
import type { Crossing } from '../crossings.ts';
import type { ElementId } from '../element-base.ts';
import type { Fix, Problem } from '../finding.ts';
import { decimal, listedUpTo, quoted } from '../phrases.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule } from '../rule.ts';

export const int06: Rule = {
  id: 'INT-06',
  title: 'Systems don’t talk',
  severity: 'warning',
  profile: 'design',
  summary: 'A customer is sent on to a step whose systems no integration joins to those of the step before, or a step claims a path that does not exist.',
  why: 'Where no way leads from one system to the next, people carry the information: the customer by telling it again, the agent by typing it again.',
  fix: 'Add the missing integration, directly or over a hub. Only where a bot, an agent or `on fail` sends the customer on: who changes channel by himself is not the architecture’s doing.',
  lacks: { one: 'is not known to be joined', many: 'are not known to be joined' },
  options: { hops: { description: 'A way of more hops than this is none; hubs count.', default: 4, unit: 'hops' } },
  bad: `channel chat { served by chatbot }
channel voice { served by contactPlatform }
system chatbot "Chatbot"
system contactPlatform "Contact platform"
system crm "CRM"
contactPlatform -> crm
journey lateDelivery "Late delivery" {
  step bot "Asks the bot" on chat using chatbot { actor bot }
  step call "Talks to an agent" on voice using contactPlatform { actor agent }
}
`,
  good: `channel chat { served by chatbot }
channel voice { served by contactPlatform }
system chatbot "Chatbot"
system contactPlatform "Contact platform"
system crm "CRM"
contactPlatform -> crm
chatbot -> crm
journey lateDelivery "Late delivery" {
  step bot "Asks the bot" on chat using chatbot { actor bot }
  step call "Talks to an agent" on voice using contactPlatform { actor agent }
}
`,
  unknown: `channel chat
channel voice
journey help {
  step bot on chat { actor bot }
  step call on voice { actor agent }
}
`,
  waive: 'waive INT-06 on lateDelivery until 2026-12-31 because "The transfer is built in autumn"',
  see: ['JRN-02', 'JRN-03'],
  *checkJourney(context, journey) {
    const { index } = context;
    const limit = context.number('hops');
    const walk = context.walk(journey);
    for (const crossing of crossings(index, walk)) {
      const { transition } = crossing;
      if (!transition.sent || (transition.hops !== undefined && transition.hops <= limit)) continue;
      const problem = apart(index, crossing, limit);
      if (problem) yield { ...problem, journeys: [journey.id], ...unlessSketch(index) };
    }
    for (const walked of walk.steps) {
      for (const { from, to } of walked.brokenPaths) {
        if (!declared(index, from) || !declared(index, to)) continue;
        yield {
          at: { element: walked.step, property: 'using' },
          message: `Step ${quoted(index.label(walked.step))} goes ${pathOf(index, from)} -> ${pathOf(index, to)}, but no integration leads there.`,
          journeys: [journey.id],
          fixes: [connect(index, from, to, [])],
          ...unlessSketch(index),
        };
      }
    }
  },
};

/** Where no integration is declared at all, nothing is known about who talks to whom. */
function unlessSketch(index: ArchitectureIndex): Pick<Problem, 'missing'> {
  return !index.has('integration') ? { missing: true } : {};
}

function apart(index: ArchitectureIndex, crossing: Crossing, limit: number): Problem | undefined {
  const { transition, from, to, walkedFrom, walkedTo } = crossing;
  const [before, after] = [walkedFrom.systems, walkedTo.systems];
  const [first, last] = [before[0], after[0]];
  // A step whose systems are not stated, or not declared, may share one with the other.
  if (first === undefined || last === undefined) return undefined;
  if (![...before, ...after].every((system) => declared(index, system))) return undefined;
  const share = transition.share > 0 && transition.share < 1 ? `${decimal(transition.share * 100, 0)} % of customers` : 'the customer';
  const far = transition.hops === undefined ? 'No path leads' : `The shortest path is ${transition.hops} hops (limit ${limit})`;
  const names = (systems: readonly ElementId[]) => listedUpTo(systems.map((system) => pathOf(index, system)), 3);
  return {
    at: placeOf(crossing),
    message: `${far} from ${names(before)} to ${names(after)}: ${quoted(index.label(from.id))} sends ${share} on to ${quoted(index.label(to.id))} (${describe(index, from, to)}), where nothing of it is known.`,
    fixes: [connect(index, first, last, needsOf(to))],
  };
}

function connect(index: ArchitectureIndex, from: ElementId, to: ElementId, carries: readonly string[]): Fix {
  const arrow = `${pathOf(index, from)} -> ${pathOf(index, to)}`;
  const text = carries.length > 0 ? `${arrow} { carries ${carries.join(', ')} }` : arrow;
  return { kind: 'declare', title: `Add the integration ${arrow}`, after: index.rootSystem(from), text };
}

function declared(index: ArchitectureIndex, system: ElementId): boolean {
  const element = index.element(system);
  return element !== undefined && !element.undeclared;
}
