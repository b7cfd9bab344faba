import type { KnownName } from './name-directory.js';

/** Most databases accept this many ids in one list. */
const MOST_AT_ONCE = 1_000;
/** How long an answer waits for names: people do not wait longer for a report. */
const PATIENCE_MS = 1_000;
/** After this time an answer is not expected any more. */
const LONGEST_MS = 10_000;
/** How long a directory that failed is not asked: otherwise every report would wait for it. */
const REST_MS = 5_000;
const KEPT_MS = 60_000;
/** This many names are a few megabytes. Those that were asked for longest ago are dropped first. */
const MOST_KEPT = 50_000;

/** A host's own lookup. */
export type Ask<Key> = (
  keys: readonly Key[],
  asked: { readonly signal: AbortSignal },
) => Promise<Iterable<KnownName & Key>>;

interface Kept {
  readonly known: KnownName | undefined;
  readonly until: number;
}

/** A host's names of organizations or of agents: asked for together, once, and remembered for a while. Never fails. */
export class AskedNames<Key> {
  readonly #ask: Ask<Key>;
  readonly #idOf: (key: Key) => string;
  readonly #kept = new Map<string, Kept>();
  /** What is under way, and how long it is worth waiting for. */
  readonly #asking = new Map<string, Promise<void>>();
  #restingUntil = 0;

  constructor(ask: Ask<Key>, idOf: (key: Key) => string) {
    this.#ask = ask;
    this.#idOf = idOf;
  }

  /** What is known of these, by their ids. An old answer is better than none. */
  async of(keys: readonly Key[], failed: (error: unknown) => void): Promise<ReadonlyMap<string, KnownName>> {
    const wanted = new Map(keys.map((key) => [this.#idOf(key), key]));
    const missing = [...wanted].filter(([id]) => this.#isMissing(id));
    for (let at = 0; at < missing.length; at += MOST_AT_ONCE)
      this.#begin(new Map(missing.slice(at, at + MOST_AT_ONCE)), failed);
    await Promise.all(new Set([...wanted.keys()].map((id) => this.#asking.get(id))));
    const found = new Map<string, KnownName>();
    for (const id of wanted.keys()) {
      const known = this.#kept.get(id)?.known;
      if (known) found.set(id, known);
    }
    this.#forgetOldest();
    return found;
  }

  #isMissing(id: string): boolean {
    const now = Date.now();
    return now >= this.#restingUntil && !this.#asking.has(id) && now >= (this.#kept.get(id)?.until ?? 0);
  }

  #begin(batch: ReadonlyMap<string, Key>, failed: (error: unknown) => void): void {
    const gaveUp = (error: unknown): void => {
      this.#restingUntil = Date.now() + REST_MS;
      failed(error);
    };
    const controller = new AbortController();
    const asked = (async () => this.#ask([...batch.values()], { signal: controller.signal }))();
    const done = within(LONGEST_MS, asked)
      .then((answer) => this.#keep(batch, answer, failed))
      .catch((error: unknown) => {
        controller.abort();
        gaveUp(error);
      })
      .finally(() => {
        for (const id of batch.keys()) this.#asking.delete(id);
      });
    const waited = within(PATIENCE_MS, done).catch(gaveUp);
    for (const id of batch.keys()) this.#asking.set(id, waited);
  }

  #keep(
    batch: ReadonlyMap<string, Key>,
    answer: Iterable<KnownName & Key>,
    failed: (error: unknown) => void,
  ): void {
    const known = new Map<string, KnownName>();
    let areTexts = true;
    for (const each of answer) {
      const { name, state } = each;
      areTexts &&= isTextOrNone(name) && isTextOrNone(state);
      known.set(this.#idOf(each), { name: textOf(name), state: textOf(state) });
    }
    if (!areTexts) failed(new DirectoryValueError());
    const until = Date.now() + KEPT_MS;
    for (const id of batch.keys()) {
      this.#kept.delete(id);
      this.#kept.set(id, { known: known.get(id), until });
    }
  }

  #forgetOldest(): void {
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) return;
      this.#kept.delete(id);
    }
  }
}

const isTextOrNone = (value: unknown): boolean => value == null || typeof value === 'string';

/** Drops a value that is not a string: it would break every answer that shows it, and the search. */
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The result of the work. @throws DirectoryLateError when it takes longer */
async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DirectoryLateError(ms)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The host's directory has not answered in time. */
class DirectoryLateError extends Error {
  override readonly name = 'DirectoryLateError';

  constructor(ms: number) {
    super(`The directory of names has not answered within ${ms} ms: recorded names are shown`);
  }
}

/** The host's directory has answered with a value of the wrong type. */
class DirectoryValueError extends TypeError {
  override readonly name = 'DirectoryValueError';

  constructor() {
    super(
      'The directory of names has answered with a name or state that is not a string: the recorded one is shown. Leave out a name or state that you do not have',
    );
  }
}
