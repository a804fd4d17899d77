import type { Answer } from '../../../model/answers/answer.ts';
import { gistOf } from '../../../model/answers/reading.ts';
import { counted, thousands } from '../../../model/phrases.ts';
import type { AnswerEntry } from '../../../language-server/protocol.ts';
import { CoverageBar, VerdictMark } from '../answer-page.tsx';
import { AnswerPartView } from '../answer-part.tsx';
import { Icon } from '../icon.tsx';
import { answerName, type AnswerPart } from '../static/snapshot.ts';
import { requestOf } from '../viewer-state.ts';
import { Words } from '../words.tsx';
import { Markdown } from './markdown.tsx';
import type { SitePageProps } from './site-page.ts';
import { usePart } from './use-part.ts';

/** What is asked first, answered in words; then the way to everything else. */
export function FrontPage(page: SitePageProps) {
  const { project, documents } = page;
  const { info } = project;
  const general = info.answers.filter(({ journey }) => journey === undefined);
  const [leading, ...others] = general;
  const about = documents?.all.find(({ kind }) => kind === 'architecture')?.description;
  return (
    <>
      <h1 class="site-title">{info.name}</h1>
      {about !== undefined && <Markdown text={about} className="site-lead" />}
      {leading !== undefined && <LeadingAnswer {...page} entry={leading} />}
      {others.length > 0 && (
        <section aria-label="More answers">
          <h2>What else is asked</h2>
          <div class="site-cards">
            {others.map((entry) => (
              <AnswerCard key={answerName(entry)} {...page} entry={entry} />
            ))}
          </div>
        </section>
      )}
      <Pictures {...page} />
      <section>
        <h2>What is declared</h2>
        <ul class="site-kinds">
          {project.kinds.map(({ kind, title, count }) => (
            <li key={kind}>
              <a href={page.address({ page: 'elements', project, kind })}>
                {title} <b>{thousands(count)}</b>
              </a>
            </li>
          ))}
        </ul>
      </section>
      {project.notes.map((note) => (
        <p key={note} class="site-note">
          {note}
        </p>
      ))}
    </>
  );
}

function LeadingAnswer({ entry, ...page }: SitePageProps & { readonly entry: AnswerEntry }) {
  const answer = useAnswer(page, entry);
  if (answer === undefined) return <div class="site-leading" aria-busy="true" />;
  const matrix = answer.parts.find(({ kind }) => kind === 'matrix');
  return (
    <section class="site-leading answer-body" aria-label={answer.title}>
      <h2 class="site-question">
        <a href={addressOfAnswer(page, entry)}>{answer.title}</a>
      </h2>
      <p class="answer-verdict">
        <VerdictMark verdict={answer.verdict} tone={answer.tone} isLarge />
        <span class="answer-gist">
          <Words text={gistOf(answer)} />
        </span>
      </p>
      <CoverageBar answer={answer} />
      {matrix !== undefined && <AnswerPartView part={matrix} viewer={page.viewer} state={page.state} />}
      <p class="site-more">
        <a href={addressOfAnswer(page, entry)}>
          Why, and what to ask of whom <Icon name="chevron-right" />
        </a>
      </p>
    </section>
  );
}

function AnswerCard({ entry, ...page }: SitePageProps & { readonly entry: AnswerEntry }) {
  const answer = useAnswer(page, entry);
  return (
    <a class="site-card" href={addressOfAnswer(page, entry)}>
      <h3>{entry.title}</h3>
      {answer !== undefined && (
        <>
          <VerdictMark verdict={answer.verdict} tone={answer.tone} />
          <p>
            <Words text={gistOf(answer)} />
          </p>
        </>
      )}
    </a>
  );
}

function useAnswer({ parts, project }: SitePageProps, entry: AnswerEntry): Answer | undefined {
  return usePart<AnswerPart>(parts, project.answers[answerName(entry)]).part?.[''];
}

function addressOfAnswer({ address, project }: SitePageProps, { question, journey }: AnswerEntry): string {
  return address({ page: 'answer', project, answer: { question, ...(journey !== undefined && { journey }) } });
}

/** The pictures: of all systems, of those that somebody has declared a view for, and of each journey in its ways. */
function Pictures(page: SitePageProps) {
  const { project, address } = page;
  const { views, answers } = project.info;
  const whole = views.filter(({ subject, declaration }) => subject === undefined || declaration !== undefined);
  const journeys = [...new Set(views.flatMap(({ subject, declaration }) => (subject !== undefined && declaration === undefined ? [subject] : [])))];
  return (
    <section>
      <h2>Pictures</h2>
      <ul class="site-pictures">
        {whole.map((view) => (
          <li key={view.name}>
            <a href={address({ page: 'view', project, view: requestOf(view, undefined) })}>
              <Icon name={view.kind} /> {view.title}
            </a>
          </li>
        ))}
      </ul>
      {journeys.length > 0 && (
        <table class="site-table">
          <thead>
            <tr>
              <th scope="col">{counted(journeys.length, 'journey')}</th>
              <th scope="col">Also as</th>
            </tr>
          </thead>
          <tbody>
            {journeys.map((journey) => {
              const own = views.filter(({ subject, declaration }) => subject === journey && declaration === undefined);
              const told = answers.find((entry) => entry.journey === journey);
              const [first, ...rest] = own;
              if (first === undefined) return undefined;
              return (
                <tr key={journey}>
                  <th scope="row">
                    <a href={address({ page: 'view', project, view: requestOf(first, undefined) })}>{first.title}</a>
                  </th>
                  <td class="site-also">
                    {rest.map((view) => (
                      <a key={view.name} href={address({ page: 'view', project, view: requestOf(view, undefined) })}>
                        {view.kind}
                      </a>
                    ))}
                    {told !== undefined && <a href={addressOfAnswer(page, told)}>in words</a>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
