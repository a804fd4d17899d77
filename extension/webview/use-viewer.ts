import { useEffect, useRef, useState } from 'preact/hooks';
import type { Mark } from '../../diagram/placed-graph.ts';
import type { Viewer } from './viewer.ts';
import type { ViewerState } from './viewer-state.ts';

/** The viewer's state; draws again after every change of it. */
export function useViewer(viewer: Viewer): ViewerState {
  const [state, setState] = useState(viewer.state);
  useEffect(() => {
    setState(viewer.state());
    return viewer.subscribe(() => setState(viewer.state()));
  }, [viewer]);
  return state;
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
