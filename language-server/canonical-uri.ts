/**
 * One spelling for each file, the one that Node gives paths: editors escape more (`%28`, `c%3A`), and the same file
 * under two spellings would be two documents. URIs of other schemes are only ever the editor's and stay as they are.
 */
export function canonicalUri(uri: string): string {
  const match = /^file:\/\/([^/]*)(\/.*)$/s.exec(uri);
  if (!match) return uri;
  const [, host = '', path = ''] = match;
  try {
    const escaped = decodeURIComponent(path).replace(/[%\\?#\n\r\t]/g, encodeURIComponent);
    return new URL(`file://${host}${escaped}`).href;
  } catch {
    // A stray percent sign: nothing to spell otherwise.
    return uri;
  }
}

/** Like `canonicalUri`, for a folder: without a slash at the end. */
export function canonicalFolder(uri: string): string {
  return canonicalUri(uri).replace(/\/+$/, '');
}
