import { contractFileOf } from '../contracts.ts';
import type { ContractFile } from '../contracts.ts';
import { contractProblem, eventProblem, fileName, versionProblem } from '../contract-problems.ts';
import type { ElementId } from '../element-base.ts';
import type { ElementOf } from '../element.ts';
import type { Place, Problem } from '../finding.ts';
import { journeysThrough } from '../journeys-through.ts';
import { duration } from '../phrases.ts';
import { namesOf, providedInterfaces, splitVersion } from '../provided-interfaces.ts';
import type { ArchitectureIndex } from '../query.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { hubTypes } from '../vocabulary.ts';

export const int03: Rule = {
  id: 'INT-03',
  title: 'Contract missing or unresolvable',
  severity: 'error',
  profile: 'build',
  summary: 'An integration without a contract, or one whose contract does not exist, does not have the operation, or is not the version that is provided.',
  why: 'Two teams that each know their own half of an interface meet for the first time in production. A contract that names a file or an operation that is gone is worse than none: everybody believes that it was agreed.',
  fix: 'Name the file, and the operation in it: `contract "./apis/erp.wsdl#reserveStock"`. OpenAPI 2 and 3 (operation id, or `GET /path`), AsyncAPI 2 and 3 (operation, channel, message), WSDL, GraphQL and proto files are read and the operation is looked up; of schemas and other files only whether they are there. Paths lead from the file that names them and may leave the project; addresses are taken as they are and never called. A file, an operation or a version that does not fit is an error, `contract none` a warning, unless INT-01 counts it with other faults; a contract that was left out is asked for where calls and events are, not of batches, files, calls by phone and screen robots, nor where the protocol says it all. `verified none`, or long ago, is an info.',
  lacks: { one: 'has no contract stated', many: 'have no contract stated' },
  options: {
    styles: { description: 'Styles of integration that need a contract.', default: ['request-reply', 'event', 'stream', 'webhook'] },
    protocols: {
      description: 'Protocols that need one where no style is stated.',
      default: ['rest', 'graphql', 'grpc', 'soap', 'odata', 'ws', 'kafka', 'amqp', 'mqtt', 'jms', 'mq', 'webhook', 'http', 'https'],
    },
    standard: {
      description: 'Protocols that say all there is to agree on, whatever the style.',
      default: ['oidc', 'saml', 'scim', 'smtp', 'smpp', 'sip', 'rtp', 'webrtc'],
    },
    watching: { description: 'Kinds of system that take signals and need no contract for them.', default: ['observability'] },
    legacy: { description: 'Protocols that INT-01 counts together with `contract none`.', default: ['soap', 'mq'] },
    verified: { description: 'A check that it works counts for so long.', default: 365, unit: 'd' },
  },
  bad: `system oms "Order management" { provides api orders "Orders" }
system crm "CRM" { kind crm }
crm -> oms as orders "Order status" by rest { contract none }
`,
  good: `system oms "Order management" { provides api orders from "./apis/orders.openapi.yaml" }
system crm "CRM" { kind crm }
crm -> oms as orders "Order status" by rest {
  contract "./apis/orders.openapi.yaml#getOrder"
  verified 2026-03-01
}
oms -> crm as nightly "Closed orders" { style batch }
`,
  unknown: `system oms
system crm
crm -> oms by rest
oms -> crm as closed
`,
  waive: 'waive INT-03 on orders until 2026-12-31 because "The interface is replaced in autumn"',
  see: ['INT-01', 'INT-07'],
  *check(context) {
    const { index } = context;
    const needs = needsContract(context);
    const legacy = new Set(context.words('legacy'));
    for (const integration of index.all('integration')) {
      if (integration.contract === undefined && !needs(integration)) continue;
      const found = judge(context, integration, needs, legacy);
      if (found) yield { ...found, journeys: journeysThrough(context).of(integration.id) };
    }
    for (const system of index.all('system')) {
      if (system.provides.length > 0 || system.requires.length > 0) yield* systemProblems(index, system);
    }
  },
};

type Judged = Omit<Problem, 'journeys'>;

function judge(
  context: RuleContext,
  integration: ElementOf<'integration'>,
  needs: (integration: ElementOf<'integration'>) => boolean,
  legacy: ReadonlySet<string>,
): Judged | undefined {
  const { index } = context;
  const { id, path, contract } = integration;
  const at: Place = { element: id, property: 'contract' };
  if (contract === 'none') {
    if (!needs(integration) || countedElsewhere(index, integration, legacy)) return undefined;
    return { at, severity: 'warning', message: `Integration ${path} has no contract, so that either end can change it unnoticed; describe it in a file and name that.` };
  }
  if (contract === undefined) {
    return { at: { element: id }, missing: true, message: `Integration ${path} has no contract stated; name the file and the operation that describe it.` };
  }
  const problem = contractProblem(index.model, { at, subject: `Integration ${path} names the contract`, text: contract });
  if (problem) return { at, ...problem };
  return agedVersion(index, integration, at, contract) ?? verification(context, integration);
}

