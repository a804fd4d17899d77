import type { RuleSetting } from '../check.ts';
import { checkModel } from '../check.ts';
import { sourceOf } from '../check/place.ts';
import type { ElementOf } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { Finding } from '../finding.ts';
import { profiles } from '../model.ts';
import type { Profile } from '../model.ts';
import { counted } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import { rules } from '../rules/table.ts';
import type { AlteredElement, ModelDiff } from './change.ts';
import type { Version } from './journey-pairs.ts';

/** Something that makes the check say less than it would have said. */
export interface Silenced {
  readonly kind: 'waiver' | 'rule' | 'option' | 'profile' | 'criticality' | 'exclude';
  /** A sentence that says what and for how long. */
  readonly text: string;
  /** How many findings of the later version it silences or lowers; undefined where that cannot be counted. */
  readonly findings?: number;
  readonly element?: ElementId;
}

/** What a project leaves out of the check is no part of what the model knows. */
export interface LeftOut {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What a change silences: waivers, then what `cxa.json` decides, then what weighs less because a journey does. */
export function silencedIn(before: Version, after: Version, { changes }: ModelDiff, leftOut: LeftOut): readonly Silenced[] {
  const found: Silenced[] = [];
  for (const change of changes) {
    if (change.kind === 'removed') continue;
    const element = 'element' in change ? change.element : change.after;
    if (element.kind === 'waiver') {
      const how = change.kind === 'added' ? 'is new' : extended(change);
      if (how !== undefined) found.push(waived(after, element, how));
    }
    if (element.kind === 'journey' && change.kind !== 'added' && change.before.kind === 'journey' && change.before.criticality === 'critical' && element.criticality !== 'critical') {
      const now = element.criticality === undefined ? 'states no criticality' : `is ${element.criticality}`;
      found.push({ kind: 'criticality', element: element.id, text: `Journey "${element.title ?? element.path}" was critical and now ${now}: what it lacks weighs less.` });
    }
  }
  found.push(...settingsSilenced(before, after));
  for (const pattern of leftOut.after.filter((each) => !leftOut.before.includes(each))) {
    found.push({ kind: 'exclude', text: `cxa.json leaves out "${pattern}": nothing in these files is read.` });
  }
  return found;
}

/** Later, or on more than before; undefined where it is narrower. */
function extended({ before, properties }: AlteredElement): string | undefined {
  if (before.kind !== 'waiver') return undefined;
  for (const { field, before: earlier, after: later } of properties) {
    if (field === 'rule' || field === 'on') return `covers ${field === 'on' && later === undefined ? 'everything' : 'something else'} now`;
    const [was, is] = [endOf(earlier), endOf(later)];
    if (field === 'until' && was !== undefined && (is === undefined || is > was)) return `was until ${was}`;
  }
  return undefined;
}

function endOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'to' in value && typeof value.to === 'string' ? value.to : undefined;
}

function waived({ model, findings }: Version, waiver: ElementOf<'waiver'>, how: string): Silenced {
  const place = sourceOf(model, { element: waiver.id });
  const own = findings.filter((finding) => finding.waiver?.source !== undefined && finding.waiver.source.file === place?.file && finding.waiver.source.range === place.range);
  const on = waiver.on === undefined ? 'everything' : waiver.on.slice(waiver.on.indexOf(':') + 1);
  const until = waiver.until === undefined ? 'without an end' : `until ${waiver.until.text}`;
  const why = waiver.because === undefined ? 'no reason is given' : `because "${waiver.because}"`;
  return { kind: 'waiver', element: waiver.id, findings: own.length, text: `The waiver of ${waiver.rule} on ${on} ${how}: it holds ${until}, ${why}.` };
}

/** What the check would say of the later version by the settings of the earlier one; nothing where those are the same. */
export function findingsUnlowered(before: Version, after: Version): readonly Finding[] {
  if (before.profile === after.profile && JSON.stringify(before.settings) === JSON.stringify(after.settings)) return [];
  return checkModel(after.model, { profile: before.profile, rules: before.settings, today: after.today, ...(after.at !== undefined && { at: after.at }) }).findings;
}

/** The later version is checked once more with the earlier settings, so that what they would have said is known. */
function settingsSilenced(before: Version, after: Version): readonly Silenced[] {
  const lowered = profiles.indexOf(after.profile) < profiles.indexOf(before.profile);
  const changed = Object.keys(rules).filter((id) => JSON.stringify(before.settings[id]) !== JSON.stringify(after.settings[id]));
  if (!lowered && changed.length === 0) return [];
  const said = (profile: Profile, settings: Version['settings']) =>
    checkModel(after.model, { profile, rules: settings, today: after.today, ...(after.at !== undefined && { at: after.at }) }).findings.filter((finding) => !finding.waived);
  const now = said(after.profile, after.settings);
  const found: Silenced[] = [];
  if (lowered) {
    const findings = fewer(said(before.profile, after.settings), now);
    found.push({ kind: 'profile', findings, text: `cxa.json lowers the profile from "${before.profile}" to "${after.profile}".` });
  }
  const otherwise = changed.length === 0 ? [] : said(after.profile, before.settings);
  for (const id of changed) {
    const rule = rules[id];
    if (rule === undefined) continue;
    const [then, here] = [otherwise, now].map((list) => list.filter((finding) => finding.rule === id));
    found.push(...ruleSilenced(rule, before.settings[id], after.settings[id], fewer(then ?? [], here ?? [])));
  }
  return found;
}

const ranks = ['off', 'info', 'warning', 'error'];

function ruleSilenced(rule: Rule, before: RuleSetting | undefined, after: RuleSetting | undefined, findings: number): readonly Silenced[] {
  const [was, is] = [before, after].map((setting) => setting?.severity ?? rule.severity);
  if (ranks.indexOf(is ?? '') < ranks.indexOf(was ?? '')) {
    return [{ kind: 'rule', findings, text: is === 'off' ? `cxa.json turns ${rule.id} off (${rule.title}).` : `cxa.json lowers ${rule.id} (${rule.title}) from ${was} to ${is}.` }];
  }
  // Which way an option loosens a rule, only its findings tell.
  return Object.entries(rule.options ?? {}).flatMap(([name, option]): Silenced[] => {
    const [from, to] = [before, after].map((setting) => JSON.stringify(setting?.options?.[name] ?? option.default));
    if (from === to || findings === 0) return [];
    return [{ kind: 'option', findings, text: `cxa.json changes the option "${name}" of ${rule.id} (${rule.title}) from ${from} to ${to}.` }];
  });
}

/** How many are not said any more, or weigh less. */
function fewer(before: readonly Finding[], after: readonly Finding[]): number {
  const known = new Map<string, number>();
  for (const finding of after) known.set(keyOf(finding), Math.max(known.get(keyOf(finding)) ?? 0, ranks.indexOf(finding.severity)));
  return before.filter((finding) => (known.get(keyOf(finding)) ?? 0) < ranks.indexOf(finding.severity)).length;
}

function keyOf({ rule, element, property, message }: Finding): string {
  return JSON.stringify([rule, element, property, message]);
}

/** `3 findings`; what is silenced without any is said too, since it silences what comes later. */
export function silencedCount({ findings }: Silenced): string | undefined {
  if (findings === undefined) return undefined;
  return findings === 0 ? 'nothing today' : counted(findings, 'finding');
}
