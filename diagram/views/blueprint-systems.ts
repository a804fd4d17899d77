import type { ElementOf } from '../../model/element.ts';
import type { ElementId } from '../../model/element-base.ts';
import { written } from '../../model/phrases.ts';
import type { ArchitectureIndex } from '../../model/query.ts';
import type { WalkedStep } from '../../model/walk.ts';
import type { ViewContext } from '../draw.ts';
import { iconFor } from '../svg/icons.ts';
import { absentLabel, absentSystem } from './absent-system.ts';
import type { BlueprintSystem } from './blueprint-view.ts';
import type { NotesByElement } from './finding-notes.ts';
import { systemTone } from './system-tone.ts';

interface StepContext {
  readonly context: ViewContext;
  readonly notes: NotesByElement;
  readonly step: ElementOf<'step'>;
  readonly walked: WalkedStep;
}

/** The systems of a step: the paths that it claims, one chain each, or else the systems that serve its channel. */
export function describeChains(stepContext: StepContext): readonly (readonly BlueprintSystem[])[] {
  const { step, walked } = stepContext;
  if (step.using === 'none') return [];
  const claimed = step.using ?? walked.systems.map((id) => [id]);
  return claimed.map((chain) => chain.map((id, index) => describeSystem(stepContext, id, chain[index - 1])));
}

/** The integration that leads from one system to the next, the first in the order written; undefined where none does. */
export function integrationBetween(
  index: ArchitectureIndex,
  from: ElementId,
  to: ElementId,
): ElementOf<'integration'> | undefined {
  const leading = (start: ElementId, end: ElementId) =>
    index.integrationsFrom(start).find((each) => each.to === end || index.rootSystem(each.to) === index.rootSystem(end));
  return leading(from, to) ?? leading(index.rootSystem(from), to);
}

/** `rest · 400ms`, `via Integration platform · sftp · every 60min`: how an integration gets there, as far as it is stated. */
export function describeIntegration(index: ArchitectureIndex, integration: ElementOf<'integration'>): string {
  const { protocol, style, via, p95, every } = integration;
  const hubs = via === undefined || via === 'none' ? [] : via.map((id) => index.label(id));
  const parts = [protocol ?? style, p95 === undefined ? undefined : written(p95), every === undefined ? undefined : `every ${written(every)}`];
  if (hubs.length > 0) parts.push(`via ${hubs.join(', ')}`);
  return parts.filter(Boolean).join(' · ');
}

function describeSystem(
  { context: { index }, notes, walked }: StepContext,
  id: ElementId,
  before: ElementId | undefined,
): BlueprintSystem {
  const system = index.get('system', id);
  const absent = absentSystem(index, id);
  const { type } = system ?? absent ?? {};
  const chip = {
    element: id,
    icon: iconFor('system', type),
    // What is named here, but does not exist at this plateau, is drawn as the gap that it is.
    text: absent === undefined ? index.label(id) : absentLabel(absent),
    tone: absent === undefined ? systemTone(type) : 'muted',
    dashed: absent !== undefined || system?.undeclared === true,
    findings: notes.about(id),
  };
  if (before === undefined) return chip;
  const integration = integrationBetween(index, before, id);
  const broken = walked.brokenPaths.some(({ from, to }) => from === before && to === id);
  const text = broken ? 'no integration' : integration === undefined ? '' : describeIntegration(index, integration);
  const reached = { text, broken, findings: notes.about(integration?.id) };
  return { ...chip, reached: integration === undefined ? reached : { ...reached, element: integration.id } };
}
