import { numberFormat } from './intl.js';

/** The smallest ratio that the text can show: a tenth of a percent. */
const STEP = 0.001;

/** The size of a ratio as a percentage. What is not zero never reads as zero. */
export function ratioText(locale: string, ratio: number): string {
  const size = Math.abs(ratio);
  const format = numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return size > 0 && size < STEP ? `<${format.format(STEP)}` : format.format(size);
}
