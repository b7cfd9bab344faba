import { refuseBrowsers, requireKey } from '../auth/authenticate.js';
import type { KeyList } from '../auth/keys.js';
import type { Route } from '../http/services.js';
import type { Clock } from '../store/clock.js';
import { readRecords } from './read-body.js';
import { writeEvents } from './write-events.js';
import type { WriteQueue } from './write-queue.js';

/** `POST /v1/events` */
export function eventsRoute(queue: WriteQueue, ingestKeys: KeyList, clock: Clock): Route {
  return async (c) => {
    refuseBrowsers(c.req.raw);
    requireKey(c.req.raw, ingestKeys, 'ingest');
    const share = queue.intake.open();
    try {
      const accepted = await writeEvents(queue, await readRecords(c.req.raw, share), clock());
      return c.json(accepted, 200, { 'Cache-Control': 'no-store' });
    } finally {
      share.release();
    }
  };
}
