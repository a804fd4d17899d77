import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Box, IconMark, Mark, PlacedGraph, Point, TextMark } from '../../diagram/placed-graph.ts';
import { PictureMarks } from '../../diagram/svg/picture.tsx';
import type { Camera } from '../../language-server/protocol.ts';
import { type CameraControl, openCamera } from './camera.ts';
import { comparedHighlightStyles, type Highlight, highlightStyles } from './highlight.ts';
import { type Direction, groupOf, marksByGroup } from './mark-walk.ts';
import { between, canTravel, travelTime } from './motion.ts';
import { slideOpacities } from './slide.ts';

interface CanvasProps {
  readonly placed: PlacedGraph;
  /** Changes when another view is shown: then the picture is framed anew instead of travelling. */
  readonly viewKey: string;
  readonly camera: Camera | undefined;
  readonly highlight: Highlight | undefined;
  /** Brought into sight when it changes. */
  readonly focus: CanvasFocus | undefined;
  readonly hint: string;
  /** In a picture of two versions: from the earlier one, 0, over both, 50, to the later one, 100. */
  readonly slide: number | undefined;
  readonly onCamera: (camera: Camera | undefined) => void;
  readonly onZoom: (k: number) => void;
  readonly onPick: (mark: Mark | undefined, options: { readonly open: boolean }) => void;
  readonly onHover: (mark: Mark | undefined, at: DOMRect | undefined) => void;
  /** An arrow key: true when it moved the choice, else the picture is panned. */
  readonly onWalk: (direction: Direction) => boolean;
  readonly onOpen: () => void;
  readonly onEscape: () => void;
  readonly controls: { current: CanvasControls | undefined };
}

export interface CanvasFocus {
  readonly group: string;
  readonly centre: boolean;
  /** Chosen by the reader; where the cursor alone leads, the view stays one that frames itself. */
  readonly byReader: boolean;
}

