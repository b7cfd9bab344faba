import { type Api, startApi } from './api.ts';
import type { Cleanup } from './cleanup.ts';
import { prepareStore } from './data.ts';
import { startPageServer } from './page-server.ts';

/** Everything that the demo shows, running. */
export interface Demo {
  readonly api: Api;
  readonly pageUrl: string;
  /** The time zone of the report and the page, which is this machine's. */
  readonly timezone: string;
}

/** @param purpose - separates the folders of demos that may run at the same time */
export async function startDemo(cleanup: Cleanup, purpose: 'show' | 'check'): Promise<Demo> {
  // The clock stands still at the end of the usage, so that all figures agree whenever they are read.
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const store = await prepareStore(cleanup, now, purpose);
  const api = await startApi(cleanup, store, now);
  const pageUrl = await startPageServer(cleanup, api);
  return { api, pageUrl, timezone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}
