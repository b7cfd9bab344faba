import { csvResponse } from '../csv/csv-response.js';
import { refusePaging } from '../csv/refuse-paging.js';
import { jsonAnswer } from '../http/answer.js';
import { mediaTypeOf } from '../http/media-type.js';
import { type Route, type Services, searchOf } from '../http/services.js';
import { usageCsv } from './csv.js';
import { readUsageQuery } from './query.js';
import { readUsage } from './read-usage.js';

/** `GET /v1/usage` */
export function usageRoute({ source, viewer: viewerOf, now }: Services): Route {
  return async (c) => {
    const viewer = await viewerOf(c);
    const asCsv = mediaTypeOf(c, ['application/json', 'text/csv']) === 'text/csv';
    if (asCsv) refusePaging(searchOf(c));
    const moment = now();
    const query = readUsageQuery(searchOf(c), moment.asOf);
    if (asCsv) return csvResponse(c.req.raw, await usageCsv(source(c, viewer), viewer, query, moment));
    return jsonAnswer(c.req.raw, viewer, await readUsage(source(c, viewer), viewer, query, moment), moment);
  };
}
