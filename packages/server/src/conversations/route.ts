import { csvResponse } from '../csv/csv-response.js';
import { refusePaging } from '../csv/refuse-paging.js';
import { jsonAnswer } from '../http/answer.js';
import { mediaTypeOf } from '../http/media-type.js';
import { type Route, type Services, searchOf } from '../http/services.js';
import { conversationsCsv } from './csv.js';
import { readConversationsQuery } from './query.js';
import { readConversations } from './read-conversations.js';

/** `GET /v1/conversations` */
export function conversationsRoute({ source, cursors, viewer: viewerOf, now }: Services): Route {
  return async (c) => {
    const viewer = await viewerOf(c);
    const asCsv = mediaTypeOf(c, ['application/json', 'text/csv']) === 'text/csv';
    if (asCsv) refusePaging(searchOf(c));
    const moment = now();
    const query = readConversationsQuery(searchOf(c), moment.asOf);
    if (asCsv)
      return csvResponse(c.req.raw, await conversationsCsv(source(c, viewer), viewer, query, moment));
    const { page, sight } = await readConversations(source(c, viewer), cursors, viewer, query, moment);
    return jsonAnswer(c.req.raw, viewer, page, moment, sight);
  };
}
