import type { Capability, Holding, Integration, Kind, System } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import { readTarget } from './channel-elements.ts';
import type { Names, ReadDeclaration } from './declaration.ts';
import type { ElementScope } from './element-scope.ts';
import { readBoundaries } from './read-boundaries.ts';
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
import { isNone, readRef, readRefs, readStatedCarried, readStatedRef, readStatedRefs, readWords } from './read-reference.ts';
import { impliedWord, readOpenWords, readStatedWords, readWord } from './read-word.ts';

export const readCapability: ReadDeclaration<ast.Capability> = (scope, node, names): Capability => ({
  ...readBase(scope, node, names),
  kind: 'capability',
  ...capabilityFields(scope, node),
  ...readChanges(scope, node.at, capabilityFields),
});

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

export function integrationFields(scope: ElementScope, node: ast.IntegrationBody): Partial<Integration> {
  const targets = listOrNothing((node.targets ?? []).map((target) => readTarget(scope, target)).filter((target) => target !== undefined));
  return stated<Integration>({
    protocol: readWord(scope, node, 'protocol', node.protocol, 'protocol'),
    style: readWord(scope, node, 'style', node.style, 'style'),
    via: readStatedRefs(scope, node.via, ['system']),
    contract: node.contract,
    conformsTo: listOrNothing(node.conformsTo),
    carries: readStatedCarried(scope, node.carries),
    returns: readStatedCarried(scope, node.returns),
    auth: readWord(scope, node, 'auth', node.auth, 'integrationAuth'),
    encryption: readWord(scope, node, 'encryption', node.encryption, 'encryption'),
    basis: readWord(scope, node, 'basis', node.basis, 'basis'),
    safeguard: readWord(scope, node, 'safeguard', node.safeguard, 'safeguard'),
    delivery: readWord(scope, node, 'delivery', node.delivery, 'delivery'),
    p50: unlessNone(readDurationAmount(scope, node.p50)),
    p95: unlessNone(readDurationAmount(scope, node.p95)),
    p99: unlessNone(readDurationAmount(scope, node.p99)),
    target: targets?.[0],
    targets,
    availability: readPercentAmount(scope, node.availability),
    peak: readRateAmount(scope, node.peak),
    timeout: readDurationAmount(scope, node.timeout),
    retry: readNumberAmount(scope, node.retry),
    idempotent: node.idempotent ? !node.notIdempotent : undefined,
    every: unlessNone(readDurationAmount(scope, node.every)),
    telemetry: readStatedWords(scope, node, 'telemetry', node.telemetry, 'telemetry'),
    propagates: readOpenWords(scope, node, 'propagates', node.propagates, 'propagates'),
    service: node.service,
    fallback: readFallback(scope, node.fallback),
    criticality: readWord(scope, node, 'criticality', node.criticality, 'criticality'),
    lifecycle: readWord(scope, node, 'lifecycle', node.lifecycle, 'lifecycle'),
    runOwner: readStatedRef(scope, node.runOwner, ['team']),
    cost: readMoneyAmount(scope, node.cost),
    verified: readDateValue(scope, node, 'verified', node.verified),
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
    ...readBoundaries(scope, node.in),
    runOwner: readStatedRef(scope, node.runOwner, ['team']),
    lifecycle: readWord(scope, node, 'lifecycle', node.lifecycle, 'lifecycle'),
    criticality: readWord(scope, node, 'criticality', node.criticality, 'criticality'),
    sourcing: readWord(scope, node, 'sourcing', node.sourcing, 'sourcing'),
    disposition: readWord(scope, node, 'disposition', node.disposition, 'disposition'),
    decisioning: readWord(scope, node, 'decisioning', node.decisioning, 'decisioning'),
    reviewed: readDateValue(scope, node, 'reviewed', node.reviewed),
    endOfLife: unlessNone(endOfLife),
    contractUntil: readDateValue(scope, node, 'contractUntil', node.contractUntil),
    availability: readPercentAmount(scope, node.availability),
    capacity: readRateAmount(scope, node.capacity),
    cost: readMoneyAmount(scope, node.cost),
    changeCost: readMoneyAmount(scope, node.changeCost),
    upgradesEvery: readDurationAmount(scope, node.upgradesEvery),
    recovery: recovery && { time: recovery, ...(losing && { losing }) },
    realises: listUnlessLeftOut(
      node.realises?.flatMap(({ capabilities }) => capabilities ?? []),
      (node.realises ?? []).flatMap((realisation) => {
        const variant = listOrNothing(readRefs(scope, realisation.channels, ['channel']))?.join(', ');
        return readRefs(scope, realisation.capabilities, ['capability']).map((capability) => ({
          capability,
          ...(variant !== undefined && { variant }),
        }));
      }),
    ),
    holdings: listUnlessLeftOut(holdingWays.flatMap((how) => node[how] ?? []), holdings(scope, node)),
    identifies: listOrNothing(
      (node.identifies ?? []).flatMap((identification) => {
        const data = readRef(scope, identification.entity, ['data']);
        return data ? [{ data, by: readWords(scope, identification.identifiers, []) }] : [];
      }),
    ),
    routes: listUnlessLeftOut(
      node.routes?.flatMap(({ intents }) => intents ?? []),
      (node.routes ?? []).flatMap((routing) => {
        if (routing.intents?.some(isNone)) return [];
        const intents = readWords(scope, routing.intents, ['intent']);
        const channels = readRefs(scope, routing.channels, ['channel']);
        return channels.length === 0 ? [{ intents }] : channels.map((channel) => ({ intents, channel }));
      }),
    ),
    provides: listOrNothing((node.provides ?? []).map(contract)),
    requires: listOrNothing((node.requires ?? []).map(contract)),
    redundancy: readWord(scope, node, 'redundancy', node.redundancy, 'redundancy'),
    site: node.site,
    telemetry: readStatedWords(scope, node, 'telemetry', node.telemetry, 'telemetry'),
    service: node.service,
    feeds: readStatedRefs(scope, node.feeds, fedKinds),
    conformsTo: listOrNothing(node.conformsTo),
  });
}

