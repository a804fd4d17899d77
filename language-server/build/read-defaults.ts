import type { Kind } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import type { FragmentReader } from './document-reader.ts';
import { readCommon, scopeOf } from './read-element.ts';
import { channelFields, handoverFields } from './channel-elements.ts';
import { journeyFields, stepFields } from './journey-elements.ts';
import { integrationFields, systemFields } from './system-elements.ts';
import { communicationFields } from './communication-elements.ts';
import { dataFields, identityFields, processingFields } from './data-elements.ts';
import { metricFields } from './outcome-elements.ts';
import { boundaryFields, personaFields, teamFields } from './people-elements.ts';

/** `defaults integration { … }`: values for all elements of a kind that state none of their own. */
export function readDefaults(document: FragmentReader, node: ast.Defaults): void {
  const read = <N extends ast.Element>(kind: Kind, body: N | undefined, fields: (scope: ReturnType<typeof scopeOf>, body: N) => object): void => {
    if (!body) return;
    const scope = scopeOf(document, kind, '', '');
    document.setDefaults({ kind, fields: { ...readCommon(scope, body), ...fields(scope, body) } });
  };
  read('team', node.team, teamFields);
  read('channel', node.channel, channelFields);
  read('handover', node.handover, handoverFields);
  read('system', node.system, systemFields);
  read('integration', node.integration, integrationFields);
  read('data', node.data, dataFields);
  read('journey', node.journey, journeyFields);
  read('step', node.step, stepFields);
  read('identity', node.identity, identityFields);
  read('processing', node.processing, processingFields);
  read('communication', node.communication, communicationFields);
  read('metric', node.metric, metricFields);
  read('persona', node.persona, personaFields);
  read('boundary', node.boundary, boundaryFields);
}
