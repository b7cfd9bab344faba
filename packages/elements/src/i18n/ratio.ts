import { numberFormat } from './intl.js';

/** The smallest ratio that the text can show: a tenth of a percent. */
const STEP = 0.001;

/** A ratio as a percentage without sign. One that is not zero is never shown as zero. */
export function ratioText(locale: string, ratio: number): string {
  const size = Math.abs(ratio);
  const format = numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return size > 0 && size < STEP ? `<${format.format(STEP)}` : format.format(size);
}
