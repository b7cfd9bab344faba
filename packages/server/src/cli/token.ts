import { readFile } from 'node:fs/promises';
import type { TokenRequest } from '@credit-usage/sdk/contract';
import type { Command } from 'commander';
import { checkTokenRequest } from '../auth/check-grants.js';
import { BILLING } from '../auth/roles.js';
import { TokenIssuer } from '../auth/token-issuer.js';
import { ProblemError } from '../problems/problem-error.js';
import { systemClock } from '../store/clock.js';
import { readKeyInForce } from './keys.js';
import { parsePath, parseTtl } from './options.js';
import { whyNotReadable } from './startup-error.js';
import { UsageError } from './usage-error.js';

const EXAMPLE = JSON.stringify({
  sub: 'user_1',
  organizations: [{ id: 'org_acme', roles: [BILLING] }],
  agents: [],
});

export function tokenCommand(program: Command): void {
  program
    .command('token')
    .description('print a viewer token, signed with CREDIT_USAGE_SECRET_KEY')
    .requiredOption(
      '--viewer <file>',
      `a JSON file that describes the viewer, such as ${EXAMPLE}; each agent is { organizationId, id, roles }`,
      parsePath,
    )
    .option('--ttl <seconds>', 'how long the token is valid, 60 to 3600; by default 900', parseTtl)
    .action(printToken);
}

async function printToken({
  viewer,
  ttl,
}: {
  readonly viewer: string;
  readonly ttl?: number;
}): Promise<void> {
  const secret = readKeyInForce('secret');
  if (secret === undefined) throw new UsageError('Set CREDIT_USAGE_SECRET_KEY to the server’s secret key.');
  const request = await readViewer(viewer);
  const { token } = await new TokenIssuer({ secret }, systemClock).issue({
    ...request,
    ttlSeconds: ttl ?? request.ttlSeconds,
  });
  process.stdout.write(`${token}\n`);
}

/** @throws UsageError that names the file and what is wrong in it */
async function readViewer(file: string): Promise<TokenRequest> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw whyNotReadable(error, file);
  });
  try {
    return checkTokenRequest(JSON.parse(text), 'top level');
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file} is not JSON. Write it like ${EXAMPLE}`);
    if (error instanceof ProblemError)
      throw new UsageError(`${file} does not describe a viewer: ${error.detail}. Write it like ${EXAMPLE}`);
    throw error;
  }
}
