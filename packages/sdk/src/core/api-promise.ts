import type { WithResponse } from './call.js';

/**
 * The promise of an answer's data. The request has already been sent.
 *
 * @public
 */
export interface ApiPromise<T> extends Promise<T> {
  /** The same answer, with request id, headers and the number of attempts. Makes no second request. */
  withResponse(): Promise<WithResponse<T>>;
}

/**
 * Hands the data to whoever awaits it. Derived only when somebody asks: a second promise beside the first would be
 * an unhandled rejection for those who only use `withResponse()`.
 */
export class AnswerPromise<T> implements ApiPromise<T> {
  readonly [Symbol.toStringTag] = 'Promise';
  readonly #answer: () => Promise<WithResponse<T>>;

  constructor(answer: () => Promise<WithResponse<T>>) {
    this.#answer = answer;
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise.
  then<A = T, B = never>(
    onFulfilled?: ((data: T) => A | PromiseLike<A>) | null,
    onRejected?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#answer()
      .then(({ data }) => data)
      .then(onFulfilled, onRejected);
  }

  catch<B = never>(onRejected?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(null, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    return this.then().finally(onFinally);
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
