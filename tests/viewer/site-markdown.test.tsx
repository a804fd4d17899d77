import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Markdown } from '../../extension/webview/site/markdown.tsx';

test.each([
  ['Sells `a<b>` and **more**.\n\nSecond.', '<div><p>Sells <code>a&lt;b></code> and <strong>more</strong>.</p><p>Second.</p></div>'],
  ['- one\n- *two*', '<div><ul><li>one</li><li><em>two</em></li></ul></div>'],
  ['1. one\n2. two', '<div><ol><li>one</li><li>two</li></ol></div>'],
  ['```cxa\nsystem a\n\nsystem b\n```', '<div><pre>system a\n\nsystem b\n</pre></div>'],
  ['[x](https://a.example/b) [y](javascript:alert(1))', '<div><p><a href="https://a.example/b" rel="noreferrer">x</a> [y](javascript:alert(1))</p></div>'],
  ['<img src=x onerror="alert(1)">', '<div><p>&lt;img src=x onerror=&quot;alert(1)&quot;></p></div>'],
])('%j is read as what it says, never as HTML', (text, html) => {
  expect(renderToString(<Markdown text={text} />)).toBe(html);
});
