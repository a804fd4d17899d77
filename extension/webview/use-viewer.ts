import { useEffect, useRef, useState } from 'preact/hooks';
import type { Mark, PlacedGraph } from '../../diagram/placed-graph.ts';
import { groupOf } from './mark-walk.ts';
import type { Viewer } from './viewer.ts';
import { isComparing, shownKey, type ViewerState } from './viewer-state.ts';

/** The viewer's state; draws again after every change of it. */
export function useViewer(viewer: Viewer): ViewerState {
  const [state, setState] = useState(viewer.state);
  useEffect(() => {
    setState(viewer.state());
    return viewer.subscribe(() => setState(viewer.state()));
  }, [viewer]);
  return state;
}

/** N and P go from change to change, wherever the focus is but in a field or a list that takes letters. */
export function useChangeKeys(viewer: Viewer): void {
  useEffect(() => {
    const steps: Readonly<Record<string, 1 | -1>> = { n: 1, p: -1 };
    const onKey = (event: KeyboardEvent) => {
      const step = steps[event.key];
      const takesLetters = event.target instanceof Element && event.target.closest('input:not([type="range"]),[role="tree"],.menu-list') !== null;
      if (step === undefined || takesLetters || event.ctrlKey || event.metaKey || event.altKey || !isComparing(viewer.state())) return;
      event.preventDefault();
      viewer.comparing.step(step);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [viewer]);
}

interface Landing {
  /** Brings a group of marks into sight. */
  readonly land: (group: string) => void;
  /** The picture as a whole is what was meant. */
  readonly landOnWhole: () => void;
  /** It is not in the picture. */
  readonly miss: () => void;
}

/** Ends a flight once the picture is there to which it leads. */
export function useFlight(viewer: Viewer, state: ViewerState, placed: PlacedGraph | undefined, { land, landOnWhole, miss }: Landing): void {
  const { flight, view, picture, busy } = state;
  useEffect(() => {
    if (flight === undefined || placed === undefined || busy || picture?.key !== shownKey(state)) return;
    const marks = placed.marks.filter((mark) => mark.element === flight.element);
    const told = marks.find((mark) => mark.change !== undefined && mark.kind !== 'text') ?? marks.find((mark) => mark.kind === 'box') ?? marks[0];
    viewer.change({ flight: undefined });
    if (told !== undefined) land(groupOf(told));
    else if (view?.subject === flight.element) landOnWhole();
    else miss();
  }, [flight, placed, picture?.key, busy]);
}

export interface Hover {
  readonly mark: Mark;
  /** Where the mark is on the screen. */
  readonly at: DOMRect;
}

/** ms that the mouse rests before a card comes up; none while one is up, so that reading along is quick. */
const REST = 350;

export function useHover(): [Hover | undefined, (hover: Hover | undefined) => void] {
  const [hover, setHover] = useState<Hover>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<string>(undefined);
  const point = (next: Hover | undefined) => {
    if (next?.mark.id === (hover?.mark.id ?? waiting.current) && next !== undefined) return;
    clearTimeout(timer.current);
    waiting.current = next?.mark.id;
    if (next === undefined || hover !== undefined) setHover(next);
    else timer.current = setTimeout(() => setHover(next), REST);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return [hover, point];
}

/** ms that a notice stays. */
const NOTICE = 3_500;

/** A short word about what was done; it goes away by itself. */
export function useNotice(): [string, (text: string) => void] {
  const [text, setText] = useState('');
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => setText(''), NOTICE);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
}
