import type { Kind } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import { channelFields, handoverFields } from './channel-elements.ts';
import type { ElementScope } from './element-scope.ts';
import { journeyFields, stepFields } from './journey-elements.ts';
import { readCommon } from './read-element.ts';
import { teamFields } from './simple-elements.ts';
import { dataFields, integrationFields, systemFields } from './system-elements.ts';

/** The properties of a block that can be of several kinds: what `defaults` and `set` say. */
export const fieldReaders: Partial<Record<Kind, (scope: ElementScope, body: ast.Element) => object>> = {
  team: withCommon(teamFields),
  channel: withCommon(channelFields),
  handover: withCommon(handoverFields),
  system: withCommon(systemFields),
  integration: withCommon(integrationFields),
  data: withCommon(dataFields),
  journey: withCommon(journeyFields),
  step: withCommon(stepFields),
};

/** Which of the grammar's properties a block has is known by its kind, so that the reader of the kind fits. */
function withCommon<B extends ast.Element>(fields: (scope: ElementScope, body: B) => object) {
  return (scope: ElementScope, body: ast.Element): object => ({ ...readCommon(scope, body), ...fields(scope, body as B) });
}