/** Who calls, or tells of an event, by a style that is stated or a protocol that leaves no doubt; not within one system. */
function needsContract(context: RuleContext): (integration: ElementOf<'integration'>) => boolean {
  const styles = new Set(context.words('styles'));
  const protocols = new Set(context.words('protocols'));
  const standard = new Set(context.words('standard'));
  const watching = new Set(context.words('watching'));
  const watchers = new Set(context.index.all('system').flatMap(({ id, type }) => (type !== undefined && watching.has(type) ? [id] : [])));
  const parts = new Set(context.index.all('system').flatMap(({ id, parent }) => (parent === undefined ? [] : [id])));
  return ({ style, protocol, from, to, contract, conformsTo }) => {
    if (protocol !== undefined && standard.has(protocol)) return false;
    if (style === undefined ? protocol === undefined || !protocols.has(protocol) : !styles.has(style)) return false;
    // A standard that is named is a contract too.
    if (contract === undefined && conformsTo !== undefined) return false;
    // Most architectures have neither components nor monitors.
    if (from === to || (parts.size > 0 && (parts.has(from) || parts.has(to)) && context.index.rootSystem(from) === context.index.rootSystem(to))) return false;
    return watchers.size === 0 || !watchers.has(context.index.rootSystem(to));
  };
}

/** With another fault of a direct line INT-01 says both at once. */
function countedElsewhere(index: ArchitectureIndex, integration: ElementOf<'integration'>, legacy: ReadonlySet<string>): boolean {
  const { via, from, to, telemetry, owner, protocol } = integration;
  if (via !== undefined && via !== 'none') return false;
  const isHub = (id: ElementId) => hubTypes.has(index.get('system', index.rootSystem(id))?.type ?? '');
  if (isHub(from) || isHub(to)) return false;
  return telemetry === 'none' || owner === 'none' || (protocol !== undefined && legacy.has(protocol)) || (via === 'none' && owner === undefined);
}

/** The file that the caller keeps to, against the file of the same title that the other end provides. */
function agedVersion(index: ArchitectureIndex, { id, path, to }: ElementOf<'integration'>, at: Place, contract: string): Judged | undefined {
  const consumer = documentOf(index, id, contract);
  if (!consumer) return undefined;
  for (let system = index.get('system', to); system; system = index.get('system', system.parent)) {
    for (const [place, { from }] of system.provides.entries()) {
      const provider = from === undefined ? undefined : documentOf(index, system.id, from);
      if (!provider || provider.uri === consumer.uri || provider.title !== consumer.title) continue;
      const message = versionProblem(
        { subject: `Integration ${path} keeps to ${consumer.title}`, version: consumer.version, file: fileName(consumer.uri) },
        { name: system.path, version: provider.version, file: fileName(provider.uri) },
      );
      if (message !== undefined) return { at, message, related: [{ at: { element: system.id, property: `provides.${place}` }, message: `${system.path} provides version ${provider.version}.` }] };
    }
  }
  return undefined;
}

interface VersionedDocument {
  readonly uri: string;
  readonly title: string;
  readonly version: string;
}

/** Undefined where the file does not say which version it is. */
function documentOf(index: ArchitectureIndex, element: ElementId, text: string): VersionedDocument | undefined {
  const found = contractFileOf(index.model, element, text);
  const file: ContractFile | undefined = found?.file;
  if (!found || file?.kind !== 'document' || file.title === undefined || file.version === undefined) return undefined;
  return { uri: found.uri, title: file.title, version: file.version };
}

function verification({ today, number }: RuleContext, { id, path, verified }: ElementOf<'integration'>): Judged | undefined {
  if (verified === undefined) return undefined;
  const at = { element: id, property: 'verified' };
  if (verified === 'none') return { at, severity: 'info', message: `Nobody has ever seen integration ${path} work to its contract; test it and say when, \`verified ${today}\`.` };
  const age = Date.parse(today) - Date.parse(verified.to);
  if (!(age > number('verified') * day)) return undefined;
  return { at, severity: 'info', message: `Integration ${path} was last seen to work on ${verified.text}, ${duration(age)} ago; test it again.` };
}

const day = 86_400_000;

/** What a system provides and requires: the files, their operations and events, and the versions. */
function* systemProblems(index: ArchitectureIndex, system: ElementOf<'system'>): Iterable<Problem> {
  for (const way of ['provides', 'requires'] as const) {
    for (const [place, contract] of system[way].entries()) {
      const at: Place = { element: system.id, property: `${way}.${place}` };
      const subject = `System ${system.path} ${way} ${contract.name} by`;
      const problem = contract.from === undefined ? undefined : (contractProblem(index.model, { at, subject, text: contract.from }) ?? eventProblem(index.model, at, contract));
      if (problem) yield { at, ...problem };
      else if (way === 'requires') yield* requiredVersion(index, system, at, contract);
    }
  }
}

function* requiredVersion(index: ArchitectureIndex, system: ElementOf<'system'>, at: Place, required: ElementOf<'system'>['requires'][number]): Iterable<Problem> {
  const own = required.from === undefined ? undefined : documentOf(index, system.id, required.from);
  const version = splitVersion(required.name).version ?? own?.version;
  if (version === undefined) return;
  const providers = namesOf(required).flatMap((name) => providedInterfaces(index).get(`${required.type} ${name}`) ?? []);
  const messages = providers.map(({ system: provider, contract }) => {
    const offered = contract.from === undefined ? undefined : documentOf(index, provider.id, contract.from);
    if (!offered || offered.uri === own?.uri) return undefined;
    return versionProblem(
      { subject: `System ${system.path} requires ${splitVersion(required.name).name} in`, version, ...(own && { file: fileName(own.uri) }) },
      { name: provider.path, version: offered.version, file: fileName(offered.uri) },
    );
  });
  // One of several providers that fits is enough.
  const [first] = messages;
  if (first !== undefined && !messages.includes(undefined)) yield { at, message: first };
}
