import { gistOf } from '../../../model/answers/reading.ts';
import { counted } from '../../../model/phrases.ts';
import { VerdictMark } from '../answer-page.tsx';
import { Icon } from '../icon.tsx';
import type { Parts } from '../static/parts.ts';
import type { Route } from '../static/route.ts';
import { answerName, type AnswerPart, type Snapshot, type SnapshotProject } from '../static/snapshot.ts';
import { Words } from '../words.tsx';
import { usePart } from './use-part.ts';

interface ProjectsPageProps {
  readonly snapshot: Snapshot;
  readonly parts: Parts;
  readonly address: (route: Route) => string;
}

/** The front page of several architectures: each with its verdict. */
export function ProjectsPage({ snapshot, parts, address }: ProjectsPageProps) {
  return (
    <>
      <h1 class="site-title">{snapshot.title}</h1>
      <div class="site-cards wide">
        {snapshot.projects.map((project) => (
          <ProjectCard key={project.slug} project={project} parts={parts} to={address({ page: 'front', project })} />
        ))}
      </div>
    </>
  );
}

function ProjectCard({ project, parts, to }: { readonly project: SnapshotProject; readonly parts: Parts; readonly to: string }) {
  const { info } = project;
  const [leading] = info.answers;
  const answer = usePart<AnswerPart>(parts, leading && project.answers[answerName(leading)]).part?.[''];
  return (
    <a class="site-card" href={to}>
      <h2>{info.name}</h2>
      {answer !== undefined && (
        <>
          <VerdictMark verdict={answer.verdict} tone={answer.tone} />
          <p>
            <Words text={gistOf(answer)} />
          </p>
        </>
      )}
      <p class="site-counts">
        <span>
          <Icon name="error" tone="error" /> {counted(info.errors, 'error')}
        </span>
        <span>
          <Icon name="warning" tone="warning" /> {counted(info.warnings, 'warning')}
        </span>
      </p>
    </a>
  );
}
