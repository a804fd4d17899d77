import type { AnswerPart, MatrixPart, StoryPart, TablePart, TableRow } from '../../model/answers/answer.ts';
import { cellReasons } from '../../model/answers/reading.ts';
import { ToneIcon, VerdictMark } from './answer-page.tsx';
import { Places } from './answer-places.tsx';
import type { Viewer } from './viewer.ts';
import { currentProject, type ViewerState } from './viewer-state.ts';

interface PartProps<P> {
  readonly part: P;
  readonly viewer: Viewer;
  readonly state: ViewerState;
}

/** What stands behind a verdict: a matrix of verdicts, a table, or a story. */
export function AnswerPartView({ part, viewer, state }: PartProps<AnswerPart>) {
  switch (part.kind) {
    case 'matrix':
      return <Matrix part={part} viewer={viewer} state={state} />;
    case 'table':
      return <Table part={part} viewer={viewer} state={state} />;
    case 'story':
      return <Story part={part} viewer={viewer} />;
  }
}

function Matrix({ part, viewer, state }: PartProps<MatrixPart>) {
  const { rowTitle, columns, rows } = part;
  return (
    <div class="answer-scroll">
      <table class="answer-table matrix">
        <thead>
          <tr>
            <th scope="col">{rowTitle}</th>
            {columns.map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row) => {
          const reasons = cellReasons(columns, row);
          return (
            <tbody key={row.id}>
              <tr>
                <th scope="row">
                  <Named id={row.id} title={row.title} viewer={viewer} state={state} />
                  {row.note !== undefined && <span class="answer-quiet"> {row.note}</span>}
                </th>
                {row.cells.map((cell, place) => (
                  <td key={columns[place]?.id}>{cell === undefined ? <span class="answer-quiet">not there</span> : <VerdictMark verdict={cell.verdict} tone={cell.tone} />}</td>
                ))}
              </tr>
              {reasons.length > 0 && (
                <tr class="because">
                  <td colSpan={columns.length + 1}>
                    {reasons.map(({ when, text, at }) => (
                      <p key={text}>
                        {columns.length > 1 && <span class="answer-when">{when}</span>} {text} <Places at={at} viewer={viewer} />
                      </p>
                    ))}
                  </td>
                </tr>
              )}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

/** A journey by its title, which leads to its story; anything else is only named. */
function Named({ id, title, viewer, state }: { readonly id: string | undefined; readonly title: string; readonly viewer: Viewer; readonly state: ViewerState }) {
  const isTold = id !== undefined && state.answer?.journey !== id && currentProject(state)?.answers.some((entry) => entry.question === 'explain' && entry.journey === id);
  if (!isTold || id === undefined) return <>{title}</>;
  return (
    <button type="button" class="link named" onClick={() => viewer.showAnswer({ question: 'explain', journey: id })}>
      {title}
    </button>
  );
}

function Table({ part: { columns, rows, empty }, viewer, state }: PartProps<TablePart>) {
  if (rows.length === 0) return <p>{empty ?? 'Nothing.'}</p>;
  return (
    <div class="answer-scroll">
      <table class="answer-table">
        <thead>
          <tr>
            {columns.map(({ title, number }) => (
              <th key={title} scope="col" class={number ? 'number' : undefined}>
                {title}
              </th>
            ))}
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <Row key={`${row.id ?? ''} ${place}`} row={row} columns={columns} viewer={viewer} state={state} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, columns, viewer, state }: { readonly row: TableRow; readonly columns: TablePart['columns']; readonly viewer: Viewer; readonly state: ViewerState }) {
  const [first = '', ...others] = row.cells;
  return (
    <tr>
      <th scope="row">
        <span class="row-name">
          {row.tone !== undefined && <ToneIcon tone={row.tone} />}
          {row.verdict !== undefined && <span class="visually-hidden">{row.verdict}: </span>}
          <span>
            <Named id={row.id} title={first} viewer={viewer} state={state} />
          </span>
        </span>
      </th>
      {others.map((cell, place) => (
        <td key={columns[place + 1]?.title} class={cellClass(cell, columns[place + 1]?.number)}>
          {cell}
        </td>
      ))}
      <td>
        <Places at={row.at.slice(0, 1)} viewer={viewer} />
      </td>
    </tr>
  );
}

/** Figures stand at the right; what is short, as a day or a share, is not broken. */
function cellClass(cell: string, number: true | undefined): string | undefined {
  const classes = [number && 'number', cell.length <= 22 && 'short'].filter((name) => name);
  return classes.length === 0 ? undefined : classes.join(' ');
}

function Story({ part: { chapters }, viewer }: Omit<PartProps<StoryPart>, 'state'>) {
  return (
    <>
      {chapters.map(({ title, scenes }) => (
        <section key={scenes[0]?.id} class="chapter">
          {title !== undefined && <h4>{title}</h4>}
          {scenes.map((scene) => (
            <section key={scene.id} class="scene">
              <p class="scene-title">
                <strong>{scene.title}</strong> <Places at={scene.at} viewer={viewer} />
              </p>
              <p>{scene.text}</p>
              <dl>
                {scene.lines.map((line) => (
                  <div key={`${line.label} ${line.text}`} class={line.tone === undefined ? 'scene-line' : `scene-line ${line.tone}`}>
                    <dt>
                      {line.tone !== undefined && <ToneIcon tone={line.tone} />}
                      {line.label}
                    </dt>
                    <dd>
                      {line.text} {line.tone !== undefined && <Places at={line.at} viewer={viewer} />}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </section>
      ))}
    </>
  );
}
