import { scaleLinear, scaleUtc } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';

export interface Point {
  /** ISO day. */
  day: string;
  value: number;
}

const width = 400;
const height = 210;
const left = 54;
const top = 10;
const bottom = 28;

/**
 * The shapes of a step chart, in a box of 400 × 210. Takes at least two points in the order of their days; the axis
 * begins at nought, so that a step of one per cent looks like one per cent.
 */
export function drawSteps(points: readonly Point[]) {
  const days = points.map((p) => new Date(p.day));
  const x = scaleUtc([days[0]!, days.at(-1)!], [left, width - 6]);
  const y = scaleLinear([0, Math.max(1, ...points.map((p) => p.value))], [height - bottom, top]).nice(4);
  const at = (_: Point, i: number) => Number(x(days[i]!).toFixed(1));
  const up = (p: Point) => Number(y(p.value).toFixed(1));
  const last = points.length - 1;
  const perLabel = Math.ceil((days.at(-1)!.getUTCFullYear() - days[0]!.getUTCFullYear()) / 5) || 1;
  return {
    width,
    height,
    left,
    step: line<Point>(at, up).curve(curveStepAfter)([...points]) ?? '',
    area: area<Point>(at, y(0), up).curve(curveStepAfter)([...points]) ?? '',
    last: { x: at(points[last]!, last), y: up(points[last]!) },
    lines: y.ticks(4).map((value) => ({ value, y: Math.round(y(value)) + 0.5 })),
    years: x
      .ticks(40)
      .filter((d) => d.getUTCMonth() === 0 && d.getUTCDate() === 1 && d.getUTCFullYear() % perLabel === 0)
      .map((d) => ({ text: String(d.getUTCFullYear()), x: Math.round(x(d)) }))
      .filter((t) => t.x > left + 12 && t.x < width - 16),
  };
}
