import { cdp } from 'vitest/browser';

/** Makes the browser say that its user wants something of pages; nothing puts it back. */
export async function emulate(features: Readonly<Record<string, string>> = {}, media = ''): Promise<void> {
  const devTools = cdp() as { send(method: string, params: unknown): Promise<unknown> };
  await devTools.send('Emulation.setEmulatedMedia', {
    media,
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}
