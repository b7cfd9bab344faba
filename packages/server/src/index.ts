/**
 * The usage contract over ClickHouse: embedded by default, a cluster by URL.
 *
 * @packageDocumentation
 */
export { createUsageHandler, type UsageHandler, type UsageHandlerOptions } from './app.js';
export type { Authenticate } from './auth/authenticate.js';
export type { Grants, TokenGrants } from './auth/grants.js';
export { checkKeys, generateKeys, KeyConfigurationError, type Keys } from './auth/keys.js';
export { keysFromEnv } from './auth/keys-from-env.js';
export { GrantsTooLargeError, TokenRefusedError } from './auth/token-errors.js';
export { TokenIssuer } from './auth/token-issuer.js';
export { type Viewer, viewerOf } from './auth/viewer.js';
export { RecordsRefusedError } from './events/write-own.js';
export type { HandledRequest } from './http/handled-request.js';
export type { RateLimit } from './http/rate-limit.js';
export { describeError, type ErrorDescription } from './log/describe-error.js';
export type { AgentKey, KnownName, NameDirectory } from './names/name-directory.js';
export { type NodeListener, toNodeListener } from './node-listener.js';
export { openStore, type Store, type StoreOptions } from './open-store.js';
export { type Clock, fixedClock, systemClock } from './store/clock.js';
export { StoreAddressError } from './store/connect.js';
export { EngineUnavailableError } from './store/engine-error.js';
export { FolderHeldError, type Holder } from './store/lock.js';
export { SchemaDiffersError, SchemaTooNewError } from './store/migrate.js';
export type { EngineOptions } from './store/opening.js';
export { StoreRefusedError, StoreUnavailableError } from './store/store-error.js';
