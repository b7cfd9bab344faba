import { numberFormat } from './intl.js';

/** The smallest ratio that the texts can show: a tenth of a percent. */
const STEP = 0.001;

/** A ratio as a percentage without sign. One that is not zero is never shown as zero. */
export function ratioText(locale: string, ratio: number): string {
  const size = Math.abs(ratio);
  return percentText(locale, size, size === 0);
}

/** A share in percent, always with one decimal so that columns line up. One that is not zero is never shown as zero. */
export function shareText(locale: string, share: string, isZero: boolean): string {
  return percentText(locale, Number(share) / 100, isZero, 1);
}

function percentText(locale: string, ratio: number, isZero: boolean, minimumFractionDigits = 0): string {
  const format = numberFormat(locale, { style: 'percent', minimumFractionDigits, maximumFractionDigits: 1 });
  return ratio < STEP && !isZero ? `<${format.format(STEP)}` : format.format(ratio);
}
