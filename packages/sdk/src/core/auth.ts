import { TokenProviderError } from '../errors/config-error.js';
import { safeCause } from '../errors/safe-cause.js';
import { AbortedError } from '../errors/transport-error.js';
import type { TokenProvider } from '../options.js';
import { onAbort } from './abort.js';
import { readProvided, type Token } from './token.js';

/** Where the tokens of a client and its copies come from. */
export interface TokenSource {
  /** The token for the next attempt; undefined when there is none to send. */
  get(signal: AbortSignal): Promise<string | undefined>;
  /** The API has refused this token. Whether it makes sense to ask for another. */
  renew(refused: string): boolean;
}

/** A token that never changes. */
export function fixedToken(token: string | undefined): TokenSource {
  return { get: async () => token, renew: () => false };
}

/** One call of the provider, and how many wait for it. */
interface Flight {
  readonly promise: Promise<Token>;
  readonly controller: AbortController;
  waiting: number;
}

/** Ahead of its end by a fifth of its life, at most this: a request takes time, and clocks differ. */
const MAX_AHEAD_MS = 60_000;

/** Tokens from a provider: kept until shortly before their end, and asked for once however many wait. */
export class ProvidedTokens implements TokenSource {
  readonly #provider: TokenProvider;
  #current: Token | undefined;
  #renewAt = Number.POSITIVE_INFINITY;
  #refused = false;
  #flight: Flight | undefined;

  constructor(provider: TokenProvider) {
    this.#provider = provider;
  }

  async get(signal: AbortSignal): Promise<string> {
    const current = this.#current;
    if (current && Date.now() < this.#renewAt) return current.token;
    try {
      return (await this.#join(signal)).token;
    } catch (error) {
      // A refresh ahead of time has failed: the token that is still valid will do.
      if (current && this.#current === current && Date.now() < (current.expiresAt ?? 0) && !signal.aborted) {
        return current.token;
      }
      throw error;
    }
  }

  renew(refused: string): boolean {
    // Another call may have fetched a new one in the meantime: that one is yet to be tried.
    if (this.#current?.token === refused) {
      this.#current = undefined;
      this.#refused = true;
    }
    return true;
  }

  /** Waits for the call that is under way, or starts one. The last one to give up ends it. */
  async #join(signal: AbortSignal): Promise<Token> {
    this.#flight ??= this.#start();
    const flight = this.#flight;
    flight.waiting++;
    let unlink = (): void => {};
    const left = new Promise<never>((_, reject) => {
      unlink = onAbort(signal, (reason) => reject(new AbortedError(reason)));
    });
    try {
      return await Promise.race([flight.promise, left]);
    } finally {
      unlink();
      flight.waiting--;
      if (flight.waiting === 0 && this.#flight === flight) {
        this.#flight = undefined;
        flight.controller.abort();
      }
    }
  }

  #start(): Flight {
    const controller = new AbortController();
    const forceRefresh = this.#refused;
    const promise = this.#ask(forceRefresh, controller.signal).then((token) => {
      this.#keep(token, controller.signal.aborted);
      return token;
    });
    promise.catch(() => {});
    return { promise, controller, waiting: 0 };
  }

  async #ask(forceRefresh: boolean, signal: AbortSignal): Promise<Token> {
    let provided: unknown;
    try {
      provided = await this.#provider({ forceRefresh, signal });
    } catch (error) {
      throw new TokenProviderError('The token provider failed: see cause', {
        code: 'token_provider_failed',
        isRetryable: true,
        cause: safeCause(error, this.#current ? [this.#current.token] : []),
      });
    }
    return readProvided(provided);
  }

  #keep(token: Token, abandoned: boolean): void {
    if (abandoned) return;
    this.#refused = false;
    this.#current = token;
    const now = Date.now();
    const life = token.expiresAt === undefined ? Number.POSITIVE_INFINITY : token.expiresAt - now;
    this.#renewAt = now + life - Math.min(MAX_AHEAD_MS, Math.max(0, life) / 5);
  }
}
