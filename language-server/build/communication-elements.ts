import type { Cap, Communication, Consent, Policy, Suppression } from '../../model/element.ts';
import type { Stated } from '../../model/element-base.ts';
import type * as ast from '../generated/ast.ts';
import type { ReadDeclaration } from './declaration.ts';
import type { ElementScope } from './element-scope.ts';
import { readDurationAmount, readHourSpans, readNumberAmount, readRateAmount, unlessNone } from './read-amount.ts';
import { listOrNothing, readBase, readChanges, stated } from './read-element.ts';
import { readMention } from './read-mention.ts';
import { isNone, pathOf, readRef, readRefs, readStatedRef, readStatedRefs, readWords } from './read-reference.ts';
import { readOpenWord, readStatedWords, readWord } from './read-word.ts';

export const readCommunication: ReadDeclaration<ast.Communication> = (scope, node, names): Communication => ({
  ...readBase(scope, node, names),
  kind: 'communication',
  personas: [],
  steps: [],
  intents: [],
  channels: [],
  ...communicationFields(scope, node),
  ...readChanges(scope, node.at, communicationFields),
});

export const readPolicy: ReadDeclaration<ast.Policy> = (scope, node, names): Policy => ({
  ...readBase(scope, node, names),
  kind: 'policy',
  caps: [],
  suppress: [],
  ...policyFields(scope, node),
  ...readChanges(scope, node.at, policyFields),
});

export function communicationFields(scope: ElementScope, node: ast.CommunicationBody): Partial<Communication> {
  return stated<Communication>({
    type: readWord(scope, node, 'type', node.type, 'communicationType'),
    personas: listOrNothing(readRefs(scope, node.for, ['persona'])),
    steps: listOrNothing(readRefs(scope, node.in, ['step', 'journey'])),
    intents: listOrNothing(readWords(scope, node.intents, ['intent'])),
    channels: listOrNothing(readRefs(scope, node.channels, ['channel'])),
    sender: readStatedRef(scope, node.sender, ['system']),
    frequency: readRateAmount(scope, node.frequency),
    day: unlessNone(readNumberAmount(scope, node.day)),
    priority: unlessNone(readNumberAmount(scope, node.priority)),
    brand: node.brand,
    tone: readOpenWord(scope, node, 'tone', node.tone, 'tone'),
    locale: node.locale,
    basis: readWord(scope, node, 'basis', node.basis, 'basis'),
    mandatory: node.mandatory ? true : undefined,
    asks: listOrNothing(node.asks),
    returns: readStatedWords(scope, node, 'returns', node.returns?.map(pathOf), 'engagement'),
    stage: readWord(scope, node, 'stage', node.stage, 'stage'),
    template: node.template,
    archivedIn: readStatedRefs(scope, node.archivedIn, ['system']),
    feeds: readStatedRefs(scope, node.feeds, ['data', 'metric', 'system', 'decision', 'initiative']),
  });
}

export function policyFields(scope: ElementScope, node: ast.PolicyBody): Partial<Policy> {
  return stated<Policy>({
    singleView: readStatedRef(scope, node.singleView, ['system']),
    caps: listOrNothing((node.caps ?? []).flatMap((cap) => readCap(scope, cap))),
    quiet: readHourSpans(scope, node.quiet),
    suppress: listOrNothing((node.suppress ?? []).flatMap((each) => readSuppression(scope, each))),
    brand: node.brand,
    tone: readOpenWord(scope, node, 'tone', node.tone, 'tone'),
    consent: readConsent(scope, node),
    override: readStatedWords(scope, node, 'override', node.override, 'communicationType'),
    honours: readStatedWords(scope, node, 'honours', node.honours, 'signal'),
  });
}

function readCap(scope: ElementScope, node: ast.Cap): Cap[] {
  const type = readWord(scope, node, 'type', node.type, 'communicationType');
  const limit = readRateAmount(scope, node.limit);
  return type === undefined || limit === undefined ? [] : [{ type, limit }];
}

function readSuppression(scope: ElementScope, node: ast.Suppression): Suppression[] {
  const type = readWord(scope, node, 'type', node.type, 'communicationType');
  const during = readMention(scope, node.during, ['journey', 'step', 'intent', 'context']);
  return type === undefined || during === undefined ? [] : [{ type, during }];
}

function readConsent(scope: ElementScope, node: ast.PolicyBody): Stated<Consent> | undefined {
  if (node.consentBy && isNone(node.consentBy)) return 'none';
  const by = readRef(scope, node.consentBy, ['system']);
  const within = unlessNone(readDurationAmount(scope, node.consentWithin));
  return by === undefined ? undefined : { by, ...(within && { within }) };
}
