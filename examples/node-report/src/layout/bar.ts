const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * A bar of blocks, exact to an eighth of a column. What is not nothing is never drawn as nothing; what is below zero is drawn light,
 * as long as it is.
 */
export function bar(value: number, greatest: number, width: number): string {
  if (value === 0 || greatest <= 0 || width <= 0) return '';
  const eighths = Math.max(1, Math.round((Math.min(Math.abs(value), greatest) / greatest) * width * 8));
  if (value < 0) return '░'.repeat(Math.ceil(eighths / 8));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
