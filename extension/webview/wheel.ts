/** ms without an event after which the next one begins a new movement. */
const PAUSE = 220;

/**
 * Tells a mouse's wheel, which zooms, from two fingers on a touchpad, which pan. A wheel's first event is one large
 * vertical notch, a touchpad's begins small; what began a movement decides for all of it.
 */
export function startsMouseWheel(): (event: WheelEvent) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  let mouse = false;
  return (event) => {
    const begins = event.timeStamp - last > PAUSE;
    last = event.timeStamp;
    if (begins) mouse = event.deltaX === 0 && !event.shiftKey && (event.deltaMode !== 0 || Math.abs(event.deltaY) >= 50);
    return mouse;
  };
}
