import { expectTypeOf, test, vi } from 'vitest';
import {
  type AccessDeniedError,
  ApiError,
  type Conversation,
  type ConversationCredits,
  type ConversationPage,
  type CreditUsageClient,
  type FetchLike,
  isCreditUsageError,
  isMissingRoleError,
  MissingRoleError,
  type ScopedRole,
  type UsageEntry,
  type UsageReport,
  type WithResponse,
} from '../../src/index.js';

// Checked by the compiler: `npm run types` reads this file.

type Credits = ReturnType<CreditUsageClient['conversations']['credits']>;
type List = ReturnType<CreditUsageClient['conversations']['list']>;

test('what is awaited is the wire’s own data, fit for whatever draws it', () => {
  expectTypeOf<Awaited<ReturnType<CreditUsageClient['usage']['get']>>>().toEqualTypeOf<UsageReport>();
  expectTypeOf<Awaited<List>>().toEqualTypeOf<ConversationPage>();
  expectTypeOf<Awaited<Credits>>().toEqualTypeOf<ConversationCredits>();
  expectTypeOf<Awaited<ReturnType<List['withResponse']>>>().toEqualTypeOf<WithResponse<ConversationPage>>();
});

test('what is looped over are rows', () => {
  expectTypeOf<Credits>().toExtend<AsyncIterable<UsageEntry>>();
  expectTypeOf<List>().toExtend<AsyncIterable<Conversation>>();
  expectTypeOf<ReturnType<List['pages']>>().toExtend<AsyncIterable<ConversationPage>>();
});

/** Types like those of undici: similar to the platform's but separate, with an option that the platform's `fetch` does not have. */
interface OtherHeaders {
  get(name: string): string | null;
  forEach(run: (value: string, name: string, self: OtherHeaders) => void, self?: unknown): void;
}
interface OtherResponse {
  readonly headers: OtherHeaders;
  readonly status: number;
  readonly type: 'basic' | 'opaqueredirect';
  readonly bodyUsed: boolean;
  text(): Promise<string>;
}
interface OtherInit {
  method?: string;
  headers?: [string, string][] | Record<string, string | readonly string[]> | OtherHeaders;
  redirect?: 'error' | 'follow' | 'manual';
  credentials?: 'omit' | 'include' | 'same-origin';
  signal?: AbortSignal | null;
  dispatcher?: object;
}
declare function otherFetch(input: string | URL, init?: OtherInit): Promise<OtherResponse>;

test('a fetch of the platform, of a library or of a test will do', () => {
  const dispatcher = {};
  expectTypeOf(fetch).toExtend<FetchLike>();
  expectTypeOf<typeof otherFetch>().toExtend<FetchLike>();
  const plain: FetchLike = (url, init) => fetch(url, { ...init, cache: 'no-store' });
  const proxied: FetchLike = (url, init) => otherFetch(url, { ...init, dispatcher });
  const written: FetchLike = async (url: string, init: RequestInit) => new Response(`${url} ${init.method}`);
  const request: FetchLike = async (url, init) => fetch(new Request(url, init));
  const double: FetchLike = async (_, { headers }) => Response.json(headers.authorization);
  const mock: FetchLike = vi.fn<typeof fetch>();
  for (const each of [plain, proxied, written, request, double, mock])
    expectTypeOf(each).toEqualTypeOf<FetchLike>();
});

test('guards, instanceof and kind narrow', () => {
  const read = (error: unknown): readonly ScopedRole[] | number | undefined => {
    if (isMissingRoleError(error)) return error.requiredRoles;
    if (error instanceof MissingRoleError) return error.heldRoles;
    if (error instanceof ApiError) return error.retryAfterMs;
    if (isCreditUsageError(error) && error.kind === 'timeout') return undefined;
    return undefined;
  };
  expectTypeOf(read).returns.toEqualTypeOf<readonly ScopedRole[] | number | undefined>();
  expectTypeOf<MissingRoleError>().toExtend<AccessDeniedError>();
  expectTypeOf<MissingRoleError['kind']>().toEqualTypeOf<'missing_role'>();
});
