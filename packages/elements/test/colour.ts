/** How colours are perceived: contrast by WCAG, distance in OKLab, and three kinds of colour blindness by Machado et al. (2009). */

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** Full severity. */
export const VISIONS: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const times = (matrix: Matrix, colour: Triple): Triple => [
  dot(matrix[0], colour),
  dot(matrix[1], colour),
  dot(matrix[2], colour),
];

/** `#rrggbb` as linear light. */
function linear(hex: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** The WCAG contrast ratio. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [a, b]
    .map((hex) => dot([0.2126, 0.7152, 0.0722], linear(hex)) + 0.05)
    .sort((x, y) => y - x) as [number, number];
  return light / dark;
}

const TO_LMS: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];

const TO_LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

function seen(hex: string, vision: Matrix): Triple {
  const [r, g, b] = times(vision, linear(hex)).map((value) => Math.min(1, Math.max(0, value)));
  const [l, m, s] = times(TO_LMS, [r ?? 0, g ?? 0, b ?? 0]).map(Math.cbrt);
  return times(TO_LAB, [l ?? 0, m ?? 0, s ?? 0]);
}

/** The distance in OKLab, × 100, as it is seen with this vision. */
export function distance(a: string, b: string, vision: Matrix): number {
  const [x, y] = [seen(a, vision), seen(b, vision)];
  return 100 * Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}
