import { drawable } from '../layout/text-measure.ts';
import type { PlacedGraph } from '../placed-graph.ts';
import { MarkShape } from './marks.tsx';

interface PictureProps {
  readonly graph: PlacedGraph;
  /** Standing alone: carries its own colours and, where given, fonts. Left out in a page that has the style sheet. */
  readonly stylesheet?: string;
}

/** The whole picture as one SVG, for a page and for a string alike. */
export function Picture({ graph, stylesheet }: PictureProps) {
  const { width, height } = graph;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="cxa-picture"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={drawable(graph.subtitle === '' ? graph.title : `${graph.title}. ${graph.subtitle}`)}
    >
      {stylesheet === undefined ? undefined : <style>{stylesheet}</style>}
      <rect width={width} height={height} class="cxa-canvas" />
      <PictureMarks graph={graph} />
    </svg>
  );
}

interface PictureMarksProps {
  readonly graph: PlacedGraph;
  /** Without the browser's own hover texts. */
  readonly untitled?: boolean;
}

/** Only the marks, for a viewer that pans and zooms inside an SVG of its own. */
export function PictureMarks({ graph, untitled = false }: PictureMarksProps) {
  return (
    <g class="cxa-marks">
      {graph.marks.map((mark) => (
        <MarkShape key={mark.id} mark={mark} untitled={untitled} compared={graph.compared} />
      ))}
    </g>
  );
}
