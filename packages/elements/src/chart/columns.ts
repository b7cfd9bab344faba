/** The size of a drawing in pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Where a bar stands, and the buckets `[from, to)` that it shows. */
export interface Column {
  readonly x: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

/** Thinner bars are merged: nobody can tell them apart, and each one costs. */
const THINNEST = 2;

/** The share of its place that a bar fills. */
const FILL = 0.72;

/** A bar wider than this is a slab. */
const WIDEST = 56;

/** Below this a gap would take a third of the place and more, and all colours would look pale. */
const GAPLESS = 5;

/** Columns for so many buckets, on whole pixels and all of one width, so that edges are sharp and bars comparable. */
export function columnsFor(count: number, boxWidth: number): Column[] {
  if (!(count > 0) || !(boxWidth > 0)) return [];
  const band = boxWidth / count;
  if (band < THINNEST) return pixelColumns(count, boxWidth);
  if (band < GAPLESS) return touchingColumns(count, band);
  const width = Math.min(WIDEST, Math.max(1, Math.min(Math.floor(band) - 1, Math.round(band * FILL))));
  return Array.from({ length: count }, (_, from) => ({
    x: Math.round((from + 0.5) * band - width / 2),
    width,
    from,
    to: from + 1,
  }));
}

function touchingColumns(count: number, band: number): Column[] {
  return Array.from({ length: count }, (_, from) => {
    const x = Math.round(from * band);
    return { x, width: Math.round((from + 1) * band) - x, from, to: from + 1 };
  });
}

function pixelColumns(count: number, boxWidth: number): Column[] {
  const places = Math.max(1, Math.floor(boxWidth / THINNEST));
  const length = Math.min(count, places);
  return Array.from({ length }, (_, index) => {
    const x = Math.round((index * boxWidth) / length);
    return {
      x,
      width: Math.max(1, Math.round(((index + 1) * boxWidth) / length) - x),
      from: Math.floor((index * count) / length),
      to: Math.floor(((index + 1) * count) / length),
    };
  });
}
