import type { ViewRequest } from '../../diagram/view-graph.ts';
import type { ProjectInfo, ProjectsParams } from '../../language-server/protocol.ts';
import type { Around } from './table.ts';

/** The picture that shows an element: of a journey its own, of everything else the landscape. */
export async function showElement({ server, previews }: Around, uri: unknown, element: unknown): Promise<void> {
  if (typeof uri !== 'string' || typeof element !== 'string') return;
  const params: ProjectsParams = { uri };
  const [project] = await server.ask<readonly ProjectInfo[]>('projects', params);
  if (project === undefined) return;
  const isJourney = project.views.some((view) => view.kind === 'journey' && view.subject === element);
  const view: ViewRequest = isJourney ? { kind: 'journey', subject: element } : { kind: 'landscape' };
  previews.show(project.uri, view, element);
}
