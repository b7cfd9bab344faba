/** The size of a drawing in pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** The position of a bar, and the buckets `[from, to)` that it shows. */
export interface Column {
  readonly x: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

/** Thinner bars are merged: nobody could tell them apart, and each one takes time to draw. */
const THINNEST = 2;

/** The share of its band that a bar fills. */
const FILL = 0.72;

/** The largest width of a bar; wider ones look like slabs. */
const WIDEST = 56;

/** Narrower bands have no gap: it would take a third of the band or more and make all colours look pale. */
const GAPLESS = 5;

/** Columns for a number of buckets, on whole pixels and of equal width, so that edges are sharp and bars comparable. */
export function columnsFor(count: number, boxWidth: number): Column[] {
  if (!(count > 0) || !(boxWidth > 0)) return [];
  const band = boxWidth / count;
  if (band < THINNEST) return pixelColumns(count, boxWidth);
  if (band < GAPLESS) return touchingColumns(count, band);
  const width = Math.min(WIDEST, Math.round(band * FILL));
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
