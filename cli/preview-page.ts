/** What the browser may do with the page: run our script and ask our server, nothing else. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The viewer's page in a browser. `token` proves to the server that a message comes from a page that it has served. */
export function previewPage(token: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="cxa-token" content="${token}">
<meta name="cxa-layout" content="/layout-worker.js">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/main.css">
<title>CXA</title>
</head>
<body>
<noscript>The viewer needs JavaScript.</noscript>
<script src="/main.js"></script>
</body>
</html>`;
}
