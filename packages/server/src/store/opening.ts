/**
 * How to get the embedded engine.
 *
 * @public
 */
export interface EngineOptions {
  /** Called with lines about the progress of what takes long: installing the engine, or bringing the tables up to date. */
  readonly onProgress?: ((line: string) => void) | undefined;
  /** Where the engine is kept; by default `CREDIT_USAGE_ENGINE_DIR`, or else the user's cache folder. */
  readonly engineFolder?: string | undefined;
}

/** How this program opens a store, which it may be told to give up. */
export interface Opening extends EngineOptions {
  /** Gives up. */
  readonly stop?: AbortSignal | undefined;
}
