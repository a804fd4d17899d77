/**
 * One spelling for each file, the one that Node gives paths: editors escape more (`%28`, `c%3A`), and the same file
 * under two spellings would be two documents. The authority of a virtual folder is only ever the editor's and stays as it is.
 */
export function canonicalUri(uri: string): string {
  const match = /^([a-z][\w+.-]*:)(\/\/[^/?#]*)?(\/.*)$/is.exec(uri);
  if (!match) return uri;
  const [, scheme = '', authority = '', path = ''] = match;
  const isFile = scheme === 'file:' && authority !== '';
  // Where a query or a place follows, the path alone does not name the document.
  if (!isFile && (scheme === 'untitled:' || /[?#]/.test(path))) return uri;
  try {
    const escaped = decodeURIComponent(path).replace(/[%\\?#\n\r\t]/g, encodeURIComponent);
    return isFile ? new URL(`file:${authority}${escaped}`).href : `${scheme}${authority}${new URL(`file://${escaped}`).pathname}`;
  } catch {
    // A stray percent sign: nothing to spell otherwise.
    return uri;
  }
}

/** Like `canonicalUri`, for a folder: without a slash at the end. */
export function canonicalFolder(uri: string): string {
  return canonicalUri(uri).replace(/\/+$/, '');
}

/** What stands before a URI's path: files of one origin lie on one disk. */
export function originOf(uri: string): string {
  return /^[^/?#]*:(?:\/\/[^/?#]*)?/.exec(uri)?.[0] ?? uri;
}
