/** The gallery's style sheet. Light and dark follow the reader's system until he chooses; no script is needed for either. */
export const galleryStyle = `
:root { color-scheme: light dark; --canvas: #fbfbfa; --card: #fff; --ink: #1d2129; --soft: #5b6472; --rule: #e4e5e8; --code: #f3f4f6; --accent: #2457c5; --chip: #eaf0fc; }
@media (prefers-color-scheme: dark) { :root:not(:has(#light:checked)) { --canvas: #0f1216; --card: #14171c; --ink: #e7e9ee; --soft: #9aa4b2; --rule: #2a2f38; --code: #1b2027; --accent: #8db2ff; --chip: #1d2940; } }
:root:has(#dark:checked) { color-scheme: dark; --canvas: #0f1216; --card: #14171c; --ink: #e7e9ee; --soft: #9aa4b2; --rule: #2a2f38; --code: #1b2027; --accent: #8db2ff; --chip: #1d2940; }
:root:has(#light:checked) { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 16px/1.6 Inter, system-ui, -apple-system, "Segoe UI", sans-serif; }
main, header > div { max-width: 1080px; margin: 0 auto; padding: 0 28px; }
header { border-bottom: 1px solid var(--rule); background: var(--card); padding: 44px 0 32px; }
h1 { font-size: 32px; line-height: 1.2; letter-spacing: -0.02em; margin: 0 0 8px; overflow-wrap: anywhere; }
h1 small { font-size: 15px; font-weight: 500; letter-spacing: 0; color: var(--soft); margin-left: 10px; }
h2 { font-size: 24px; line-height: 1.25; letter-spacing: -0.01em; margin: 0; }
h3 { font-size: 12px; font-weight: 600; letter-spacing: 0.07em; text-transform: uppercase; color: var(--soft); margin: 32px 0 10px; }
p { margin: 10px 0; max-width: 72ch; }
header p { color: var(--soft); font-size: 17px; }
header .home { margin: 0 0 6px; font-size: 14px; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
code, pre { font: 13.5px/1.6 ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, monospace; }
:not(pre) > code { background: var(--code); border-radius: 4px; padding: 1px 5px; overflow-wrap: anywhere; }
pre { background: var(--code); border: 1px solid var(--rule); border-radius: 10px; padding: 14px 18px; margin: 0; overflow-x: auto; }
nav { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 20px; }
nav a { border: 1px solid var(--rule); border-radius: 999px; padding: 4px 14px; font-size: 14px; color: var(--ink); }
nav a:hover { border-color: var(--accent); color: var(--accent); text-decoration: none; }
.theme { float: right; border: 0; padding: 0; margin: 0; display: flex; font-size: 13px; color: var(--soft); }
.theme label { padding: 3px 11px; border: 1px solid var(--rule); margin-left: -1px; cursor: pointer; }
.theme label:first-of-type { border-radius: 8px 0 0 8px; } .theme label:last-of-type { border-radius: 0 8px 8px 0; }
.theme input, .zoom { position: absolute; opacity: 0; pointer-events: none; }
.theme label:has(:checked) { background: var(--chip); color: var(--accent); }
.theme label:has(:focus-visible), figure label:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
section { background: var(--card); border: 1px solid var(--rule); border-radius: 16px; padding: 32px 36px 36px; margin: 32px 0; scroll-margin-top: 20px; }
.name { color: var(--soft); margin: 4px 0 14px; }
ul.made { display: flex; flex-wrap: wrap; gap: 8px; list-style: none; margin: 0; padding: 0; }
ul.made li { background: var(--chip); border-radius: 8px; padding: 3px 11px; font-size: 14px; } ul.made b { color: var(--accent); font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14.5px; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: 13px; }
th, td { padding: 9px 16px 9px 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
td:nth-child(-n + 3) { white-space: nowrap; } tr:last-child td { border-bottom: 0; }
.must { color: var(--accent); font-size: 13px; font-weight: 500; }
figure { margin: 0 0 22px; }
figcaption { font-size: 14px; color: var(--soft); margin-bottom: 8px; }
figure label { display: block; border: 1px solid var(--rule); border-radius: 12px; overflow: auto; padding: 14px; cursor: zoom-in; max-height: 720px; background: #fff; }
figure img { display: block; max-width: 100%; max-height: 690px; width: auto; height: auto; margin: 0 auto; }
figure label:has(.zoom:checked) { cursor: zoom-out; max-height: 90vh; } figure .zoom:checked ~ img { max-width: none; max-height: none; margin: 0; }
figure img.night { display: none; }
@media (prefers-color-scheme: dark) { :root:not(:has(#light:checked)) figure label { background: #14171c; } :root:not(:has(#light:checked)) img.day { display: none; } :root:not(:has(#light:checked)) img.night { display: block; } }
:root:has(#dark:checked) figure label { background: #14171c; } :root:has(#dark:checked) img.day { display: none; } :root:has(#dark:checked) img.night { display: block; }
footer { color: var(--soft); font-size: 14px; padding: 8px 0 48px; }
@media (max-width: 640px) { section { padding: 22px 18px; } .theme { float: none; margin-bottom: 16px; } }
@media print { .theme, nav { display: none; } section { border: 0; padding: 0; break-inside: avoid; } }
`;