/** Undefined where nothing is said; empty where `none` is, which at a later plateau ends what was said before. */
function listUnlessLeftOut<T>(names: readonly ast.Ref[] | undefined, list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 && names?.some(isNone) ? [] : listOrNothing(list);
}

/** What can use what a system finds out. */
const fedKinds: readonly Kind[] = ['metric', 'decision', 'data', 'initiative', 'outcome', 'system', 'journey'];

export function capabilityFields(scope: ElementScope, node: ast.CapabilityBody): Partial<Capability> {
  return stated<Capability>({ criticality: readWord(scope, node, 'criticality', node.criticality, 'criticality') });
}

const holdingWays = ['masters', 'replicates', 'caches', 'holds'] as const;

function holdings(scope: ElementScope, node: ast.SystemBody): Holding[] {
  return holdingWays.flatMap((how) =>
    (node[how] ?? []).flatMap((holding) => {
      const data = readRef(scope, holding, ['data']);
      if (!data) return [];
      const exempt = (holding.exempt ?? []).map((each) => exemption(scope, each));
      return [
        {
          how,
          data,
          ...stated<Holding>({
            every: unlessNone(readDurationAmount(scope, holding.every)),
            retention: unlessNone(readDurationAmount(scope, holding.retention)),
            exempt: listOrNothing(exempt),
          }),
        },
      ];
    }),
  );
}

function exemption(scope: ElementScope, node: ast.Exemption): NonNullable<Holding['exempt']>[number] {
  const right = readWord(scope, node, 'right', node.right, 'right') ?? '';
  return { right, ...(node.reason !== undefined && { reason: node.reason }) };
}

function contract(node: ast.Interface): System['provides'][number] {
  return {
    type: node.kind ?? 'api',
    name: node.name ?? node.title ?? '',
    ...(node.name !== undefined && node.title !== undefined && { title: node.title }),
    ...(node.contract !== undefined && { from: node.contract }),
  };
}
