import { jsonAnswer } from '../http/answer.js';
import { requireJson } from '../http/media-type.js';
import { type Route, type Services, searchOf } from '../http/services.js';
import { readParameters } from '../query/parameters.js';
import { readAgents, readAgentsQuery } from './read-agents.js';
import { readCategories } from './read-categories.js';
import { readOrganizations } from './read-organizations.js';

/** `GET /v1/organizations` */
export function organizationsRoute({ source, viewer: viewerOf, now }: Services): Route {
  return async (c) => {
    const viewer = await viewerOf(c);
    requireJson(c);
    readParameters('organizations', searchOf(c));
    const moment = now();
    return jsonAnswer(c.req.raw, viewer, await readOrganizations(source(c, viewer), viewer), moment);
  };
}

/** `GET /v1/agents` */
export function agentsRoute({ source, cursors, viewer: viewerOf, now }: Services): Route {
  return async (c) => {
    const viewer = await viewerOf(c);
    requireJson(c);
    const query = readAgentsQuery(searchOf(c));
    const moment = now();
    const page = await readAgents(source(c, viewer), cursors, viewer, query, moment);
    return jsonAnswer(c.req.raw, viewer, page, moment);
  };
}

/** `GET /v1/categories` */
export function categoriesRoute({ source, viewer: viewerOf, now }: Services): Route {
  return async (c) => {
    const viewer = await viewerOf(c);
    requireJson(c);
    readParameters('categories', searchOf(c));
    const moment = now();
    return jsonAnswer(c.req.raw, viewer, await readCategories(source(c, viewer), viewer, moment), moment);
  };
}
