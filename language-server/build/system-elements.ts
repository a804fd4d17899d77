import type { DataEntity, Holding, IdentityLink, Integration, System } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import { readTarget } from './channel-elements.ts';
import type { Names, ReadDeclaration } from './declaration.ts';
import type { ElementScope } from './element-scope.ts';
import { readFallback } from './read-fallback.ts';
import {
  readDateValue,
  readDurationAmount,
  readMoneyAmount,
  readNumberAmount,
  readPercentAmount,
  readRateAmount,
  unlessNone,
} from './read-amount.ts';
import { listOrNothing, readBase, readChanges, stated } from './read-element.ts';
import { pathOf, readRef, readRefs, readStatedCarried, readStatedRef, readStatedRefs, readWords } from './read-reference.ts';
import { impliedWord, readStatedWords, readWord } from './read-word.ts';

export const readSystem: ReadDeclaration<ast.System> = (scope, node, names): System => ({
  ...readBase(scope, node, names),
  kind: 'system',
  realises: [],
  holdings: [],
  identifies: [],
  routes: [],
  provides: [],
  requires: [],
  ...stated<System>({ type: impliedWord(names.name, 'systemType') }),
  ...systemFields(scope, node),
  ...readChanges(scope, node.at, systemFields),
});

/** One integration for each pair of ends. */
export function readIntegration(
  scope: ElementScope,
  node: ast.Integration,
  names: Names,
  ends: Pick<Integration, 'from' | 'to'>,
): Integration {
  return {
    ...readBase(scope, node, names),
    kind: 'integration',
    ...ends,
    ...integrationFields(scope, node),
    ...readChanges(scope, node.at, integrationFields),
  };
}

export const readData: ReadDeclaration<ast.Data> = (scope, node, names): DataEntity => ({
  ...readBase(scope, node, names),
  kind: 'data',
  identifiers: [],
  ...dataFields(scope, node),
  ...readChanges(scope, node.at, dataFields),
});

export function readIdentity(scope: ElementScope, node: ast.Identity, names: Names, left: string, right: string): IdentityLink {
  return {
    ...readBase(scope, node, names),
    kind: 'identity',
    left,
    right,
    ...identityFields(scope, node),
    ...readChanges(scope, node.at, identityFields),
  };
}

export function integrationFields(scope: ElementScope, node: ast.IntegrationBody): Partial<Integration> {
  const [target] = node.targets ?? [];
  return stated<Integration>({
    protocol: readWord(scope, node, 'protocol', node.protocol, 'protocol'),
    style: readWord(scope, node, 'style', node.style, 'style'),
    via: readStatedRefs(scope, node.via, ['system']),
    contract: node.contract,
    carries: readStatedCarried(scope, node.carries),
    returns: readStatedCarried(scope, node.returns),
    auth: readWord(scope, node, 'auth', node.auth, 'integrationAuth'),
    encryption: readWord(scope, node, 'encryption', node.encryption, 'encryption'),
    basis: readWord(scope, node, 'basis', node.basis, 'basis'),
    p95: unlessNone(readDurationAmount(scope, node.p95)),
    target: target && readTarget(scope, target),
    availability: readPercentAmount(scope, node.availability),
    peak: readRateAmount(scope, node.peak),
    timeout: readDurationAmount(scope, node.timeout),
    retry: readNumberAmount(scope, node.retry),
    idempotent: node.idempotent ? !node.notIdempotent : undefined,
    every: unlessNone(readDurationAmount(scope, node.every)),
    telemetry: readStatedWords(scope, node, 'telemetry', node.telemetry, 'telemetry'),
    propagates: readStatedWords(scope, node, 'propagates', node.propagates, 'propagates'),
    service: node.service,
    fallback: readFallback(scope, node.fallback),
    criticality: readWord(scope, node, 'criticality', node.criticality, 'criticality'),
    cost: readMoneyAmount(scope, node.cost),
  });
}

