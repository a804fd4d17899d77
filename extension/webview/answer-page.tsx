import { useEffect, useRef } from 'preact/hooks';
import type { Answer, AnswerTone, Verdict } from '../../model/answers/answer.ts';
import { coverageNoun, gistOf, questionsByTeam } from '../../model/answers/reading.ts';
import { counted } from '../../model/phrases.ts';
import { AnswerPartView } from './answer-part.tsx';
import { Places } from './answer-places.tsx';
import { Icon, type IconName } from './icon.tsx';
import type { Viewer } from './viewer.ts';
import { type Answered, currentProject, type ViewerState } from './viewer-state.ts';
import { Words } from './words.tsx';

interface AnswerPageProps {
  readonly answered: Answered;
  readonly viewer: Viewer;
  readonly state: ViewerState;
}

/** An answer to be read: the verdict, why, what to ask of whom, and what stands behind it. */
export function AnswerPage({ answered: { key, answer }, viewer, state }: AnswerPageProps) {
  const page = useRef<HTMLElement>(null);
  // Another answer is read from its beginning; the same one, which has changed, from where its reader is.
  useEffect(() => {
    if (page.current !== null) page.current.scrollTop = 0;
  }, [key]);
  const project = currentProject(state);
  const { title, plateau, verdict, tone, reasons, questions, parts } = answer;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the keyboard
    <article class="answer" ref={page} tabIndex={0} aria-label={title}>
      <div class="answer-column">
        <p class="answer-about">{[project?.name, plateau && `at ${plateau.title}`].filter((part) => part).join(' · ')}</p>
        <h2 class="answer-title">{title}</h2>
        <p class="answer-verdict">
          <VerdictMark verdict={verdict} tone={tone} isLarge />
          <span class="answer-gist">
            <Words text={gistOf(answer)} />
          </span>
        </p>
        <CoverageBar answer={answer} />
        {reasons.length > 0 && (
          <section>
            <h3>Why</h3>
            <ol class="answer-reasons">
              {reasons.map((reason) => (
                <li key={reason.text}>
                  <p>
                    <Words text={reason.text} />
                  </p>
                  <Places at={reason.at} viewer={viewer} />
                </li>
              ))}
            </ol>
          </section>
        )}
        {questions.length > 0 && (
          <section>
            <h3>What to ask</h3>
            {questionsByTeam(questions).map(({ team, questions: own }) => (
              <section key={team} class="answer-team">
                <h4>{team}</h4>
                <ul>
                  {own.map((question) => (
                    <li key={question.text}>
                      <p>
                        <Words text={question.text} /> <span class="answer-quiet">Bears on {counted(question.settles, 'verdict')}.</span>
                      </p>
                      <Places at={question.at} viewer={viewer} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </section>
        )}
        {parts.map((part) => (
          <section key={part.title}>
            <h3>{part.title}</h3>
            <AnswerPartView part={part} viewer={viewer} state={state} />
          </section>
        ))}
      </div>
    </article>
  );
}

const icons: Readonly<Record<AnswerTone, IconName>> = { good: 'pass', warning: 'warning', error: 'error', unknown: 'question' };
const iconTones: Readonly<Record<AnswerTone, string>> = { good: 'good', warning: 'warning', error: 'error', unknown: 'info' };

/** A glyph and a word; the colour only repeats them. */
export function VerdictMark({ verdict, tone, isLarge = false }: { readonly verdict: Verdict; readonly tone: AnswerTone; readonly isLarge?: boolean }) {
  return (
    <span class={`verdict ${tone}${isLarge ? ' large' : ''}`}>
      <Icon name={icons[tone]} tone={iconTones[tone]} />
      {verdict}
    </span>
  );
}

/** The glyph alone, beside words that say the same. */
export function ToneIcon({ tone }: { readonly tone: AnswerTone }) {
  return <Icon name={icons[tone]} tone={iconTones[tone]} />;
}

/** How many of the facts that decide are stated. */
export function CoverageBar({ answer }: { readonly answer: Answer }) {
  const { percent, known, of } = answer.coverage;
  if (of === 0) return undefined;
  return (
    <div class="coverage">
      <svg class="coverage-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect class="coverage-whole" width="100" height="6" />
        <rect class="coverage-part" width={percent} height="6" />
      </svg>
      <span>
        <strong>{percent} %</strong> covered: {known} of {of} {coverageNoun(answer)}
      </span>
    </div>
  );
}
