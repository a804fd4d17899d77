import type { Kind } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import { channelFields, handoverFields } from './channel-elements.ts';
import { communicationFields, policyFields } from './communication-elements.ts';
import { dataFields, identityFields, processingFields } from './data-elements.ts';
import { assumptionFields, decisionFields, initiativeFields, problemFields, requirementFields, riskFields } from './decision-elements.ts';
import type { ElementScope } from './element-scope.ts';
import { journeyFields, stepFields } from './journey-elements.ts';
import { metricFields, outcomeFields } from './outcome-elements.ts';
import { boundaryFields, contextFields, personaFields, teamFields } from './people-elements.ts';
import { gateFields, milestoneFields, programmeFields } from './programme-elements.ts';
import { readCommon } from './read-element.ts';
import { capabilityFields, integrationFields, systemFields } from './system-elements.ts';

/** The properties of a block that can be of several kinds: what `defaults` and `set` say. */
export const fieldReaders: Partial<Record<Kind, (scope: ElementScope, body: ast.Element) => object>> = {
  team: withCommon(teamFields),
  persona: withCommon(personaFields),
  boundary: withCommon(boundaryFields),
  context: withCommon(contextFields),
  channel: withCommon(channelFields),
  handover: withCommon(handoverFields),
  capability: withCommon(capabilityFields),
  system: withCommon(systemFields),
  integration: withCommon(integrationFields),
  data: withCommon(dataFields),
  identity: withCommon(identityFields),
  processing: withCommon(processingFields),
  journey: withCommon(journeyFields),
  step: withCommon(stepFields),
  communication: withCommon(communicationFields),
  policy: withCommon(policyFields),
  metric: withCommon(metricFields),
  outcome: withCommon(outcomeFields),
  initiative: withCommon(initiativeFields),
  decision: withCommon(decisionFields),
  requirement: withCommon(requirementFields),
  assumption: withCommon(assumptionFields),
  problem: withCommon(problemFields),
  risk: withCommon(riskFields),
  programme: withCommon(programmeFields),
  milestone: withCommon(milestoneFields),
  gate: withCommon(gateFields),
};

/** Which of the grammar's properties a block has is known by its kind, so that the reader of the kind fits. */
function withCommon<B extends ast.Element>(fields: (scope: ElementScope, body: B) => object) {
  return (scope: ElementScope, body: ast.Element): object => ({ ...readCommon(scope, body), ...fields(scope, body as B) });
}
