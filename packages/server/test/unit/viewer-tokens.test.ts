import {
  fixedClock,
  GrantsTooLargeError,
  generateKeys,
  KeyConfigurationError,
  TokenRefusedError,
  ViewerTokens,
} from '@credit-usage/server';
import { describe, expect, it } from 'vitest';

const { secret } = generateKeys();
const grants = { sub: 'user_1', organizations: [{ id: 'org_1', roles: ['Billing'] }], agents: [] };

const reasonOf = (refused: Promise<unknown>): Promise<unknown> =>
  refused.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('ViewerTokens', () => {
  it.each<[unknown, RegExp]>([
    ['', /^ViewerTokens’ secret must begin with cu_sk_$/],
    [undefined, /^ViewerTokens’ secret must begin with cu_sk_$/],
    ['short', /must begin with cu_sk_/],
    ['cu_sk_short', /must have at least 24 characters/],
    ['cu_sk_aaaaaaaaaaaaaaaaaaaaaaaaa', /must be random/],
    [generateKeys().ingest, /must begin with cu_sk_/],
    [[], /^ViewerTokens’ secret must hold a key$/],
    [[''], /must begin with cu_sk_/],
    [[secret, ''], /^The second key of ViewerTokens’ secret must begin with cu_sk_$/],
    [[secret, secret], /must not hold the same key twice/],
  ])('refuses the secret %j: whoever guesses it can make any token', (given, words) => {
    const making = () => new ViewerTokens(given as string);
    expect(making).toThrow(KeyConfigurationError);
    expect(making).toThrow(words);
    expect(making).not.toThrow(secret.slice(6));
  });

  it('goes by the clock of the machine when it is given none', async () => {
    const { token, expiresAt } = await new ViewerTokens(secret).issue({ ...grants, ttlSeconds: 60 });
    expect(Math.abs(Date.parse(expiresAt) - Date.now() - 60_000)).toBeLessThan(5_000);
    expect((await new ViewerTokens([generateKeys().secret, secret]).verify(token)).sub).toBe('user_1');
  });

  it('says that grants do not fit into a token', async () => {
    const organizations = Array.from({ length: 2_000 }, (_, index) => ({
      id: `org_${index}`,
      roles: ['Billing'],
    }));
    const error = await reasonOf(new ViewerTokens(secret).issue({ ...grants, organizations }));
    expect(error).toBeInstanceOf(GrantsTooLargeError);
    expect(error).toMatchObject({ name: 'GrantsTooLargeError', max: 14_000, bytes: expect.any(Number) });
    expect((error as Error).message).toMatch(
      /^A token may have at most 14000 bytes; this one would have \d+\. Grant fewer/,
    );
  });

  it.each(['', 'x', 'a.b.c'])('says that %j is no token of its own', async (token) => {
    const error = await reasonOf(new ViewerTokens(secret).verify(token));
    expect(error).toBeInstanceOf(TokenRefusedError);
    expect(error).toMatchObject({ name: 'TokenRefusedError', reason: 'invalid' });
  });

  it('says that a token of another secret is none, and that one of its own has expired', async () => {
    const { token } = await new ViewerTokens(secret, fixedClock(1_790_000_000_000_000)).issue(grants);
    const [other, own] = [new ViewerTokens(generateKeys().secret), new ViewerTokens(secret)];
    expect(await reasonOf(other.verify(token))).toMatchObject({ reason: 'invalid' });
    expect(await reasonOf(own.verify(token))).toMatchObject({
      reason: 'expired',
      message: 'The token has expired. Ask your server for a new one.',
    });
  });
});
