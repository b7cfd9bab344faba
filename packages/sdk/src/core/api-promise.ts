import type { WithResponse } from './call.js';

/**
 * A promise of an answer's data. The request has already been sent, unless this is a list.
 *
 * @public
 */
export interface ApiPromise<T> extends Promise<T> {
  /** The same data with status, request id, headers and the number of attempts. Makes no second request. */
  withResponse(): Promise<WithResponse<T>>;
}

/**
 * A promise of an answer's data that is derived from the whole answer only when `then` is called. Deriving it in advance would cause an
 * unhandled rejection for callers that only use `withResponse()`. Everything that promises do goes through `then`, so nobody sees
 * that the state inherited from `Promise` is never settled.
 */
export class AnswerPromise<T> extends Promise<T> implements ApiPromise<T> {
  readonly #answer: () => Promise<WithResponse<T>>;

  constructor(answer: () => Promise<WithResponse<T>>) {
    super(() => {});
    this.#answer = answer;
  }

  /** Derived promises are plain ones, because this constructor takes no executor. */
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

/** Starts a call at once, not when its promise is awaited. */
export function startNow<T>(run: () => Promise<WithResponse<T>>): ApiPromise<T> {
  const answer = run();
  return new AnswerPromise(() => answer);
}
