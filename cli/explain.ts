import { Option } from 'commander';
import { explainAllRules, explainRule, nearestRule } from '../model/explain-rule.ts';
import type { CliCommand } from './command.ts';
import { listRules } from './rule-list.ts';
import { createPaint } from './paint.ts';
import { terminalText } from './terminal-text.ts';
import { UsageError } from './usage-error.ts';

export const explainCommand: CliCommand = {
  register(program, done) {
    program
      .command('explain')
      .description('say what a rule means, why, and how to mend it; without one, list them all')
      .argument('[rule]', 'its id: JRN-02')
      .addOption(new Option('--format <format>', 'how to print').choices(['text', 'markdown']).default('text'))
      .action((id: string | undefined, { format }: { readonly format: 'text' | 'markdown' }) => {
        const paint = createPaint(process.stdout.isTTY === true && !process.env.NO_COLOR);
        if (format === 'markdown') process.stdout.write(`${(id === undefined ? explainAllRules() : explained(id)).trimEnd()}\n`);
        else process.stdout.write(id === undefined ? listRules(paint) : terminalText(explained(id), paint));
        done(0);
      });
  },
};

function explained(id: string): string {
  const text = explainRule(id);
  if (text !== undefined) return text;
  const near = nearestRule(id);
  throw new UsageError(`There is no rule "${id}"; ${near ? `did you mean ${near}?` : 'list them with: cxa explain'}`);
}
