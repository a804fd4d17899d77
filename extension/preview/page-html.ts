import { Uri, type Webview } from 'vscode';

interface PageOptions {
  readonly extension: Uri;
  readonly webview: Webview;
  /** URI of the document that the picture was opened for; its project is shown first. */
  readonly document: string | undefined;
}

/** The page that shows pictures. Nothing runs in it but our own script, and it reaches nothing but our own files. */
export function pageHtml({ extension, webview, document }: PageOptions): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const asset = (name: string) => webview.asWebviewUri(Uri.joinPath(extension, 'dist', 'webview', name)).toString();
  const own = webview.cspSource;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${own}`,
    `font-src ${own}`,
    `img-src ${own} data: blob:`,
    `connect-src ${own}`,
    // The layout's worker is made from the text of our own file: a webview's scripts have another origin than the page.
    'worker-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="cxa-layout" content="${attribute(asset('layout-worker.js'))}">
<meta name="cxa-document" content="${attribute(document ?? '')}">
<link rel="stylesheet" crossorigin="anonymous" href="${attribute(asset('main.css'))}">
<title>CXA</title>
</head>
<body>
<script nonce="${nonce}" src="${attribute(asset('main.js'))}"></script>
</body>
</html>`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
