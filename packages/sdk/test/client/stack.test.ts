import { expect, test } from 'vitest';
import { CreditUsageClient } from '../../src/index.js';
import { scriptedFetch } from '../support/scripted-fetch.js';

const client = new CreditUsageClient({
  baseUrl: 'https://h.example',
  fetch: scriptedFetch(new Response('', { status: 404 })),
});

async function whereIAskForUsage(): Promise<void> {
  await client.usage.get();
}

async function whereILoopOverRows(): Promise<void> {
  for await (const _ of client.conversations.list());
}

// A stack with only a library's own frames does not tell where the call was made.
test.each([whereIAskForUsage, whereILoopOverRows])('the stack of an error names $name', async (call) => {
  const error = await call().catch((thrown: unknown) => thrown);
  expect((error as Error).stack).toContain(call.name);
});
