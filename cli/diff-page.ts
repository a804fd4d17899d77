import type { DiffReport } from './diff-report.ts';
import { startDrawing } from './drawing.ts';

/** The viewer in one file that needs no server, with both versions on one canvas and a list of what is different. */
export async function diffPage({ versions: { before, after, project, withText }, diff, consequences, before: earlier, after: later }: DiffReport): Promise<string> {
  const [{ takeSnapshot }, { readPageProgram }, { staticPage }] = await Promise.all([import('./snapshot.ts'), import('./page-program.ts'), import('./static-page.ts')]);
  const drawing = await startDrawing();
  try {
    const comparison = { before, after, difference: { diff, consequences, before: earlier, after: later } };
    const { title, parts, letters, notes } = await takeSnapshot([project], { kind: 'pictures', at: undefined, withText, comparison, drawing });
    for (const note of notes) process.stderr.write(`cxa: ${note}\n`);
    return staticPage({ title: `${title}: ${before.name} → ${after.name}`, program: await readPageProgram(letters), parts, hasFiles: false });
  } finally {
    drawing.close();
  }
}
