import type { ComponentChildren } from 'preact';

/**
 * Of Markdown what descriptions have most: paragraphs, lists, headings, code, emphasis and links to pages of the web. All
 * else is text; nothing is ever taken for HTML.
 */
export function Markdown({ text, className }: { readonly text: string; readonly className?: string }) {
  return (
    <div class={className}>
      {blocksOf(text).map((block, place) => (
        <Block key={place} text={block} />
      ))}
    </div>
  );
}

function blocksOf(text: string): readonly string[] {
  // What stands between fences is one block, blank lines and all.
  return text
    .split(/(^```[^\n]*\n[\s\S]*?^```\s*$)/m)
    .flatMap((piece) => (piece.startsWith('```') ? [piece] : piece.split(/\n\s*\n/)))
    .filter((block) => block.trim() !== '');
}

function Block({ text }: { readonly text: string }) {
  const fenced = /^```[^\n]*\n([\s\S]*?)```\s*$/.exec(text);
  if (fenced) return <pre>{fenced[1]}</pre>;
  const heading = /^#{1,6}\s+(.*)$/.exec(text.trim());
  if (heading) return <p class="markdown-heading">{inline(heading[1] ?? '')}</p>;
  if (/^\s*([-*]|\d+[.)])\s/.test(text)) {
    const items = text.split(/^\s*(?:[-*]|\d+[.)])\s+/m).slice(1);
    const children = items.map((item, place) => <li key={place}>{inline(item)}</li>);
    return /^\s*\d/.test(text) ? <ol>{children}</ol> : <ul>{children}</ul>;
  }
  return <p>{inline(text)}</p>;
}

/** Code first, because nothing in it means anything. */
function inline(text: string): readonly ComponentChildren[] {
  const words = text.replace(/\s+/g, ' ').trim();
  const found = [...words.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)/g)];
  const pieces: ComponentChildren[] = [];
  let at = 0;
  for (const match of found) {
    const [whole, code, strong, emphasis, title, target] = match;
    pieces.push(words.slice(at, match.index));
    at = match.index + whole.length;
    if (code !== undefined) pieces.push(<code>{code}</code>);
    else if (strong !== undefined) pieces.push(<strong>{strong}</strong>);
    else if (emphasis !== undefined) pieces.push(<em>{emphasis}</em>);
    else if (target !== undefined) pieces.push(<a href={target} rel="noreferrer">{title}</a>);
  }
  return [...pieces, words.slice(at)];
}
