import { Presets, SingleBar } from 'cli-progress';
import { printable } from '../log/printable.js';

/** Shows how far a command is. Without a terminal nothing is shown. */
export interface Progress {
  /** Adds to the amount that is done. */
  add(amount: number, shown?: object): void;
  /** Updates the format's other values. */
  show(values: object): void;
  stop(): void;
}

/** @param format - as cli-progress writes it */
export function startProgress(format: string, total: number, values: object = {}): Progress {
  const { stderr } = process;
  if (!stderr.isTTY) return { add: () => undefined, show: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    { format, stream: stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0, values);
  return {
    add: (amount, shown) => bar.increment(amount, shown),
    show: (shown) => bar.update(shown),
    stop: () => bar.stop(),
  };
}

/** Writes a line that stays. It takes the place of the bar, which is drawn again below it. */
export function sayMeanwhile(line: string): void {
  const { stderr } = process;
  stderr.write(`${stderr.isTTY ? '\r\u001b[K' : ''}${printable(line)}\n`);
}
