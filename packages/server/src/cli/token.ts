import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { checkTokenRequest } from '../auth/read-token-request.js';
import { ViewerTokens } from '../auth/tokens.js';
import { systemClock } from '../store/clock.js';
import { readKeyInForce } from './keys.js';
import { parseWhole } from './options.js';
import { UsageError } from './usage-error.js';

export function tokenCommand(program: Command): void {
  program
    .command('token')
    .description('print a viewer token, signed with CREDIT_USAGE_SECRET_KEY')
    .requiredOption(
      '--viewer <file>',
      'a JSON file: { sub, organizations: [{ id, roles }], agents: [{ organizationId, id, roles }] }',
    )
    .option('--ttl <seconds>', 'how long it is valid, 60 to 3600', parseWhole)
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
  if (secret === undefined)
    throw new UsageError('Set CREDIT_USAGE_SECRET_KEY to the key that the server runs with.');
  const request = checkTokenRequest({
    ...parse(await readFile(viewer, 'utf8'), viewer),
    ...(ttl !== undefined && { ttlSeconds: ttl }),
  });
  const { token } = await new ViewerTokens(secret, systemClock).issue(request);
  process.stdout.write(`${token}\n`);
}

function parse(text: string, file: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new UsageError(`${file} is not a JSON object with sub, organizations and agents.`);
}
