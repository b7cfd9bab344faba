/** When each report was first drawn, in milliseconds. All summaries share it: a report is no newer because another one draws it later. */
const firstDrawn = new WeakMap<object, number>();

/** The seconds since a report was first drawn. Only differences of the reader's clock count, because it may be wrong. */
export function secondsShown(report: object = {}, now = Date.now()): number {
  const first = firstDrawn.get(report) ?? now;
  firstDrawn.set(report, first);
  return Math.max(0, now - first) / 1000;
}
