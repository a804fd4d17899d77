import type { Element, ElementOf } from '../element.ts';
import type { ElementId } from '../element-base.ts';
import type { AcceptedBy, Finding } from '../finding.ts';
import type { Model } from '../model.ts';
import { didYouMean } from '../nearest.ts';
import { sourceOf } from './place.ts';

/** What is accepted for a time, asked finding by finding. */
export interface Waivers {
  /** The waiver that has not expired and accepts what a rule says about an element. Remembers which waivers were needed. */
  accept(rule: string, element: ElementId): AcceptedBy | undefined;
  /**
   * What there is to say about the waivers themselves, once all findings were asked for.
   * @param complete nothing was left out that a waiver could have matched
   */
  findings(complete: boolean): readonly Finding[];
}

/** @param active ids of the rules that are not off */
export function createWaivers(model: Model, known: readonly string[], active: ReadonlySet<string>, today: string): Waivers {
  const waivers = model.elements.filter((element) => element.kind === 'waiver');
  const byRule = new Map<string, ElementOf<'waiver'>[]>();
  for (const waiver of waivers) {
    const same = byRule.get(waiver.rule);
    if (same) same.push(waiver);
    else byRule.set(waiver.rule, [waiver]);
  }
  const elements = waivers.length === 0 ? undefined : new Map(model.elements.map((element) => [element.id, element]));
  const needed = new Set<ElementOf<'waiver'>>();
  const acceptances = new Map<ElementOf<'waiver'>, AcceptedBy>();
  const acceptance = (waiver: ElementOf<'waiver'>): AcceptedBy => {
    const known = acceptances.get(waiver) ?? acceptedBy(model, waiver);
    acceptances.set(waiver, known);
    return known;
  };
  const expired = (waiver: ElementOf<'waiver'>) => waiver.until !== undefined && today > waiver.until.to;

  return {
    accept(rule, element) {
      const candidates = byRule.get(rule);
      if (!candidates || !elements) return undefined;
      let accepted: AcceptedBy | undefined;
      for (const waiver of candidates) {
        if (waiver.on !== undefined && !isInside(elements, element, waiver.on)) continue;
        needed.add(waiver);
        if (!expired(waiver)) accepted ??= acceptance(waiver);
      }
      return accepted;
    },
    findings(complete) {
      return waivers.flatMap((waiver): Finding[] => {
        const on = waiver.on === undefined ? '' : ` on ${elements?.get(waiver.on)?.path ?? waiver.on}`;
        const what = `The waiver of ${waiver.rule}${on}`;
        if (!known.includes(waiver.rule)) {
          return [waiverFinding(model, waiver, 'warning', `There is no rule ${waiver.rule} to waive.${didYouMean(waiver.rule, known)}`)];
        }
        if (!active.has(waiver.rule)) return [];
        if (!needed.has(waiver)) {
          // A name that does not exist is reported where it is used.
          if (!complete || (waiver.on !== undefined && elements?.get(waiver.on)?.undeclared)) return [];
          return [waiverFinding(model, waiver, 'info', `${what} matches nothing; take it out.`)];
        }
        if (!expired(waiver)) return [];
        const message = `${what} ended on ${waiver.until?.text}; mend what it accepts, or decide anew until when.`;
        return [waiverFinding(model, waiver, 'error', message)];
      });
    },
  };
}

/** Whether the element is the container itself or declared within it, a step within its journey too. */
function isInside(elements: ReadonlyMap<ElementId, Element>, id: ElementId, container: ElementId): boolean {
  const seen = new Set<ElementId>();
  for (let at: ElementId | undefined = id; at !== undefined && !seen.has(at); ) {
    // `a -> b, c as x` makes x and x#2; the name means them all.
    if (at === container || at.startsWith(`${container}#`) || goesBySameArrow(at, container)) return true;
    seen.add(at);
    const element = elements.get(at);
    // What is held against a template is accepted with the template.
    if ((element?.kind === 'use' || element?.kind === 'conform') && element.template === container) return true;
    const journey = element?.kind === 'step' || element?.kind === 'transition' ? element.journey : undefined;
    at = element?.parent ?? journey;
  }
  return false;
}

function acceptedBy(model: Model, waiver: ElementOf<'waiver'>): AcceptedBy {
  const source = sourceOf(model, { element: waiver.id });
  return {
    ...(waiver.because !== undefined && { because: waiver.because }),
    ...(waiver.until && { until: waiver.until.text }),
    ...(source && { source }),
  };
}

/** `on acd -> ccaas` may mean an integration, a handover or a migration; what is accepted of one is accepted of all. */
function goesBySameArrow(id: ElementId, other: ElementId): boolean {
  const arrow = id.slice(id.indexOf(':') + 1);
  return arrow.includes('->') && arrow === other.slice(other.indexOf(':') + 1);
}

function waiverFinding(model: Model, waiver: ElementOf<'waiver'>, severity: Finding['severity'], message: string): Finding {
  const property = severity === 'error' ? 'until' : 'rules';
  return {
    rule: 'waiver',
    severity,
    message,
    source: sourceOf(model, { element: waiver.id, property }),
    element: waiver.id,
    plateaus: [],
    journeys: [],
    related: [],
    fixes: [],
    missing: false,
    waived: false,
  };
}
