import { breaksOnTheWay } from './check/break-on-the-way.ts';
import { createFindingOrder } from './check/finding-order.ts';
import { relatedSources, sourceOf, templatePlace } from './check/place.ts';
import { plateauCircles } from './check/plateau-circles.ts';
import type { View } from './check/recording.ts';
import { createRunner } from './check/runner.ts';
import type { Draft, Runner } from './check/runner.ts';
import { readSettings } from './check/settings.ts';
import type { ConfiguredRule } from './check/settings.ts';
import { createStands } from './check/stand.ts';
import type { Stand } from './check/stand.ts';
import { createWaivers } from './check/waivers.ts';
import type { ElementId } from './element-base.ts';
import type { AcceptedBy, Finding, Problem, Severity } from './finding.ts';
import { profiles } from './model.ts';
import type { Model, Profile } from './model.ts';
import { plateauOrder } from './plateau.ts';
import { plateauSpan } from './plateau-span.ts';
import { rules } from './rules/table.ts';
import type { ElementSource } from './source.ts';
import type { JourneyWalk } from './walk.ts';

/** What `cxa.json` and the command line decide about checking. */
export interface CheckOptions {
  readonly profile: Profile;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Only this plateau; all when undefined. */
  readonly at?: ElementId;
  /** `YYYY-MM-DD`; decides what is due and which waivers have expired. Passed in because the model knows no clock. */
  readonly today: string;
}

export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface CheckResult {
  /** Sorted by file, place and rule; with waived ones, marked. */
  readonly findings: readonly Finding[];
  /** What each journey runs over, at the first plateau that was checked: what missing facts are counted against. */
  readonly flows: ReadonlyMap<ElementId, JourneyWalk['flow']>;
}

export type CheckModel = (model: Model, options: CheckOptions) => CheckResult;

/** Checks a model once. */
export const checkModel: CheckModel = (model, options) => createChecker().check(model, options);

/** Checks one model after another, and keeps between them what a change did not touch: walks, and what the rules say about journeys. */
export interface Checker {
  readonly check: CheckModel;
  /** The architecture as it stands at a plateau, today's when undefined or unknown; what was walked to check it is not walked again. */
  stand(model: Model, plateau: ElementId | undefined): View;
}

export function createChecker(): Checker {
  const stands = createStands();
  const order = createFindingOrder();
  let run: { readonly key: string; readonly runner: Runner } | undefined;
  return {
    stand(model, plateau) {
      const all = stands.at(model, undefined);
      const found = all.find((each) => plateau !== undefined && each.plateaus.includes(plateau)) ?? all[0];
      if (!found) throw new Error('An architecture stands at least once.');
      return found.view.plain;
    },
    check(model, options) {
      const key = JSON.stringify([options.rules, options.profile === 'sketch', options.today]);
      if (run?.key !== key) run = { key, runner: createRunner(readSettings(rules, options.rules), options) };
      const { settings, active, gather } = run.runner;
      const checked = active.length === 0 ? [] : stands.at(model, options.at);
      const activeIds = new Set(active.map(({ rule }) => rule.id));
      const waivers = createWaivers(model, Object.keys(rules), activeIds, options.today);
      const facts = readFacts(model);
      const findings: Finding[] = [...settings.problems, ...(facts.plateaus ? plateauCircles(model) : [])];
      const plateaus = plateausOf(model, checked);
      const drafts = gather(checked);
      const onTheWay = breaksOnTheWay(drafts, plateaus);
      for (const draft of drafts) {
        const { problem, configured } = draft;
        if (facts.undeclared.has(problem.at.element)) continue;
        // Asked before the profile is, so that a waiver is needed in every profile or in none.
        const waiver = waivers.accept(configured.rule.id, problem.at.element);
        const why = configured.severity === undefined ? onTheWay.get(draft) : undefined;
        const severity = why === undefined ? grade(problem, configured, options.profile, facts.critical) : 'error';
        if (severity === undefined) continue;
        const span = plateauSpan(plateaus, draft.plateaus);
        findings.push(report(model, draft, { severity, message: problem.message + (why ?? ''), span, waiver }));
      }
      // With one plateau of several, a waiver may be needed on another one.
      findings.push(...waivers.findings(options.at === undefined || !facts.plateaus));
      return { findings: order(findings), flows: flowsOf(checked) };
    },
  };
}

