import { numberFormat } from './intl.js';

const SHARE: Intl.NumberFormatOptions = {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
};

/** The smallest share that is shown. */
const STEP = 0.1;

/** A share in percent, always with one decimal so that columns line up. One that is not zero is never shown as zero. */
export function shareText(locale: string, share: string, isZero: boolean): string {
  const format = numberFormat(locale, SHARE);
  const percent = Number(share);
  return percent === 0 && !isZero ? `<${format.format(STEP / 100)}` : format.format(percent / 100);
}
