// What the page does with a view, without a browser: placed by ELK on a thread, painted as a string. Bundled by `page-program.ts`.
export { exportSvg } from '../diagram/export/svg.tsx';
export { createLayouter } from '../diagram/layout/layouter.ts';
export { createPlaceView } from '../diagram/layout/place.ts';
export { spawnLayoutWorker } from '../cli/layout-worker.ts';
