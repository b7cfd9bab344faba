import { csvResponse } from '../csv/csv-response.js';
import { refusePaging } from '../csv/refuse-paging.js';
import { jsonAnswer } from '../http/answer.js';
import { mediaTypeOf } from '../http/media-type.js';
import { type Route, type Services, searchOf } from '../http/services.js';
import { creditsCsv } from './csv.js';
import { readCreditsQuery } from './query.js';
import { readCredits } from './read-credits.js';

/** `GET /v1/agents/{agentId}/conversations/{conversationId}/credits` */
export function creditsRoute({ source, cursors, viewer: viewerOf, now }: Services): Route {
  return async (c) => {
    const viewer = await viewerOf(c);
    const asCsv = mediaTypeOf(c, ['application/json', 'text/csv']) === 'text/csv';
    if (asCsv) refusePaging(searchOf(c));
    const conversation = {
      agentId: c.req.param('agentId') ?? '',
      conversationId: c.req.param('conversationId') ?? '',
    };
    const moment = now();
    const query = readCreditsQuery(searchOf(c), moment.asOf);
    if (asCsv)
      return csvResponse(c.req.raw, await creditsCsv(source(c, viewer), viewer, conversation, query, moment));
    const credits = await readCredits(source(c, viewer), cursors, viewer, conversation, query, moment);
    return jsonAnswer(c.req.raw, viewer, credits, moment);
  };
}
