import type { AnswerPlace } from '../../model/answers/answer.ts';
import type { Viewer } from './viewer.ts';

interface PlacesProps {
  readonly at: readonly AnswerPlace[];
  readonly viewer: Viewer;
}

/** More are counted, not shown. */
const limit = 4;

/** The lines of text that say so: a click opens them. */
export function Places({ at, viewer }: PlacesProps) {
  const places = unique(at);
  if (places.length === 0) return undefined;
  const shown = places.slice(0, limit);
  return (
    <span class="places">
      {shown.map(({ name, source }) => (
        <button key={name} type="button" class="link place" onClick={() => viewer.host.send({ kind: 'open', source })}>
          {name}
        </button>
      ))}
      {places.length > shown.length && <span class="answer-quiet">and {places.length - shown.length} more</span>}
    </span>
  );
}

/** Each line once, by the name of its file: `late-delivery.cxa:66`. */
function unique(at: readonly AnswerPlace[]) {
  const places = new Map<string, { readonly name: string; readonly source: NonNullable<AnswerPlace['source']> }>();
  for (const { source } of at) {
    if (source === undefined) continue;
    const line = source.range.start.line + 1;
    const key = `${source.file}:${line}`;
    if (!places.has(key)) places.set(key, { name: `${fileName(source.file)}:${line}`, source });
  }
  return [...places.values()];
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
