import { plainLine } from './plain-line.ts';

/**
 * A text of the user's in Markdown that GitHub or GitLab renders: it reads as it was written and is nothing but text. No
 * cell ends in it, no tag, link, formula or emphasis begins in it, nobody is mentioned, no issue referred to. What is
 * looked for in the finished text, where no escape helps, is broken up by a space of no width.
 */
export function markdownText(text: string): string {
  return plainLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('$', '&dollar;')
    .replace(/[\\`*_{}[\]|~!]/g, '\\$&')
    .replace(/@(?=\S)/g, '@\u200b')
    .replace(/([#!%&~]|gh-)(?=\d)/gi, '$1\u200b')
    .replace(/:(?=\/\/)/g, ':\u200b')
    .replace(/\bwww\.(?=\S)/gi, 'www\u200b.')
    .replace(/^(\s*)([-+]|#{1,6}|\d+[.)])(?=\s|$)/, '$1\u200b$2');
}

/** As code: backquotes in it would end it, and a cell ends at a bar even there. */
export function markdownCode(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}
