import type { Template } from '../../model/element.ts';
import type * as ast from '../generated/ast.ts';
import type { ReadDeclaration } from './declaration.ts';
import { readBase } from './read-element.ts';

/** Of a template itself only that there is one. */
export const readTemplate: ReadDeclaration<ast.Template> = (scope, node, names): Template => ({
  ...readBase(scope, node, names),
  kind: 'template',
});
