import type { JourneyVerdict } from '../model/answers/journey-verdicts.ts';
import { isBroken } from '../model/diff/journey-changes.ts';
import type { ElementId } from '../model/element-base.ts';
import { decimal, listedUpTo } from '../model/phrases.ts';
import type { WalkedStep } from '../model/walk.ts';
import { plainLine } from './plain-line.ts';

/** GitHub draws 500 edges and 50,000 characters at most; a reader takes in far less. */
const mostSteps = 30;

/**
 * A journey as a flowchart that GitHub draws by itself: steps and ways, with ✗ and what is lost where something is.
 * Undefined where it has no steps, or more than anybody would look at.
 */
export function journeyMermaid({ walk, index }: JourneyVerdict): string | undefined {
  const steps = walk.steps.filter(({ reachable }) => reachable);
  if (steps.length === 0 || steps.length > mostSteps) return undefined;
  const names = new Map<ElementId, string>(steps.map(({ step }, place) => [step, `s${place}`]));
  const lines = ['flowchart LR'];
  for (const walked of steps) {
    const { step } = walked;
    const items = whatIsWrong(walked, index);
    const says = items.length === 0 ? '' : `<br/>✗ ${label(listedUpTo(items, 3))}`;
    lines.push(`  ${names.get(step)}["${label(index.label(step))}${says}"]${items.length === 0 ? '' : ':::lost'}`);
  }
  let isEnding = false;
  for (const { from, to, share, cause } of walk.transitions) {
    const [source, target] = [names.get(from), to === undefined ? 'done' : names.get(to)];
    if (source === undefined || target === undefined) continue;
    isEnding ||= to === undefined;
    const says = cause === 'on fail' ? '|fails|' : share > 0 && share < 1 ? `|${decimal(share * 100, 1)} %|` : '';
    lines.push(`  ${source} ${cause === 'on fail' ? '-.->' : '-->'}${says} ${target}`);
  }
  if (isEnding) lines.push('  done(("end"))');
  if (lines.some((line) => line.endsWith(':::lost'))) lines.push('  classDef lost stroke:#cf222e,stroke-width:3px');
  return lines.join('\n');
}

function whatIsWrong(walked: WalkedStep, index: JourneyVerdict['index']): readonly string[] {
  const broken = walked.brokenPaths.length > 0 ? 'no way through' : 'no system';
  return [...(isBroken(index, walked) ? [broken] : []), ...walked.lost.map(({ item }) => item)];
}

/** Within quotation marks; nothing in it ends them, the fence around it, or begins a tag. */
function label(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return plainLine(short).replace(/[#"<>&`\\]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
