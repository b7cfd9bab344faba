import type { WithResponse } from './call.js';

/**
 * The promise of an answer's data. The request has already been sent.
 *
 * @public
 */
export interface ApiPromise<T> extends Promise<T> {
  /** The same answer, with status, request id, headers and the number of attempts. Makes no second request. */
  withResponse(): Promise<WithResponse<T>>;
}

/**
 * Hands the data to whoever awaits it. Derived only when somebody asks: a second promise beside the first would be
 * an unhandled rejection for those who only use `withResponse()`. All that promises do goes through `then`; what is inherited
 * of state is never settled, and nobody sees it.
 */
export class AnswerPromise<T> extends Promise<T> implements ApiPromise<T> {
  readonly #answer: () => Promise<WithResponse<T>>;

  constructor(answer: () => Promise<WithResponse<T>>) {
    super(() => {});
    this.#answer = answer;
  }

  /** What is derived is a plain promise: this class is not made by an executor. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise.
  override then<A = T, B = never>(
    onFulfilled?: ((data: T) => A | PromiseLike<A>) | null,
    onRejected?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#answer()
      .then(({ data }) => data)
      .then(onFulfilled, onRejected);
  }

  withResponse(): Promise<WithResponse<T>> {
    return this.#answer();
  }
}

/** Starts now. */
export function startNow<T>(run: () => Promise<WithResponse<T>>): ApiPromise<T> {
  const answer = run();
  return new AnswerPromise(() => answer);
}
