import type { EpochMicros } from '@credit-usage/sdk/time';

/** The most answers that are kept; what was asked for longest ago goes first. */
const MOST = 256;
/** A question longer than this names more organizations than are worth keeping. */
const LONGEST = 64 * 1024;

/**
 * Answers of the directory, kept until something is written. Every report asks for the same few names and categories, and on the
 * embedded engine each question costs about a tenth of the report. Right only where this process alone writes.
 */
export class AnswerMemory {
  readonly #settled: () => EpochMicros | undefined;
  readonly #answers = new Map<string, readonly unknown[]>();
  #stamp: EpochMicros | undefined;

  /** @param settled - the stamp of the last group that was written; undefined while one is being written */
  constructor(settled: () => EpochMicros | undefined) {
    this.#settled = settled;
  }

  /** The kept answer, else a new one. What was asked for while something was written is not kept: it may be half of it. */
  async answer<Row>(question: string, ask: () => Promise<Row[]>): Promise<readonly Row[]> {
    const stamp = this.#settled();
    if (stamp === undefined || question.length > LONGEST) return ask();
    if (stamp !== this.#stamp) {
      this.#answers.clear();
      this.#stamp = stamp;
    }
    const kept = this.#answers.get(question);
    this.#answers.delete(question);
    const rows = kept ?? (await ask());
    if (this.#settled() === stamp) this.#keep(question, rows);
    return rows as readonly Row[];
  }

  #keep(question: string, rows: readonly unknown[]): void {
    this.#answers.set(question, rows);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MOST && oldest !== undefined) this.#answers.delete(oldest);
  }
}
