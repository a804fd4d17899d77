import type { ViewEntry } from '../diagram/view-graph.ts';
import type { Project, ProjectState } from '../language-server/project.ts';
import { startDrawing } from './drawing.ts';
import { readPageProgram } from './page-program.ts';
import { takeSnapshot } from './snapshot.ts';
import { staticPage } from './static-page.ts';

export interface RenderPageOptions {
  /** All, or as many as are reasonable, where it is left out. */
  readonly choose?: (state: ProjectState, all: readonly ViewEntry[]) => readonly ViewEntry[];
  readonly at: string | undefined;
  readonly withText: boolean;
}

/** One file that holds the viewer and all it shows. */
export async function renderPage(projects: readonly Project[], options: RenderPageOptions): Promise<{ readonly page: string; readonly notes: readonly string[] }> {
  const drawing = await startDrawing();
  try {
    const { title, parts, letters, notes } = await takeSnapshot(projects, { ...options, kind: 'pictures', drawing });
    return { page: staticPage({ title, program: await readPageProgram(letters), parts, hasFiles: false }), notes };
  } finally {
    drawing.close();
  }
}
