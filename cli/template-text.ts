import type { Parameter } from '../model/elements/reuse.ts';
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
  const name = path.slice(path.lastIndexOf('.') + 1);
  const required = parameters.filter((parameter) => parameter.default === undefined);
  const use = `use ${path} as my${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const given = required.map((parameter) => `${parameter.name}: ${exampleOf(parameter)}`).join(', ');
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
    `  ${use}${given === '' ? '' : ` (${given})`}`,
    '',
  ].join('\n');
}

function parameterLines(parameters: readonly Parameter[]): readonly string[] {
  const typeOf = ({ list, types }: Parameter) => `${list ? 'list of ' : ''}${types.join(' | ')}`;
  const nameWidth = Math.max(0, ...parameters.map(({ name }) => name.length));
  const typeWidth = Math.max(0, ...parameters.map((each) => typeOf(each).length));
  return parameters.flatMap((parameter) => {
    const value = parameter.default === undefined ? 'has to be given' : `${parameter.default} unless given`;
    const line = `  ${parameter.name.padEnd(nameWidth)}  ${typeOf(parameter).padEnd(typeWidth)}  ${value}`;
    return parameter.description === undefined ? [line] : [line, `  ${' '.repeat(nameWidth)}  ${parameter.description.replace(/\s+/g, ' ')}`];
  });
}

function exampleOf({ types, list }: Parameter): string {
  const [type = 'text'] = types;
  const one = types.length > 1 ? type : (examples[type] ?? `my${type.charAt(0).toUpperCase()}${type.slice(1)}`);
  return list ? `[${one}]` : one;
}

const examples: Readonly<Record<string, string>> = {
  text: '"…"',
  number: '10',
  flag: 'yes',
  date: '2027-01-31',
  duration: '30d',
  hours: '24x7',
  percent: '99.9%',
  money: '10000 EUR/year',
  frequency: '4 per 30d',
};
