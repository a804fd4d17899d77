import type { Bridge, Migration, Plateau, Wave } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import type { Names, ReadDeclaration } from './declaration.ts';
import type { ElementScope } from './element-scope.ts';
import { readDateText, readDateValue, readDurationAmount, readNumberAmount, unlessNone } from './read-amount.ts';
import { listOrNothing, readBase, readChanges, stated } from './read-element.ts';
import { isNone, readRef, readRefs } from './read-reference.ts';
import { valueRange } from './syntax-places.ts';

export const readPlateau: ReadDeclaration<ast.Plateau> = (scope, node, names): Plateau => {
  const [after, second] = readRefs(scope, node.after, ['plateau']);
  if (second !== undefined) {
    const message = `A plateau follows one other; keep the later of those in \`after\`, and say there what that one follows.`;
    scope.document.report({ rule: 'reference', severity: 'error', message, range: valueRange(node, 'after', 1), element: scope.id });
  }
  return {
    ...readBase(scope, node, names),
    kind: 'plateau',
    ...stated<Plateau>({
      after,
      starts: unlessNone(readDateValue(scope, node, 'starts', node.starts)),
      ends: unlessNone(readDateValue(scope, node, 'ends', node.ends)),
    }),
  };
};

export function readMigration(scope: ElementScope, node: ast.Migration, names: Names): Migration {
  return {
    ...readBase(scope, node, names),
    kind: 'migration',
    from: readRefs(scope, node.from, ['system']),
    to: readRefs(scope, node.to, ['system']),
    waves: [],
    ...stated<Migration>({ plateau: readRef(scope, node.plateau, ['plateau']) }),
    ...migrationFields(scope, node),
    ...readChanges(scope, node.at, migrationFields),
  };
}

function migrationFields(scope: ElementScope, node: ast.MigrationBody): Partial<Migration> {
  const bridges = node.bridges ?? [];
  return stated<Migration>({
    waves: listOrNothing((node.waves ?? []).map((wave) => readWave(scope, wave))),
    split: node.split,
    bridges: bridges.some(({ system }) => system && isNone(system))
      ? 'none'
      : listOrNothing(bridges.flatMap((bridge) => readBridge(scope, bridge))),
  });
}

function readWave(scope: ElementScope, node: ast.Wave): Wave {
  return {
    name: node.name ?? '',
    ...stated<Wave>({
      seats: unlessNone(readNumberAmount(scope, node.seats)),
      on: unlessNone(readDateValue(scope, node, 'on', node.on)),
      rollback: node.rollback,
      within: unlessNone(readDurationAmount(scope, node.within)),
    }),
  };
}

function readBridge(scope: ElementScope, node: ast.Bridge): Bridge[] {
  const system = readRef(scope, node.system, ['system', 'integration']);
  if (system === undefined) return [];
  const until = readRef(scope, node.until, ['plateau']);
  const untilDate = readDateText(scope, node, 'untilDate', node.untilDate);
  return [{ system, ...stated<Bridge>({ until, untilDate }) }];
}