function readFacts(model: Model) {
  const undeclared = new Set<ElementId>();
  const critical = new Set<ElementId>();
  let plateaus = false;
  for (const element of model.elements) {
    if (element.undeclared) undeclared.add(element.id);
    if (element.kind === 'journey' && element.criticality === 'critical') critical.add(element.id);
    plateaus ||= element.kind === 'plateau';
  }
  return { undeclared, critical, plateaus };
}

/**
 * How much a problem weighs; undefined where the profile does not ask for the fact that is missing. What is missing is
 * an info, but on a critical journey a warning in `build` and an error in `run`. What the project sets stands over both.
 */
function grade(
  problem: Problem,
  { rule, severity }: ConfiguredRule,
  profile: Profile,
  critical: ReadonlySet<ElementId>,
): Severity | undefined {
  if (!problem.missing) return severity ?? problem.severity ?? rule.severity;
  if (profiles.indexOf(profile) < profiles.indexOf(problem.askedFrom ?? rule.profile)) return undefined;
  if (severity !== undefined) return severity;
  const urgent = problem.journeys?.some((journey) => critical.has(journey));
  if (urgent && profile === 'run') return 'error';
  return urgent && profile === 'build' ? 'warning' : 'info';
}

/** What was reported of a problem, and where what it names stood; it stays the same object where no text has moved either. */
const reported = new WeakMap<Problem, { readonly finding: Finding; readonly sources: readonly (ElementSource | undefined)[] }>();

/** What the checker adds to a problem. */
interface Verdict {
  readonly severity: Severity;
  readonly message: string;
  readonly span: string | undefined;
  readonly waiver: AcceptedBy | undefined;
}

function report(model: Model, { configured, problem, plateaus }: Draft, verdict: Verdict): Finding {
  const before = reported.get(problem);
  if (
    before?.finding.rule === configured.rule.id &&
    sameVerdict(before.finding, verdict) &&
    before.finding.plateaus.length === plateaus.length &&
    before.finding.plateaus.every((plateau, place) => plateau === plateaus[place]) &&
    before.sources[0] === model.sources.get(problem.at.element) &&
    (problem.related ?? []).every(({ at }, place) => before.sources[place + 1] === model.sources.get(at.element))
  ) {
    return before.finding;
  }
  const { severity, message, span, waiver } = verdict;
  const finding: Finding = {
    rule: configured.rule.id,
    severity,
    message,
    source: sourceOf(model, problem.at),
    element: problem.at.element,
    ...(problem.at.property !== undefined && { property: problem.at.property }),
    plateaus,
    ...(span !== undefined && { span }),
    journeys: problem.journeys ?? [],
    related: [...relatedSources(model, problem.related), ...templatePlace(model, problem.at)],
    fixes: problem.fixes ?? [],
    missing: problem.missing ?? false,
    waived: waiver !== undefined,
    ...(waiver && { waiver }),
  };
  const places = [problem.at, ...(problem.related ?? []).map(({ at }) => at)];
  reported.set(problem, { finding, sources: places.map(({ element }) => model.sources.get(element)) });
  return finding;
}

function sameVerdict(finding: Finding, { severity, message, span, waiver }: Verdict): boolean {
  return (
    finding.severity === severity &&
    finding.message === message &&
    finding.span === span &&
    finding.waived === (waiver !== undefined) &&
    finding.waiver?.because === waiver?.because &&
    finding.waiver?.until === waiver?.until &&
    // A line of the text is the same object until it moves.
    finding.waiver?.source?.range === waiver?.source?.range &&
    finding.waiver?.source?.file === waiver?.source?.file
  );
}

/** Those that were looked at, in their order. */
function plateausOf(model: Model, checked: readonly Stand[]): readonly ElementId[] {
  const seen = new Set(checked.flatMap(({ plateaus }) => plateaus));
  return seen.size === 0 ? [] : plateauOrder(model).flatMap(({ id }) => (seen.has(id) ? [id] : []));
}

function flowsOf(stands: readonly Stand[]): CheckResult['flows'] {
  const flows = new Map<ElementId, JourneyWalk['flow']>();
  for (const { view } of stands) {
    for (const journey of view.index.all('journey')) {
      if (!flows.has(journey.id)) flows.set(journey.id, view.walk(journey).flow);
    }
  }
  return flows;
}
