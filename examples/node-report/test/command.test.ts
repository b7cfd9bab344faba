import { AuthenticationError, ConfigError, ConnectionError, MissingRoleError } from '@credit-usage/sdk';
import { expect, it } from 'vitest';
import { HELP, parseArguments, UsageError } from '../src/arguments.ts';
import { explain } from '../src/explain.ts';

it('reads its options', () => {
  expect(parseArguments([])).toEqual({
    period: '30d',
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    help: false,
  });
  expect(
    parseArguments([
      '--period',
      '72h',
      '--timezone=Asia/Jakarta',
      '--organization',
      'org_1',
      '--csv',
      'a.csv',
    ]),
  ).toEqual({
    period: '72h',
    timezone: 'Asia/Jakarta',
    organizationId: 'org_1',
    csv: 'a.csv',
    help: false,
  });
  expect(parseArguments(['-h']).help).toBe(true);
});

it.each([[['--period', '7d']], [['--perio', '30d']], [['extra']], [['--csv']]])('refuses %j', (argv) => {
  expect(() => parseArguments(argv)).toThrow(UsageError);
});

it('lists every option in its help', () => {
  for (const name of [
    '--period',
    '--timezone',
    '--organization',
    '--csv',
    '--help',
    'CREDIT_USAGE_URL',
    'CREDIT_USAGE_TOKEN',
  ])
    expect(HELP).toContain(name);
});

const api = { status: 403, code: 'role_required', isRetryable: false, problem: null };

it('explains what to do about each kind of failure', () => {
  const hint = 'You need the Billing role in Acme to see usage. Ask the person who holds it.';
  const missing = new MissingRoleError('No', { ...api, requiredRoles: [], heldRoles: [], hint });
  expect(explain(missing)).toEqual({ message: hint, exitCode: 1 });
  expect(
    explain(new AuthenticationError('The token has expired.', { ...api, status: 401 })).message,
  ).toContain('CREDIT_USAGE_TOKEN');
  expect(explain(new ConnectionError('No answer.')).message).toContain('CREDIT_USAGE_URL');
  expect(explain(new ConfigError('CREDIT_USAGE_URL is not set', { code: 'missing_environment' }))).toEqual({
    message: 'CREDIT_USAGE_URL is not set',
    exitCode: 2,
  });
  expect(explain(new UsageError('Wrong.'))).toEqual({ message: 'Wrong.', exitCode: 2 });
  expect(explain(new Error('Disk full'))).toEqual({ message: 'Disk full', exitCode: 1 });
});
