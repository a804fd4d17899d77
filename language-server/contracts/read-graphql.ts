import { GraphQLError, parse } from 'graphql';
import type { DefinitionNode } from 'graphql';
import type { ContractDocument, ContractOperation } from '../../model/contracts.ts';
import { fault } from './contract-fault.ts';
import type { ContractFault } from './contract-fault.ts';

/** GraphQL SDL: the fields of the root types, whatever the schema calls them. */
export function readGraphql(text: string): ContractDocument | ContractFault {
  let definitions: readonly DefinitionNode[];
  try {
    definitions = parse(text).definitions;
  } catch (error) {
    const line = error instanceof GraphQLError ? error.locations?.[0]?.line : undefined;
    return fault(error instanceof GraphQLError ? error.message.replace(/^Syntax Error: |\.$/g, '') : undefined, line === undefined ? undefined : line - 1);
  }
  const roots = rootTypes(definitions);
  const operations = definitions.flatMap((definition): readonly ContractOperation[] => {
    if (definition.kind !== 'ObjectTypeDefinition' && definition.kind !== 'ObjectTypeExtension') return [];
    const type = definition.name.value;
    if (!roots.has(type)) return [];
    return (definition.fields ?? []).map(({ name, description, loc }): ContractOperation => {
      const summary = description?.value;
      const start = name.loc?.startToken ?? loc?.startToken;
      return {
        kind: 'operation',
        names: [name.value, `${type}.${name.value}`],
        ...(summary !== undefined && { summary }),
        place: { line: (start?.line ?? 1) - 1, character: (start?.column ?? 1) - 1 },
      };
    });
  });
  return { kind: 'document', format: 'graphql', operations };
}

/** Those of `schema { query: … }`; by their usual names where it is left out. */
function rootTypes(definitions: readonly DefinitionNode[]): ReadonlySet<string> {
  const stated = definitions.flatMap((definition) =>
    definition.kind === 'SchemaDefinition' || definition.kind === 'SchemaExtension' ? (definition.operationTypes ?? []).map(({ type }) => type.name.value) : [],
  );
  const hasSchema = definitions.some(({ kind }) => kind === 'SchemaDefinition');
  return new Set(hasSchema ? stated : ['Query', 'Mutation', 'Subscription', ...stated]);
}
