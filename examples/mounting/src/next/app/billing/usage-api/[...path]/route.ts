import type { UsageHandler } from '@credit-usage/server';

// The store needs Node.
export const runtime = 'nodejs';
// Each answer is for one viewer, at one moment.
export const dynamic = 'force-dynamic';

// A build loads this file and must open no store; development loads it again after each change, and a folder is opened once.
const kept = globalThis as { usageHandler?: Promise<UsageHandler> };

async function usage(request: Request): Promise<Response> {
  kept.usageHandler ??= import('../../../../../usage.ts').then((module) => module.usage);
  const handler = await kept.usageHandler;
  return handler(request);
}

export { usage as GET, usage as HEAD, usage as OPTIONS, usage as POST };
