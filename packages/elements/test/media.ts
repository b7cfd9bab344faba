import { cdp } from 'vitest/browser';

/** Emulates user preferences of the browser. They are not reset. */
export async function emulate(features: Readonly<Record<string, string>> = {}, media = ''): Promise<void> {
  const devTools = cdp() as { send(method: string, params: unknown): Promise<unknown> };
  await devTools.send('Emulation.setEmulatedMedia', {
    media,
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}
