import { explainRule, nearestRule } from '../model/explain-rule.ts';
import { rules } from '../model/rules/table.ts';
import type { CliCommand } from './command.ts';
import { UsageError } from './usage-error.ts';

export const explainCommand: CliCommand = {
  register(program, done) {
    program
      .command('explain')
      .description('say what a rule means, why, and how to mend it')
      .argument('<rule>', 'its id: JRN-02')
      .action((id: string) => {
        const text = explainRule(id);
        if (text === undefined) {
          const near = nearestRule(id);
          throw new UsageError(`There is no rule "${id}"; ${near ? `did you mean ${near}?` : `there are ${Object.keys(rules).join(', ')}.`}`);
        }
        process.stdout.write(`${text.trimEnd()}\n`);
        done(0);
      });
  },
};
