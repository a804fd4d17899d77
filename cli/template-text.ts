import type { Parameter } from '../model/elements/reuse.ts';
import { today } from '../language-server/local-day.ts';
import { typeText } from '../language-server/template/parameter.ts';
import { useSnippet } from '../language-server/template/starter-use.ts';
import type { ReachableTemplate } from './reachable-templates.ts';

/** A line for each template, by where it comes from. */
export function listText(all: readonly ReachableTemplate[]): string {
  if (all.length === 0) return 'There is no template here, and no installed package has one.\n';
  const width = Math.max(...all.map(({ template }) => template.path.length));
  const origins = [...new Set(all.map(({ origin }) => origin))];
  return origins
    .map((origin) => {
      const own = all.filter((each) => each.origin === origin);
      const hint = own[0]?.toImport === undefined ? '' : `  (not imported yet: import "${origin}")`;
      const lines = own.map(({ template }) => `  ${template.path.padEnd(width)}  ${template.title ?? ''}`.trimEnd());
      return `${origin}${hint}\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

/** What a template is, takes, and how it is used. */
export function showText({ template, origin, toImport }: ReachableTemplate): string {
  const { path, title, description, parameters } = template;
  return [
    `${path}${title === undefined ? '' : `  ${title}`}`,
    `from ${origin}`,
    ...(description === undefined ? [] : ['', description]),
    '',
    parameters.length === 0 ? 'It has no parameters.' : 'Parameters:',
    ...parameterLines(parameters),
    '',
    'Use it:',
    ...(toImport === undefined ? [] : [`  import "${toImport}"`]),
    ...useSnippet(template, today()).split('\n').map((line) => `  ${line}`),
    '',
  ].join('\n');
}

function parameterLines(parameters: readonly Parameter[]): readonly string[] {
  const nameWidth = Math.max(0, ...parameters.map(({ name }) => name.length));
  const typeWidth = Math.max(0, ...parameters.map((each) => typeText(each).length));
  return parameters.flatMap((parameter) => {
    const value = parameter.default === undefined ? 'has to be given' : `${parameter.default} unless given`;
    const line = `  ${parameter.name.padEnd(nameWidth)}  ${typeText(parameter).padEnd(typeWidth)}  ${value}`;
    return parameter.description === undefined ? [line] : [line, `  ${' '.repeat(nameWidth)}  ${parameter.description.replace(/\s+/g, ' ')}`];
  });
}
