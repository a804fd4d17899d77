import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { SourceRange } from '../../model/source.ts';
import { Icon } from './icon.tsx';
import { Panel } from './panel.tsx';

interface SourcePaneProps {
  readonly source: SourceRange;
  /** The whole file. */
  readonly text: string;
  /** Where more is said about the element. */
  readonly page?: string | undefined;
  readonly onClose: () => void;
}

/** The text behind an element, to read: the browser's viewer has no editor beside it. */
export function SourcePane({ source, text, page, onClose }: SourcePaneProps) {
  const lines = useMemo(() => text.split(/\r\n|\r|\n/), [text]);
  const list = useRef<HTMLOListElement>(null);
  const { start, end } = source.range;
  const lastLine = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  useEffect(() => list.current?.querySelector('.marked')?.scrollIntoView({ block: 'center' }), [source]);
  return (
    <Panel title={fileName(source.file)} note={`line ${start.line + 1}`} className="source-pane" onClose={onClose}>
      {page !== undefined && (
        <a class="source-page" href={page}>
          All about it <Icon name="chevron-right" />
        </a>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the keyboard */}
      <ol class="source" ref={list} tabIndex={0} aria-label={`Text of ${fileName(source.file)}`}>
        {lines.map((line, index) => {
          const marked = index >= start.line && index <= lastLine;
          return (
            <li key={index} class={marked ? 'marked' : undefined} aria-current={marked ? 'location' : undefined}>
              <CodeLine text={line} />
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

/** Just enough colour to read by: comments, strings, arrows and numbers. */
export function CodeLine({ text }: { readonly text: string }) {
  const parts: { readonly text: string; readonly kind: string | undefined }[] = [];
  let at = 0;
  for (const match of text.matchAll(/(\/\/.*$|\/\*.*?\*\/)|("(?:[^"\\]|\\.)*"?)|(<?->)|\b(\d[\w.%:-]*%?)/g)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index), kind: undefined });
    const kind = match[1] !== undefined ? 'comment' : match[2] !== undefined ? 'string' : match[3] !== undefined ? 'arrow' : 'number';
    parts.push({ text: match[0], kind });
    at = match.index + match[0].length;
  }
  parts.push({ text: text.slice(at), kind: undefined });
  return (
    <code>
      {parts.map((part, index) =>
        part.kind === undefined ? part.text : <span key={index} class={`code-${part.kind}`}>{part.text}</span>,
      )}
    </code>
  );
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.split('/').at(-1) ?? uri);
}
