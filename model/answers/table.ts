import type { ElementId } from '../element-base.ts';
import { quoted } from '../phrases.ts';
import type { Answer, AnswerContext, QuestionId } from './answer.ts';
import { answerBenefits } from './benefits.ts';
import { answerExplain } from './explain.ts';
import { answerHorizon } from './horizon.ts';
import { answerOwner } from './owner.ts';
import { answerPause } from './pause.ts';
import { answerSingleView } from './single-view.ts';

/** One question: what it is called, what it is about, and what answers it. */
interface Question {
  /** In words; the journey's title comes in where it is about one. */
  readonly title: (journey: string | undefined) => string;
  /** Whether it is asked of one journey, can be, or is never. */
  readonly journey: 'needed' | 'possible' | 'never';
  /** It looks at one plateau, today's where none is named; else at all of them, or at what has no plateau. */
  readonly isAtPlateau: boolean;
  readonly answer: (context: AnswerContext, journey: ElementId | undefined) => Omit<Answer, 'question' | 'title'>;
}

/** Every question that can be answered. */
export const questions: Readonly<Record<QuestionId, Question>> = {
  horizon: {
    title: () => 'Does it support the experience now, next and later?',
    journey: 'never',
    isAtPlateau: false,
    answer: answerHorizon,
  },
  'single-view': {
    title: () => 'Does the stack support a single view of communication?',
    journey: 'never',
    isAtPlateau: true,
    answer: answerSingleView,
  },
  explain: {
    title: (journey) => `Can we explain and fix ${quoted(journey ?? '')}?`,
    journey: 'needed',
    isAtPlateau: true,
    answer: (context, journey) => answerExplain(context, journey ?? ''),
  },
  owner: {
    title: (journey) => (journey === undefined ? 'Who owns it end to end?' : `Who owns ${quoted(journey)} end to end?`),
    journey: 'possible',
    isAtPlateau: true,
    answer: answerOwner,
  },
  benefits: {
    title: () => 'Are we achieving the benefits?',
    journey: 'never',
    isAtPlateau: false,
    answer: answerBenefits,
  },
  pause: {
    title: () => 'Should we pause?',
    journey: 'never',
    isAtPlateau: false,
    answer: answerPause,
  },
};

/** Answers one question. A journey is looked at only where the question is about one; its id has to be one of the model's. */
export function answerQuestion(context: AnswerContext, id: QuestionId, journey?: ElementId): Answer {
  const question = questions[id];
  const about = question.journey === 'never' ? undefined : journey;
  const element = context.model.elements.find((each) => each.id === about);
  const { index } = context.stand(context.at);
  const plateau = index.plateau === undefined || !question.isAtPlateau ? undefined : (context.at ?? index.plateau);
  const answer = question.answer(context, about);
  return {
    question: id,
    title: question.title(about === undefined ? undefined : (element?.title ?? element?.path ?? about.slice(about.indexOf(':') + 1))),
    ...(about !== undefined && { journey: about }),
    ...(plateau !== undefined && { plateau: { id: plateau, title: index.label(plateau) } }),
    ...answer,
  };
}
