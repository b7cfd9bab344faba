import { expectTypeOf, test } from 'vitest';
import {
  type AccessDeniedError,
  ApiError,
  type Conversation,
  type ConversationCredits,
  type ConversationPage,
  type CreditUsageClient,
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