export interface CanvasControls {
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
  readonly focus: () => void;
  /** Flies to a group of marks, near enough to be read. */
  readonly flyTo: (group: string) => void;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Px a key press pans, and with Shift. */
const STEP = 60;
const LONG_STEP = 240;

/** The picture with its camera. */
export function Canvas(props: CanvasProps) {
  const { placed, viewKey, camera, highlight, focus, hint, controls } = props;
  const surface = useRef<SVGSVGElement>(null);
  const world = useRef<SVGGElement>(null);
  const control = useRef<CameraControl>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const shown = useTravel(placed, viewKey);
  const marks = useMemo(() => tellingMarks(placed), [placed]);
  // A drag ends with a click that means nothing.
  const pressedAt = useRef({ x: 0, y: 0 });

  useLayoutEffect(() => {
    const svg = surface.current;
    if (svg === null) return;
    const opened = openCamera(svg, (moved, byReader) => {
      world.current?.setAttribute('transform', `translate(${moved.x} ${moved.y}) scale(${moved.k})`);
      latest.current.onZoom(moved.k);
      if (byReader) latest.current.onCamera(moved);
    });
    control.current = opened;
    controls.current = {
      fit: () => {
        opened.frame(latest.current.placed, { whole: true });
        latest.current.onCamera(opened.current());
      },
      zoomBy: opened.zoomBy,
      focus: () => svg.parentElement?.focus(),
      flyTo: (group) => {
        const stretch = stretchOf(latest.current.placed, group);
        if (stretch !== undefined) opened.flyTo(stretch);
      },
    };
    return opened.release;
  }, []);

  // Shows the view from where the reader left it; a view that he never moved stays framed, also when the window changes.
  useLayoutEffect(() => {
    const place = () => {
      const kept = latest.current.camera;
      if (kept === undefined) control.current?.frame(latest.current.placed, { whole: false });
      else control.current?.moveTo(kept);
    };
    place();
    const svg = surface.current;
    if (svg === null) return;
    const watch = new ResizeObserver(() => {
      if (latest.current.camera === undefined) place();
      bringFocus(control.current, latest.current);
    });
    watch.observe(svg);
    return () => watch.disconnect();
  }, [viewKey]);
  useLayoutEffect(() => {
    if (camera === undefined) control.current?.frame(placed, { whole: false });
  }, [placed.width, placed.height, camera === undefined]);

  useEffect(() => {
    bringFocus(control.current, latest.current);
  }, [focus?.group, focus?.centre]);

  useHighlight(highlight, placed.compared === true);

  const { slide } = props;
  useLayoutEffect(() => {
    const { current } = surface;
    if (slide === undefined || current === null) return;
    for (const [name, opacity] of Object.entries(slideOpacities(slide))) current.style.setProperty(`--cxa-${name}-opacity`, String(opacity));
    // What is not seen is not clicked either.
    current.dataset.versions = slide === 0 ? 'before' : slide === 100 ? 'after' : 'both';
  }, [slide]);

  const markAt = (target: EventTarget | null): Mark | undefined => {
    const element = target instanceof Element ? target.closest('[data-id]') : null;
    return marks.get(element?.getAttribute('data-id') ?? '');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    if (direction !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (!event.shiftKey && props.onWalk(direction)) return;
      const step = event.shiftKey ? LONG_STEP : STEP;
      control.current?.pan(
        direction === 'left' ? step : direction === 'right' ? -step : 0,
        direction === 'up' ? step : direction === 'down' ? -step : 0,
      );
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Readonly<Record<string, () => void>> = {
      '+': () => control.current?.zoomBy(1.25),
      '=': () => control.current?.zoomBy(1.25),
      '-': () => control.current?.zoomBy(0.8),
      '0': () => controls.current?.fit(),
      Enter: props.onOpen,
      Escape: props.onEscape,
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is walked with the keyboard
    <div class="canvas" tabIndex={0} role="application" aria-label={`${placed.title}. ${hint}`} onKeyDown={onKeyDown}>
      <svg
        class="surface"
        ref={surface}
        aria-hidden="true"
        onPointerDown={(event) => {
          pressedAt.current = { x: event.clientX, y: event.clientY };
        }}
        onClick={(event) => {
          const { x, y } = pressedAt.current;
          if (Math.hypot(event.clientX - x, event.clientY - y) > 4) return;
          surface.current?.parentElement?.focus();
          props.onPick(markAt(event.target), { open: true });
        }}
        onPointerMove={(event) => {
          const mark = event.buttons === 0 ? markAt(event.target) : undefined;
          const element = event.target instanceof Element ? event.target.closest('[data-id]') : null;
          props.onHover(mark, element?.getBoundingClientRect());
        }}
        onPointerLeave={() => props.onHover(undefined, undefined)}
      >
        <g ref={world}>
          <PictureMarks graph={shown} untitled />
        </g>
      </svg>
    </div>
  );
}

function bringFocus(control: CameraControl | undefined, { placed, focus, camera }: CanvasProps): void {
  if (focus === undefined) return;
  const stretch = stretchOf(placed, focus.group);
  if (stretch !== undefined) control?.bring(stretch, { centre: focus.centre, byReader: focus.byReader || camera !== undefined });
}

/** The room that a group takes: its box, or the rectangle around its edge. */
function stretchOf(placed: PlacedGraph, group: string): Box | undefined {
  const own = placed.marks.filter((mark) => groupOf(mark) === group);
  const box = own.find((mark) => mark.kind === 'box');
  if (box !== undefined) return box;
  const edge = own.find((mark) => mark.kind === 'edge');
  if (edge === undefined) return own.find((mark) => mark.kind === 'badge');
  const xs = edge.points.map(({ x }) => x);
  const ys = edge.points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** What is drawn now: marks travel from where they were to where they belong. */
function useTravel(target: PlacedGraph, viewKey: string): PlacedGraph {
  const last = useRef<{ key: string; graph: PlacedGraph }>(undefined);
  const [, redraw] = useState(0);
  const way = useRef<{ from: PlacedGraph; to: PlacedGraph; since: number }>(undefined);
  const current = last.current;

  if (current === undefined || current.key !== viewKey) {
    last.current = { key: viewKey, graph: target };
    way.current = undefined;
  } else if ((way.current?.to ?? current.graph) !== target) {
    if (canTravel(current.graph, target)) way.current = { from: current.graph, to: target, since: performance.now() };
    else {
      last.current = { key: viewKey, graph: target };
      way.current = undefined;
    }
  }
  useEffect(() => {
    if (way.current === undefined) return;
    let frame = 0;
    const step = () => {
      const going = way.current;
      if (going === undefined) return;
      const progress = (performance.now() - going.since) / travelTime;
      last.current = { key: viewKey, graph: between(going.from, going.to, progress) };
      if (progress >= 1) way.current = undefined;
      else frame = requestAnimationFrame(step);
      redraw((count) => count + 1);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [target, viewKey]);
  return last.current?.graph ?? target;
}

/**
 * What the mouse is on, by a mark's id: a text or glyph that says no more than the box or edge it belongs to gives way
 * to that.
 */
function tellingMarks(placed: PlacedGraph): ReadonlyMap<string, Mark> {
  const groups = marksByGroup(placed.marks);
  return new Map(placed.marks.map((mark) => [mark.id, isMute(mark) ? ownerOf(mark, groups.get(groupOf(mark)) ?? []) : mark]));
}

type MuteMark = TextMark | IconMark;

function isMute(mark: Mark): mark is MuteMark {
  return (mark.kind === 'text' && mark.full === undefined) || (mark.kind === 'icon' && mark.label === '');
}

function ownerOf(mark: MuteMark, group: readonly Mark[]): Mark {
  const around = group.filter((other) => other.kind === 'box' && isIn(mark, other));
  return around.at(-1) ?? group.find((other) => other.kind === 'edge') ?? group.find((other) => other.kind === 'box') ?? mark;
}

function isIn({ x, y }: Point, box: Box): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

function useHighlight(highlight: Highlight | undefined, isCompared: boolean): void {
  const sheet = useMemo(() => new CSSStyleSheet(), []);
  useEffect(() => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [sheet]);
  useEffect(() => sheet.replaceSync(isCompared ? comparedHighlightStyles(highlight) : highlightStyles(highlight)), [sheet, highlight, isCompared]);
}
