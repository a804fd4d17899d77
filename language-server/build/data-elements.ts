import type { DataEntity, IdentityLink, Processing } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import type { Names, ReadDeclaration } from './declaration.ts';
import type { ElementScope } from './element-scope.ts';
import { readDateValue, readDurationAmount, readPercentAmount, unlessNone } from './read-amount.ts';
import { listOrNothing, readBase, readChanges, stated } from './read-element.ts';
import { pathOf, readRefs, readStatedRef, readStatedRefs } from './read-reference.ts';
import { readOpenWord, readStatedWords, readWord, readWordList } from './read-word.ts';

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

export const readProcessing: ReadDeclaration<ast.Processing> = (scope, node, names): Processing => ({
  ...readBase(scope, node, names),
  kind: 'processing',
  data: [],
  systems: [],
  ...processingFields(scope, node),
  ...readChanges(scope, node.at, processingFields),
});

export function dataFields(scope: ElementScope, node: ast.DataBody): Partial<DataEntity> {
  const classes = readWordList(scope, node, 'class', node.class, 'dataClass');
  const found = readWordList(scope, node, 'audit', node.audit, 'audit');
  const on = unlessNone(readDateValue(scope, node, 'auditedOn', node.auditedOn));
  return stated<DataEntity>({
    subject: readWord(scope, node, 'subject', node.subject, 'dataSubject'),
    class: classes?.[0],
    classes,
    identifiers: listOrNothing(node.identifiers?.map(pathOf)),
    retention: readDurationAmount(scope, node.retention),
    retentionUntil: readOpenWord(scope, node, 'retentionUntil', node.retentionUntil, 'retentionEnd'),
    criticality: readWord(scope, node, 'criticality', node.criticality, 'criticality'),
    survivorship: readStatedWords(scope, node, 'survivorship', node.survivorship, 'survivorship'),
    audit: found?.includes('none') ? 'none' : found && { found, ...(on && { on }) },
  });
}

export function identityFields(scope: ElementScope, node: ast.IdentityBody): Partial<IdentityLink> {
  const resolvers = listOrNothing(readRefs(scope, node.by, ['system', 'team']));
  return stated<IdentityLink>({
    type: readWord(scope, node, 'kind', node.kind, 'identityType'),
    by: resolvers?.[0],
    resolvers,
    confidence: unlessNone(readPercentAmount(scope, node.confidence)),
  });
}

export function processingFields(scope: ElementScope, node: ast.ProcessingBody): Partial<Processing> {
  return stated<Processing>({
    purpose: node.purpose,
    data: listOrNothing(readRefs(scope, node.of, ['data'])),
    systems: listOrNothing(readRefs(scope, node.in, ['system'])),
    basis: readWord(scope, node, 'basis', node.basis, 'basis'),
    recipients: readStatedRefs(scope, node.recipients, ['team', 'system']),
    retention: readDurationAmount(scope, node.retention),
    retentionUntil: readOpenWord(scope, node, 'retentionUntil', node.retentionUntil, 'retentionEnd'),
    role: readWord(scope, node, 'role', node.role, 'processingRole'),
    safeguard: readWord(scope, node, 'safeguard', node.safeguard, 'safeguard'),
    controller: node.controller,
    contact: node.contact,
    measures: node.measures?.includes('none') ? 'none' : listOrNothing(node.measures),
    automated: node.automated ? !node.notAutomated : undefined,
    reviewedBy: readStatedRef(scope, node.reviewedBy, ['team']),
    discloses: readStatedWords(scope, node, 'discloses', node.discloses, 'disclosure'),
    optOutBy: readStatedRef(scope, node.optOutBy, ['system']),
  });
}
