import { jsonAnswer } from '../http/answer.js';
import { requireJson } from '../http/media-type.js';
import { readParameters } from '../http/parameters.js';
import { type Route, type Services, searchOf } from '../http/services.js';
import { readAgents, readAgentsQuery } from './read-agents.js';
import { readCategories } from './read-categories.js';
import { readOrganizations } from './read-organizations.js';

/** `GET /v1/organizations` */
export function organizationsRoute({ database, viewer: viewerOf }: Services): Route {
  return async (c) => {
    const viewer = await viewerOf(c);
    requireJson(c);
    readParameters('organizations', searchOf(c));
    return jsonAnswer(c.req.raw, viewer, await readOrganizations(database, viewer));
  };
}

/** `GET /v1/agents` */
export function agentsRoute({ database, cursors, viewer: viewerOf, now }: Services): Route {
  return async (c) => {
    const viewer = await viewerOf(c);
    requireJson(c);
    const query = readAgentsQuery(searchOf(c));
    return jsonAnswer(c.req.raw, viewer, await readAgents(database, cursors, viewer, query, now()));
  };
}

/** `GET /v1/categories` */
export function categoriesRoute({ database, viewer: viewerOf, now }: Services): Route {
  return async (c) => {
    const viewer = await viewerOf(c);
    requireJson(c);
    readParameters('categories', searchOf(c));
    return jsonAnswer(c.req.raw, viewer, await readCategories(database, viewer, now().asOf));
  };
}
