import { safeCause } from '../errors/safe-cause.js';
import { TokenProviderError } from '../errors/token-error.js';
import { AbortedError } from '../errors/transport-error.js';
import { onAbort } from './abort.js';
import type { TokenProvider } from './options.js';
import { readProvided, type Token } from './token.js';

/** Where the tokens of a client and its copies come from. */
export interface TokenSource {
  /** The token for the next attempt; undefined when there is none to send. */
  get(signal: AbortSignal): Promise<string | undefined>;
  /** Notes that the API has refused this token. Returns whether there may be another. */
  renew(refused: string): boolean;
}

/** A token that never changes. */
export function fixedToken(token: string | undefined): TokenSource {
  return { get: async () => token, renew: () => false };
}

/** A token that has been asked for, and how many calls wait for it. */
interface Flight {
  readonly promise: Promise<Token>;
  readonly land: (token: Promise<Token>) => void;
  /** Ends the call of the provider. */
  controller: AbortController;
  forced: boolean;
  /** When the provider was asked. */
  since: number;
  /** How long it may take before it is asked anew, in milliseconds. Twice as long each time: some take long, but are not stuck. */
  patience: number;
  waiting: number;
}

/** A token is renewed when a fifth of its life is left, but at most this long before it expires: requests take time, and clocks differ. */
const MAX_AHEAD_MS = 60_000;

/** After this long, the provider is taken to be stuck at first, and asked anew by the next call that needs a token. */
const PATIENCE_MS = 30_000;

/** How long the provider is left alone after it has failed ahead of time. */
const PAUSE_MS = 5_000;

/** Tokens from a provider: kept until shortly before they expire, and asked for once, however many calls wait. */
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
    const now = Date.now();
    if (current && now < this.#renewAt) return current.token;
    const flight = this.#start();
    // While the old token is still valid, no call has to wait for the new one or fail with it.
    if (current && now < (current.expiresAt ?? 0)) return current.token;
    return (await this.#join(flight, signal)).token;
  }

  renew(refused: string): boolean {
    // Another call may have got a new token in the meantime, which has yet to be tried.
    if (this.#current?.token === refused) {
      this.#current = undefined;
      this.#refused = true;
    }
    return true;
  }

  /** Waits for a token that has been asked for. When the last waiting call gives up, the provider's signal is aborted. */
  async #join(flight: Flight, signal: AbortSignal): Promise<Token> {
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

  /**
   * Asks the provider, unless it is being asked already. After a refusal it is asked anew, since the token on its way may come from a
   * cache; every waiting call gets the new token.
   */
  #start(): Flight {
    const flight = this.#flight ?? newFlight();
    const now = Date.now();
    if (this.#flight && now < flight.since + flight.patience && (flight.forced || !this.#refused))
      return flight;
    flight.controller.abort();
    const controller = new AbortController();
    Object.assign(flight, { controller, forced: this.#refused, since: now, patience: flight.patience * 2 });
    this.#flight = flight;
    const asked = this.#ask(flight.forced, controller.signal);
    const land = (token?: Token): void => {
      if (controller.signal.aborted) return;
      this.#flight = undefined;
      if (token) this.#keep(token);
      // While the old token still holds, not every call asks a provider that is down.
      else this.#renewAt = Math.min(Date.now() + PAUSE_MS, this.#current?.expiresAt ?? 0);
      flight.land(asked);
    };
    asked.then(land, () => land());
    return flight;
  }

  async #ask(forceRefresh: boolean, signal: AbortSignal): Promise<Token> {
    let provided: unknown;
    try {
      provided = await this.#provider({ forceRefresh, signal });
    } catch (error) {
      const isRefused = statusOf(error) === 401;
      throw new TokenProviderError('The token provider failed: see cause', {
        code: isRefused ? 'token_refused' : 'token_provider_failed',
        isRetryable: !isRefused,
        cause: safeCause(error, this.#current ? [this.#current.token] : []),
      });
    }
    return readProvided(provided);
  }

  #keep(token: Token): void {
    this.#refused = false;
    this.#current = token;
    const now = Date.now();
    const life = token.expiresAt === undefined ? Number.POSITIVE_INFINITY : token.expiresAt - now;
    this.#renewAt = now + life - Math.min(MAX_AHEAD_MS, Math.max(0, life) / 5);
  }
}

/** The HTTP status that an error carries, as the SDK's own do. */
function statusOf(error: unknown): unknown {
  try {
    return (error as { status?: unknown }).status;
  } catch {
    // It is undefined or null, or a getter that throws.
    return undefined;
  }
}

function newFlight(): Flight {
  let land: Flight['land'] = () => {};
  const promise = new Promise<Token>((resolve) => {
    land = resolve;
  });
  // If no call is waiting, a failure must not become an unhandled rejection.
  promise.catch(() => {});
  return {
    promise,
    land,
    controller: new AbortController(),
    forced: false,
    since: 0,
    patience: PATIENCE_MS / 2,
    waiting: 0,
  };
}