export function systemFields(scope: ElementScope, node: ast.SystemBody): Partial<System> {
  const recovery = unlessNone(readDurationAmount(scope, node.recovery));
  const losing = unlessNone(readDurationAmount(scope, node.losing));
  const endOfLife = readDateValue(scope, node, 'endOfLife', node.endOfLife);
  return stated<System>({
    type: readWord(scope, node, 'kind', node.kind, 'systemType'),
    vendor: node.vendor,
    hosting: readWord(scope, node, 'hosting', node.hosting, 'hosting'),
    boundary: readRef(scope, node.boundaries?.[0], ['boundary']),
    runOwner: readStatedRef(scope, node.runOwner, ['team']),
    lifecycle: readWord(scope, node, 'lifecycle', node.lifecycle, 'lifecycle'),
    criticality: readWord(scope, node, 'criticality', node.criticality, 'criticality'),
    endOfLife: unlessNone(endOfLife),
    availability: readPercentAmount(scope, node.availability),
    capacity: readRateAmount(scope, node.capacity),
    cost: readMoneyAmount(scope, node.cost),
    recovery: recovery && { time: recovery, ...(losing && { losing }) },
    realises: listOrNothing(
      (node.realises ?? []).flatMap((realisation) => {
        const variant = listOrNothing(readRefs(scope, realisation.channels, ['channel']))?.join(', ');
        return readRefs(scope, realisation.capabilities, ['capability']).map((capability) => ({
          capability,
          ...(variant !== undefined && { variant }),
        }));
      }),
    ),
    holdings: listOrNothing(holdings(scope, node)),
    identifies: listOrNothing(
      (node.identifies ?? []).flatMap((identification) => {
        const data = readRef(scope, identification.entity, ['data']);
        return data ? [{ data, by: readWords(scope, identification.identifiers, []) }] : [];
      }),
    ),
    routes: listOrNothing(
      (node.routes ?? []).flatMap((routing) => {
        const intents = readWords(scope, routing.intents, ['intent']);
        const channels = readRefs(scope, routing.channels, ['channel']);
        return channels.length === 0 ? [{ intents }] : channels.map((channel) => ({ intents, channel }));
      }),
    ),
    provides: listOrNothing((node.provides ?? []).map(contract)),
    requires: listOrNothing((node.requires ?? []).map(contract)),
    redundancy: readWord(scope, node, 'redundancy', node.redundancy, 'redundancy'),
  });
}

export function dataFields(scope: ElementScope, node: ast.DataBody): Partial<DataEntity> {
  return stated<DataEntity>({
    subject: readWord(scope, node, 'subject', node.subject, 'dataSubject'),
    class: readWord(scope, node, 'class', node.class?.[0], 'dataClass'),
    identifiers: listOrNothing(node.identifiers?.map(pathOf)),
    retention: readDurationAmount(scope, node.retention),
  });
}

function identityFields(scope: ElementScope, node: ast.IdentityBody): Partial<IdentityLink> {
  return stated<IdentityLink>({
    type: readWord(scope, node, 'kind', node.kind, 'identityType'),
    by: readRef(scope, node.by?.[0], ['system', 'team']),
  });
}

const holdingWays = ['masters', 'replicates', 'caches', 'holds'] as const;

function holdings(scope: ElementScope, node: ast.SystemBody): Holding[] {
  return holdingWays.flatMap((how) =>
    (node[how] ?? []).flatMap((holding) => {
      const data = readRef(scope, holding, ['data']);
      if (!data) return [];
      const [right] = holding.exempt ?? [];
      return [
        {
          how,
          data,
          ...stated<Holding>({
            every: unlessNone(readDurationAmount(scope, holding.every)),
            retention: unlessNone(readDurationAmount(scope, holding.retention)),
            exempt: right === undefined ? undefined : { right, ...(holding.reason !== undefined && { reason: holding.reason }) },
          }),
        },
      ];
    }),
  );
}

function contract(node: ast.Interface): System['provides'][number] {
  return {
    type: node.kind ?? 'api',
    name: node.name ?? node.title ?? '',
    ...(node.contract !== undefined && { from: node.contract }),
  };
}
