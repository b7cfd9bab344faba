import type { UsageHandler } from '@credit-usage/server';

// The store needs Node.
export const runtime = 'nodejs';
// Each answer is for one viewer, at one moment.
export const dynamic = 'force-dynamic';

// Opened on first use and kept globally: a build loads this file but must open no store, and development loads it again after each
// change although a folder can be opened only once.
const kept = globalThis as { usageHandler?: Promise<UsageHandler> };

async function usage(request: Request): Promise<Response> {
  kept.usageHandler ??= import('../../../../../usage.ts').then((module) => module.usage);
  const handler = await kept.usageHandler;
  return handler(request);
}

export { usage as GET, usage as HEAD, usage as OPTIONS, usage as POST };
