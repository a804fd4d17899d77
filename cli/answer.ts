import { existsSync } from 'node:fs';
import { Option } from 'commander';
import { type AnswerContext, type QuestionId, questionIds } from '../model/answers/answer.ts';
import { findJourney } from '../model/answers/journey-name.ts';
import { answerQuestion, questions } from '../model/answers/table.ts';
import type { ElementId } from '../model/element-base.ts';
import { architectureName, profiles } from '../model/model.ts';
import type { Model, Profile } from '../model/model.ts';
import { nearest } from '../model/nearest.ts';
import { answerContext } from '../language-server/answer-context.ts';
import { answerFormats } from './answer-formats.ts';
import type { AnswerFormat } from './answer-formats.ts';
import type { CliCommand } from './command.ts';
import { readDay } from './day-option.ts';
import { openProjects, shownPath } from './open-projects.ts';
import { useColour } from './paint.ts';
import { UsageError } from './usage-error.ts';
import { writeOutput } from './write-output.ts';

interface AnswerCommandOptions {
  readonly profile?: Profile;
  readonly at?: string;
  readonly today?: string;
  readonly format: AnswerFormat;
  readonly output?: string;
}

export const answerCommand: CliCommand = {
  register(program, done) {
    program
      .command('answer')
      .description('answer the questions that decide, in words: verdict, reasons, and what to ask of whom')
      .argument('<question>', questionIds.join(', '))
      .argument('[subject...]', 'the journey, by its name, where the question is about one; and a folder or .cxa file, the current folder when left out')
      .addOption(new Option('--profile <profile>', 'what must be stated').choices(profiles))
      .option('--at <plateau>', 'at this plateau only')
      .option('--today <date>', 'as if it were this day, YYYY-MM-DD', readDay)
      .addOption(new Option('--format <format>', 'how to print').choices(Object.keys(answerFormats)).default('text'))
      .option('-o, --output <file>', 'write to a file instead')
      .action(async (question: string, subject: string[], options: AnswerCommandOptions) => {
        await answer(question, subject, options);
        done(0);
      });
  },
};

async function answer(name: string, subject: readonly string[], options: AnswerCommandOptions): Promise<void> {
  const id = questionIds.find((each) => each === name);
  if (id === undefined) {
    const near = nearest(name, questionIds);
    throw new UsageError(`There is no question "${name}"; ${near ? `did you mean ${near}?` : `there are ${questionIds.join(', ')}.`}`);
  }
  const { journey, path } = readSubject(id, subject);
  const opened = await openProjects(path === undefined ? [] : [path], {
    ...(options.profile !== undefined && { profile: options.profile }),
    ...(options.at !== undefined && { at: options.at }),
    ...(options.today !== undefined && { today: options.today }),
  });
  const [only, ...more] = opened;
  if (!only || more.length > 0) {
    throw new UsageError(`There are ${opened.length} projects here; name one: ${opened.map(({ project }) => shownPath(project.root)).join(', ')}`);
  }
  const state = only.project.state();
  const context: AnswerContext = {
    ...answerContext(state, options.at === undefined ? undefined : `plateau:${options.at}`),
    ...(options.today !== undefined && { isDayFixed: true }),
  };
  const text = answerFormats[options.format]({
    answer: answerQuestion(context, id, journey === undefined ? undefined : journeyIn(state.model, journey)),
    project: architectureName(state.model),
    profile: state.config.profile,
    today: state.today,
    colour: options.output === undefined && useColour(),
  });
  if (options.output === undefined) process.stdout.write(text);
  else writeOutput(options.output, text);
}

/** Of what follows the question the first is the journey, where the question is about one. */
function readSubject(id: QuestionId, subject: readonly string[]) {
  const { journey } = questions[id];
  const words = [...subject];
  // A single word after a question that can do without a journey is a folder where there is one of that name.
  const isJourney = journey === 'needed' || (journey === 'possible' && (words.length > 1 || !existsSync(words[0] ?? '.')));
  const name = isJourney ? words.shift() : undefined;
  if (journey === 'needed' && name === undefined) throw new UsageError(`Say which journey is to be explained: cxa answer ${id} JOURNEY.`);
  const path = words.shift();
  if (words.length > 0) throw new UsageError(`"${words[0]}" is one word too many; cxa answer ${id} takes ${journey === 'never' ? 'a folder' : 'a journey and a folder'}.`);
  return { journey: name, path };
}

function journeyIn(model: Model, name: string): ElementId {
  const found = findJourney(model, name);
  if (typeof found === 'string') throw new UsageError(found);
  return found.id;
}
