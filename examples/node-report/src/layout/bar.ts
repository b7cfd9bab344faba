const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * A bar of blocks, exact to an eighth of a column. An amount other than 0 always has a visible bar; a negative amount is drawn light, in
 * the length of its absolute value.
 */
export function bar(value: number, greatest: number, width: number): string {
  if (value === 0 || greatest <= 0 || width <= 0) return '';
  const eighths = Math.max(1, Math.round((Math.min(Math.abs(value), greatest) / greatest) * width * 8));
  if (value < 0) return '░'.repeat(Math.ceil(eighths / 8));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
