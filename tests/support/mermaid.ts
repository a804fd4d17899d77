import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** A page with the real Mermaid, set up as GitHub does it: no scripts, and what a text says of the settings does not count. */
export async function openMermaid(page: Page): Promise<MermaidPage> {
  await page.setContent('<!doctype html><meta charset="utf-8"><body style="background: #fff"></body>');
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js') });
  await page.evaluate("mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })");
  return {
    read: async (text) => page.evaluate(`mermaid.parse(${JSON.stringify(text)}).then(() => '', (error) => String(error.message))`),
    draw: async (text) =>
      page.evaluate(`mermaid.render('picture', ${JSON.stringify(text)}).then(
        ({ svg }) => {
          document.body.innerHTML = svg;
          const foreign = [...document.querySelectorAll('foreignObject p, text.actor, text.messageText, text.noteText')];
          return foreign.map((each) => (each.innerText || each.textContent || '').replace(/\\s+/g, ' ').trim());
        },
        (error) => [String(error.message)],
      )`),
  };
}

export interface MermaidPage {
  /** What Mermaid's parser says against a text; empty where it reads it. */
  read(text: string): Promise<string>;
  /** The texts in the picture that Mermaid draws. */
  draw(text: string): Promise<readonly string[]>;
}
