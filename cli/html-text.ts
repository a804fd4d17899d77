import { createHash } from 'node:crypto';

/** A text of the user's in HTML, between tags and in attributes: nothing in it is markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** How a Content-Security-Policy names an inline script or style sheet. */
export function policyHash(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
