import { contradictoryDates, contradictoryWeeks } from '../programme-dates.ts';
import { orderProblems } from '../programme-order.ts';
import { interviewProblems, lateDecisions, scopeFacts, scopeProblems, unpreparedWork, warningSigns } from '../programme-signs.ts';
import { programmesOf } from '../programmes.ts';
import type { Rule } from '../rule.ts';

export const gov06: Rule = {
  id: 'GOV-06',
  title: 'Milestone order or absence',
  severity: 'warning',
  profile: 'build',
  summary: 'A plan whose dates contradict each other, that goes on before its gate, that asked too few or only managers, or that leaves a milestone out.',
  why: 'Phases come in their order because each makes the next one cheap. Managers describe the process that should be; the people who do it know the one that is. And a plan that ends before it starts has been copied, not made.',
  fix: 'Correct the date that is wrong, finish the gate before the phase that it guards, ask 8 to 10 people from the front line, and start with five journeys at most. Phases and milestones stay when a plan takes longer, only the weeks stretch: give it a later end. Being slow in weeks 3 and 7 is no fault.',
  lacks: { one: 'does not say what was done', many: 'do not say what was done' },
  options: {
    interviews: { description: 'At least so many people who do the work are asked.', default: 8 },
    interviewWords: { description: 'Words in the name or title of a milestone that is about asking them.', default: ['interviews', 'interview'] },
    managers: { description: 'Groups, as in `count 4 of managers`, that do not do the work themselves.', default: ['managers', 'management', 'leads'] },
    journeys: { description: 'At most so many journeys are the core of a first version.', default: 5 },
    volume: { description: 'Share of the customers’ volume that the core covers.', default: 80, unit: '%' },
    workshops: { description: 'Fewer workshops than that are a warning sign.', default: 2 },
    tests: { description: 'A first test later than this share of the weeks is a warning sign.', default: 67, unit: '%' },
    testWords: { description: 'Words in the name or title of a milestone that is a test.', default: ['test', 'tests', 'testing', 'uat'] },
    slow: { description: 'Weeks in which being late is no fault.', default: ['3', '7'] },
    liveWords: { description: 'Words in the name or title of the milestone with which it goes live.', default: ['go live', 'live'] },
    topics: {
      description: 'What a programme has a milestone about, by a word of its name or title; other words for it after a stroke.',
      default: [
        'interviews|interview',
        'risks|risk',
        'training|trainings',
        'acceptance test by users|acceptance|uat|user acceptance',
        'cutover|go live|live|rollout',
        'benefits|benefit|business case',
        'handover|handed over|hand over',
      ],
    },
  },
  bad: `plateau now "Today" { starts 2026-06-01  ends 2026-01-31 }
team service "Customer Service"
journey renewal "Renewal"
programme change "New desk" {
  starts 2026-01-12
  decides service
  core renewal
  impact on service "One screen instead of four"
  phase design "Design" weeks 1-3 {
    milestone interviews "Interviews" week 1 { count 4 of managers  done 2026-01-16 }
    milestone riskList "Risks" week 5 { done 2026-01-20 }
    gate signOff "Design sign-off" week 3 { done 2026-02-10 }
  }
  phase build "Build" weeks 4-6 {
    milestone training "Training" week 4 { done 2026-02-03 }
    milestone uat "Acceptance test" week 6 { done none }
  }
  phase deploy "Deploy" weeks 7-9 {
    milestone live "Go-live" week 9
    milestone benefits "Benefits and handover" week 9
  }
}
`,
  good: `plateau now "Today" { starts 2026-01-01  ends 2026-06-30 }
team service "Customer Service"
journey renewal "Renewal"
programme change "New desk" {
  starts 2026-01-12
  decides service
  core renewal
  impact on service "One screen instead of four"
  phase design "Design" weeks 1-3 {
    milestone interviews "Interviews" week 1 { count 9 of frontline  done 2026-01-16 }
    milestone riskList "Risks" week 1 { done 2026-01-16 }
    gate signOff "Design sign-off" week 3 { done 2026-02-10 }
  }
  phase build "Build" weeks 4-6 {
    milestone training "Training" week 4 { done 2026-02-12 }
    milestone uat "Acceptance test" week 6 { done 2026-02-20 }
  }
  phase deploy "Deploy" weeks 7-9 {
    milestone live "Go-live" week 9
    milestone benefits "Benefits and handover" week 9
  }
}
`,
  unknown: `programme change "New desk" {
  starts 2026-01-12
  phase design "Design" weeks 1-3 {
    milestone interviews "Interviews" week 1 { done 2026-01-16 }
  }
  phase build "Build" weeks 4-6 {
    milestone uat "Acceptance test" week 4
    gate goLive "Go or no-go" week 6
  }
}
`,
  waive: 'waive GOV-06 until 2026-12-31 because "The plan is made anew in the autumn"',
  see: ['GOV-05', 'LIF-02'],
  *check(context) {
    const { index } = context;
    yield* contradictoryDates(index);
    yield* unpreparedWork(context);
    const slow = new Set(context.words('slow').map(Number));
    for (const status of programmesOf(index, context.today)) {
      if (status.programme.undeclared) continue;
      yield* contradictoryWeeks(index, status);
      yield* orderProblems(index, status, slow);
      yield* interviewProblems(context, status);
      yield* scopeProblems(context, status);
      yield* scopeFacts(context, status);
      yield* lateDecisions(context, status);
      yield* warningSigns(context, status);
    }
  },
};
