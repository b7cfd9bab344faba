import { inspect } from 'node:util';
import {
  fixedClock,
  GrantsTooLargeError,
  generateKeys,
  KeyConfigurationError,
  TokenIssuer,
  TokenRefusedError,
  viewerOf,
} from '@credit-usage/server';
import { describe, expect, it } from 'vitest';

const { secret } = generateKeys();
const grants = { sub: 'user_1', organizations: [{ id: 'org_1', roles: ['Billing'] }], agents: [] };

const reasonOf = (refused: Promise<unknown>): Promise<unknown> =>
  refused.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('TokenIssuer', () => {
  it.each<[string | undefined, RegExp, string?]>([
    ['', /^keys\.secret must begin with cu_sk_$/],
    [undefined, /^keys\.secret must begin with cu_sk_$/],
    ['short', /must begin with cu_sk_/],
    ['cu_sk_short', /must have at least 24 characters/],
    ['cu_sk_aaaaaaaaaaaaaaaaaaaaaaaaa', /must be random/],
    [generateKeys().ingest, /must begin with cu_sk_/],
    [secret, /^keys\.previousSecret must begin with cu_sk_$/, ''],
    [secret, /^keys\.previousSecret must be another key than the first one, or be left out$/, secret],
    [`${secret},${generateKeys().secret}`, /^keys\.secret must be one key\. .*previousSecret/],
  ])('refuses the secret %#: whoever guesses it can make any token', (given, words, previousSecret) => {
    const making = () => new TokenIssuer({ secret: given as string, previousSecret });
    expect(making).toThrow(KeyConfigurationError);
    expect(making).toThrow(words);
    expect(making).not.toThrow(secret.slice(6));
  });

  it('goes by the clock of the machine when it is given none', async () => {
    const { token, expiresAt } = await new TokenIssuer({ secret }).issue({ ...grants, ttlSeconds: 60 });
    expect(Math.abs(Date.parse(expiresAt) - Date.now() - 60_000)).toBeLessThan(5_000);
    expect((await new TokenIssuer({ ...generateKeys(), previousSecret: secret }).verify(token)).sub).toBe(
      'user_1',
    );
  });

  it('takes grants without agents, and undefined for what may be left out', async () => {
    const tokens = new TokenIssuer({ secret, previousSecret: undefined });
    const { organizations } = grants;
    for (const rest of [{}, { agents: undefined, ttlSeconds: undefined }]) {
      const { token } = await tokens.issue({ sub: 'user_1', organizations, ...rest });
      expect(await tokens.verify(token)).toEqual(viewerOf(grants));
    }
  });

  it('says that grants do not fit into a token', async () => {
    const organizations = Array.from({ length: 2_000 }, (_, index) => ({
      id: `org_${index}`,
      roles: ['Billing'],
    }));
    const error = await reasonOf(new TokenIssuer({ secret }).issue({ ...grants, organizations }));
    expect(error).toBeInstanceOf(GrantsTooLargeError);
    expect(error).toMatchObject({ name: 'GrantsTooLargeError', max: 14_000, bytes: expect.any(Number) });
    expect((error as Error).message).toMatch(
      /^A token may have at most 14000 bytes; this one would have \d+\. Grant fewer/,
    );
  });

  it.each(['', 'x', 'a.b.c'])('says that %j is no token of its own', async (token) => {
    const error = await reasonOf(new TokenIssuer({ secret }).verify(token));
    expect(error).toBeInstanceOf(TokenRefusedError);
    expect(error).toMatchObject({ name: 'TokenRefusedError', reason: 'invalid' });
  });

  it('says that a token of another secret is none, and that one of its own has expired', async () => {
    const { token } = await new TokenIssuer({ secret }, fixedClock(1_790_000_000_000_000)).issue(grants);
    const [other, own] = [new TokenIssuer(generateKeys()), new TokenIssuer({ secret })];
    expect(await reasonOf(other.verify(token))).toMatchObject({ reason: 'invalid' });
    expect(await reasonOf(own.verify(token))).toMatchObject({
      reason: 'expired',
      message: 'The token has expired. Ask your server for a new one.',
      cause: { name: 'JWTExpired', code: 'ERR_JWT_EXPIRED' },
    });
  });

  it('does not pass on what a refused token contains', async () => {
    const { token } = await new TokenIssuer({ secret }, fixedClock(1_790_000_000_000_000)).issue(grants);
    const error = await reasonOf(new TokenIssuer({ secret }).verify(token));
    const printed = inspect(error, { depth: null, showHidden: true });
    expect(printed).toContain('ERR_JWT_EXPIRED');
    for (const content of [grants.sub, ...grants.organizations.map(({ id }) => id)])
      expect(printed).not.toContain(content);
  });
});
