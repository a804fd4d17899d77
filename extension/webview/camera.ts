import { select } from 'd3-selection';
import { type D3ZoomEvent, zoom, type ZoomTransform, zoomIdentity } from 'd3-zoom';
import type { Camera } from '../../language-server/protocol.ts';
import { startsMouseWheel } from './wheel.ts';

/** Pan and zoom of one picture on one surface. Every way of moving is here: mouse, touch, wheel and keys. */
export interface CameraControl {
  /** Shows everything, or, of a picture too large to be read that way, its beginning. */
  readonly frame: (size: Size, options: { readonly whole: boolean }) => void;
  readonly moveTo: (camera: Camera) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly zoomBy: (factor: number) => void;
  /** Brings a stretch of the picture into sight with as little movement as possible. */
  readonly bring: (box: Stretch, options: { readonly centre: boolean; readonly byReader: boolean }) => void;
  /** Travels until a stretch of the picture is in the middle and can be read. */
  readonly flyTo: (box: Stretch) => void;
  readonly current: () => Camera;
  readonly release: () => void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Stretch extends Size {
  readonly x: number;
  readonly y: number;
}

/** Px kept free around a framed picture. */
const MARGIN = 20;
const SMALLEST = 0.05;
const LARGEST = 4;
/** Under this zoom body text is no longer read with ease, so that a first sight does not go there by itself. */
const LEGIBLE = 0.4;
/** At this zoom every text is read with ease. */
const READABLE = 0.85;
/** ms that the camera takes to a place. */
const FLIGHT = 320;

/** `onMove` says where the camera went and whether the reader himself moved it. */
export function openCamera(
  surface: SVGSVGElement,
  onMove: (camera: Camera, byReader: boolean) => void,
): CameraControl {
  const isMouseWheel = startsMouseWheel();
  const selection = select<SVGSVGElement, unknown>(surface);
  let byProgram = false;
  /** The next picture of a flight; undefined where the camera is at rest. */
  let flight: number | undefined;

  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([SMALLEST, LARGEST])
    .filter((event: Event) => {
      if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey || isMouseWheel(event);
      return !(event instanceof MouseEvent) || (event.button === 0 && !event.ctrlKey) || event.button === 1;
    })
    .wheelDelta((event: WheelEvent) => {
      const unit = event.deltaMode === 1 ? 0.05 : event.deltaMode === 2 ? 1 : 0.002;
      // Pinching on a touchpad arrives as a wheel with ctrl and small deltas.
      return -event.deltaY * unit * (event.ctrlKey && Math.abs(event.deltaY) < 50 ? 5 : 1);
    })
    // Who takes hold of it goes where he wants to.
    .on('start', (event: D3ZoomEvent<SVGSVGElement, unknown>) => event.sourceEvent && land())
    .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => onMove(cameraOf(event.transform), !byProgram));

  selection.call(behaviour).on('dblclick.zoom', null);
  selection.on('wheel.pan', (event: WheelEvent) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const line = event.deltaMode === 0 ? 1 : 16;
    const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    pan(-dx * line, -dy * line);
  });

  let now: ZoomTransform = zoomIdentity;
  const set = (transform: ZoomTransform, options: { readonly byReader: boolean }) => {
    byProgram = !options.byReader;
    selection.call(behaviour.transform, transform);
    byProgram = false;
  };
  const transform = () => {
    now = (surface as SVGSVGElement & { __zoom?: ZoomTransform }).__zoom ?? now;
    return now;
  };
  const pan = (dx: number, dy: number) => {
    const { x, y, k } = transform();
    set(zoomIdentity.translate(x + dx, y + dy).scale(k), { byReader: true });
  };
  const land = () => {
    if (flight !== undefined) cancelAnimationFrame(flight);
    flight = undefined;
  };
  const travel = (to: ZoomTransform) => {
    land();
    const from = transform();
    const start = performance.now();
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const step = (now: number) => {
      const progress = isStill ? 1 : Math.min(1, Math.max(0, now - start) / FLIGHT);
      const share = 1 - (1 - progress) ** 3;
      const between = (a: number, b: number) => a + (b - a) * share;
      flight = progress < 1 ? requestAnimationFrame(step) : undefined;
      set(zoomIdentity.translate(between(from.x, to.x), between(from.y, to.y)).scale(between(from.k, to.k)), { byReader: true });
    };
    step(start);
  };
  const sight = () => surface.getBoundingClientRect();

  return {
    frame: ({ width, height }, { whole }) => {
      const seen = sight();
      if (seen.width === 0 || seen.height === 0 || width === 0 || height === 0) return;
      const fit = Math.min((seen.width - 2 * MARGIN) / width, (seen.height - 2 * MARGIN) / height, 1);
      const k = Math.max(whole ? fit : Math.max(fit, LEGIBLE), SMALLEST);
      const x = Math.max(MARGIN, (seen.width - width * k) / 2);
      const y = Math.max(MARGIN, (seen.height - height * k) / 2);
      set(zoomIdentity.translate(x, y).scale(k), { byReader: false });
    },
    moveTo: ({ x, y, k }) => set(zoomIdentity.translate(x, y).scale(k), { byReader: false }),
    pan,
    zoomBy: (factor) => {
      const { x, y, k } = transform();
      const next = Math.min(Math.max(k * factor, SMALLEST), LARGEST);
      const seen = sight();
      const [cx, cy] = [seen.width / 2, seen.height / 2];
      const moved = zoomIdentity.translate(cx - ((cx - x) / k) * next, cy - ((cy - y) / k) * next).scale(next);
      set(moved, { byReader: true });
    },
    bring: (box, { centre, byReader }) => {
      // A flight brings it into sight by itself.
      if (flight !== undefined) return;
      const { x, y, k } = transform();
      const seen = sight();
      const place = { left: box.x * k + x, top: box.y * k + y, width: box.width * k, height: box.height * k };
      const dx = shift({ start: place.left, length: place.width, sight: seen.width, centre });
      const dy = shift({ start: place.top, length: place.height, sight: seen.height, centre });
      if (dx !== 0 || dy !== 0) set(zoomIdentity.translate(x + dx, y + dy).scale(k), { byReader });
    },
    flyTo: ({ x, y, width, height }) => {
      const seen = sight();
      const now = transform().k;
      // Near enough to read, and far enough to see all of it where that can still be read.
      const whole = Math.min((seen.width - 2 * MARGIN) / Math.max(width, 1), (seen.height - 2 * MARGIN) / Math.max(height, 1));
      const k = Math.max(Math.min(Math.max(now, READABLE), whole), Math.min(now, LEGIBLE));
      travel(zoomIdentity.translate(seen.width / 2 - (x + width / 2) * k, seen.height / 2 - (y + height / 2) * k).scale(k));
    },
    current: () => cameraOf(transform()),
    release: () => {
      land();
      selection.on('.zoom', null).on('wheel.pan', null);
    },
  };
}

/** How far one axis must move so that a stretch of it is seen. */
function shift(axis: { start: number; length: number; sight: number; centre: boolean }): number {
  const { start, length, sight, centre } = axis;
  const middle = sight / 2 - (start + length / 2);
  if (centre || length > sight - 2 * MARGIN) return centre || start > sight - MARGIN || start + length < MARGIN ? middle : 0;
  if (start < MARGIN) return MARGIN - start;
  const over = start + length - (sight - MARGIN);
  return over > 0 ? -over : 0;
}

function cameraOf({ x, y, k }: ZoomTransform): Camera {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return { x: round(x), y: round(y), k: round(k) };
}
