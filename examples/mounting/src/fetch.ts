import { usage } from './usage.ts';

/** For runtimes that call the `fetch` of a module's default export. */
export default { fetch: (request: Request): Promise<Response> => usage(request) };
