import { add } from '@credit-usage/sdk/credits';
import {
  answers,
  type Breakage,
  bodies,
  onDetails,
  onRows,
  onUsage,
  refusals,
  requests,
  withHeader,
  withUrl,
} from './breaking.js';
import { ORIGIN } from './origin.js';

/** When a cursor is refused, ignores it and returns the first page. */
const cursorsTaken: Breakage = (right) => async (request) => {
  const response = await right(request.clone());
  const { code } = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { code?: string };
  if (code !== 'invalid_cursor') return response;
  const url = new URL(request.url);
  url.searchParams.delete('cursor');
  return right(withUrl(request, url));
};

/** Computes with New York's standard time all year, and calls it New York. */
const clocksThatNeverChange: Breakage = (right) => async (request) => {
  const url = new URL(request.url);
  const timezone = url.searchParams.get('timezone');
  if (timezone !== 'America/New_York') return right(request);
  url.searchParams.set('timezone', 'Etc/GMT+5');
  const calledSo = onUsage(({ query }) => {
    query.timezone = timezone;
  });
  return calledSo(right)(withUrl(request, url));
};

/** Changes the grants of tokens before they are made. */
const grants = (change: (body: Grants) => object): Breakage =>
  requests(async (request, url) => {
    if (url.pathname !== '/v1/tokens' || request.method !== 'POST') return request;
    const text = await request.clone().text();
    const body = JSON.parse(text) as Partial<Grants>;
    if (!Array.isArray(body.organizations) || !Array.isArray(body.agents)) return request;
    const changed = { ...body, ...change(body as Grants) };
    return new Request(request, { body: JSON.stringify(changed) });
  });

interface Grant {
  readonly organizationId?: string;
  readonly id: string;
  readonly roles: readonly string[];
}

interface Grants {
  readonly organizations: readonly Grant[];
  readonly agents: readonly Grant[];
}

/** Takes a token with a letter changed for the token that it was. */
const signaturesNotChecked: Breakage = (right) => {
  const issued = new Set<string>();
  return async (request) => {
    const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '') ?? [];
    const meant = [...issued].find((known) => isAlmost(known, token));
    const response = await right(meant ? withHeader(request, 'Authorization', `Bearer ${meant}`) : request);
    if (new URL(request.url).pathname === '/v1/tokens' && response.status === 200)
      issued.add(((await response.clone().json()) as { token: string }).token);
    return response;
  };
};

/** Whether two texts differ in one letter. */
const isAlmost = (one: string, other: string): boolean =>
  one.length === other.length && [...one].filter((letter, index) => letter !== other[index]).length === 1;

/** Compares only the beginning of an origin. */
const originsThatBeginAlike: Breakage = (right) => async (request) => {
  const origin = request.headers.get('Origin');
  if (!origin?.startsWith(ORIGIN)) return right(request);
  const allowed = answers(({ headers }) => {
    if (headers.has('Access-Control-Allow-Origin')) headers.set('Access-Control-Allow-Origin', origin);
  });
  return allowed(right)(withHeader(request, 'Origin', ORIGIN));
};

/** Each breaks one thing. */
export const BREAKAGES = {
  'a total that is 0.000001 too much': onUsage((report) => {
    report.total = add(report.total, '0.000001');
  }),
  'every figure of a report 0.000001 too much, alike': onUsage((report) => {
    const [bucket] = report.buckets;
    const [series] = report.series;
    const [category] = report.categories;
    if (!bucket || !series || !category) return;
    for (const place of [report, series, category, bucket]) place.total = add(place.total, '0.000001');
    bucket.values[0] = add(bucket.values[0] ?? '0', '0.000001');
  }),
  'amounts with trailing zeros': onUsage((report) => {
    if (/\.\d/.test(report.total)) report.total += '0';
  }),
  'credits as floats': onRows(({ data }) => {
    for (const row of data) row.credits = Number(row.credits) as never;
  }),
  'refunds shown as nothing': onUsage((report) => {
    for (const series of report.series) if (series.total.startsWith('-')) series.total = '0';
  }),
  'a filter that is passed over': requests((request, url) => {
    url.searchParams.delete('category');
    return withUrl(request, url);
  }),
  'zeros instead of a refusal': refusals(403, (answer) => {
    if (!/^\/v1\/(?:usage|conversations)$/.test(answer.url.pathname)) return;
    answer.status = 200;
    answer.body = { object: 'usage_report', total: '0', series: [], buckets: [], data: [] };
  }),
  '403 where nothing is known': refusals(404, (answer, problem) => {
    answer.status = 403;
    answer.body = { ...problem, status: 403, code: 'role_required', requiredRoles: [] };
  }),
  'a 404 that says more of what exists': refusals(404, ({ request }, problem) => {
    const url = decodeURIComponent(request.url);
    if (/stranger(?!_not)|\/unknown\/|agentId=unknown/.test(url)) problem.detail = 'You may not see this.';
  }),
  'an organization left out in silence': onUsage(({ scope }) => {
    scope.excluded = [];
  }),
  'detailAccess of nobody': onRows(({ data }) => {
    for (const row of data) row.detailAccess = false;
  }),
  'the conversation looked up before the role': refusals(403, (answer, problem) => {
    if (!answer.url.pathname.includes('no_such_talk')) return;
    answer.status = 404;
    answer.body = { ...problem, status: 404, code: 'not_found' };
  }),
  'parameters that are passed over': requests((request, url) => {
    url.searchParams.delete('categories');
    return withUrl(request, url);
  }),
  'parameters that are not named': refusals(400, (_, { errors = [] }) => {
    for (const error of errors) error.parameter = 'query';
  }),
  'clocks that never change': clocksThatNeverChange,
  'buckets only where there is usage': onUsage((report) => {
    report.buckets = report.buckets.filter(({ total }) => total !== '0');
  }),
  'labels in UTC': onUsage(({ buckets }) => {
    for (const bucket of buckets) bucket.local = bucket.start.replace('Z', '+00:00');
  }),
  'a rest that is not counted': onUsage(({ series }) => {
    for (const one of series) if (one.kind === 'other') one.members = 1;
  }),
  'an average that is rounded up': onUsage(({ summary }) => {
    const { averageDaily } = summary;
    if (averageDaily && /\.\d{6}$/.test(averageDaily)) summary.averageDaily = add(averageDaily, '0.000001');
  }),
  'a previous period that is not cut': onUsage(({ previous }) => {
    if (previous) previous.cutAt = previous.to;
  }),
  'usage outside of conversations forgotten': onRows((page) => {
    page.unattributed = '0';
  }),
  'details that are not those of the row': onDetails((details) => {
    details.matched.total = details.total;
  }),
  'a page that does not lead on': onRows((page) => {
    page.hasMore = false;
    page.nextCursor = null;
  }),
  'pages that move on with the time': onRows((page, url) => {
    if (url.searchParams.has('cursor')) page.asOf = '2026-11-22T09:14:04Z';
  }),
  'forged cursors taken': cursorsTaken,
  'no Vary': answers(({ headers }) => headers.delete('Vary')),
  'one ETag for everybody': answers(({ headers }) => {
    if (headers.has('ETag')) headers.set('ETag', 'W/"1"');
  }),
  'nothing is ever confirmed': requests((request) => withHeader(request, 'If-None-Match', null)),
  'lines that end with LF': answers((answer) => {
    if (typeof answer.body === 'string') answer.body = answer.body.replaceAll('\r\n', '\n');
  }),
  'formulas in files': answers((answer) => {
    if (typeof answer.body === 'string') answer.body = answer.body.replaceAll("'=", '=');
  }),
  'a file that hides what it left out': answers(({ headers }) => headers.delete('Usage-Scope-Excluded')),
  'problems as plain JSON': answers(({ status, headers }) => {
    if (status >= 400) headers.set('Content-Type', 'application/json');
  }),
  'no request id': answers(({ headers }) => headers.delete('X-Request-Id')),
  'no rate limit': answers(({ headers }) => headers.delete('RateLimit-Remaining')),
  'errors that are kept': refusals(403, ({ headers }) => headers.set('Cache-Control', 'max-age=60')),
  'every page may read': answers(({ headers, request }) => {
    if (request.headers.has('Origin')) headers.set('Access-Control-Allow-Origin', '*');
  }),
  'keys in browsers': requests((request) =>
    request.method === 'POST' ? withHeader(request, 'Origin', null) : request,
  ),
  'no WWW-Authenticate': refusals(401, ({ headers }) => headers.delete('WWW-Authenticate')),
  'conflicts that are passed over': refusals(409, (answer) => {
    answer.status = 200;
    answer.headers.set('Content-Type', 'application/json');
    answer.body = { accepted: 0, duplicates: 1 };
  }),
  'a stranger’s categories': bodies((body, url) => {
    if (url.pathname === '/v1/categories')
      body.data = [...(body.data as object[]), { id: 'StrangerOnly', label: 'StrangerOnly' }];
  }),
  'signatures that are not checked': signaturesNotChecked,
  'a role on an agent that counts in every organization': grants(({ organizations, agents }) => ({
    agents: [
      ...agents,
      ...agents.flatMap(({ id, roles }) =>
        organizations.map((org) => ({ organizationId: org.id, id, roles })),
      ),
    ].filter(
      ({ organizationId, id }, index, all) =>
        all.findIndex((each) => each.organizationId === organizationId && each.id === id) === index,
    ),
  })),
  'roles in any case': grants(({ organizations }) => ({
    organizations: organizations.map(({ id, roles }) => {
      return { id, roles: roles.map((role) => (/^billing$/i.test(role) ? 'Billing' : role)) };
    }),
  })),
  'conversations of another agent': requests((request, url) => {
    const path = url.pathname.replace(
      '/agents/retired/conversations/old/',
      '/agents/research/conversations/old/',
    );
    return withUrl(request, new URL(path + url.search, url));
  }),
  'a stranger’s names of agents': bodies((body, url) => {
    if (url.pathname !== '/v1/agents') return;
    for (const agent of body.data as { name: string }[])
      if (agent.name === 'Research Assistant') agent.name = 'Secret project';
  }),
  'the latest usage of what is left out': onUsage((report) => {
    if (report.scope.excluded.length) report.latestUsageAt = report.asOf;
  }),
  'origins that begin alike': originsThatBeginAlike,
  'pages that cannot read refusals': answers(({ status, headers }) => {
    if (status >= 300) headers.delete('Access-Control-Allow-Origin');
  }),
  'files that end with a page': answers((answer) => {
    if (typeof answer.body === 'string')
      answer.body = answer.body
        .split(/(?<=\r\n)/)
        .slice(0, 26)
        .join('');
  }),
  'files without their filter': requests((request, url) => {
    if (request.headers.get('Accept') === 'text/csv') url.searchParams.delete('category');
    return withUrl(request, url);
  }),
  'rows without the agent of the filter': requests((request, url) => {
    if (url.pathname === '/v1/conversations') url.searchParams.delete('agentId');
    return withUrl(request, url);
  }),
  'a change with the sign of what was before': onUsage(({ previous }) => {
    if (previous?.total.startsWith('-') && previous.changeRatio)
      previous.changeRatio = `-${previous.changeRatio}`;
  }),
  'formulas only at the start': answers((answer) => {
    if (typeof answer.body === 'string') answer.body = answer.body.replaceAll(";'", ';');
  }),
  'ids instead of names': onUsage(({ scope }) => {
    for (const organization of scope.included) organization.name = organization.id;
  }),
} satisfies Record<string, Breakage>;

/** Whether a body can be read: the suite also sends a beginning alone, and one that is not UTF-8. */
const isList = (body: string): boolean =>
  body.startsWith('[') && body.endsWith(']') && !body.includes('\ufffd');

/** Writes the valid records of a batch, and refuses the rest. */
const partlyWritten: Breakage = (right) => async (request) => {
  const isBatch = new URL(request.url).pathname === '/v1/events' && request.method === 'POST';
  const body = isBatch ? await request.clone().text() : '';
  const response = await right(request);
  if (response.status !== 422 || !isList(body)) return response;
  const alone = new Headers(request.headers);
  for (const record of JSON.parse(body) as unknown[])
    await right(new Request(request.url, { method: 'POST', headers: alone, body: JSON.stringify([record]) }));
  return response;
};

/** Changes records before they are written. */
const writes =
  (changed: () => (record: Sent) => Sent): Breakage =>
  (right) => {
    const change = changed();
    return async (request) => {
      const isBatch = new URL(request.url).pathname === '/v1/events' && request.method === 'POST';
      const body = isBatch ? await request.clone().text() : '';
      if (!isList(body)) return right(request);
      const records = (JSON.parse(body) as Sent[]).map(change);
      return right(new Request(request, { body: JSON.stringify(records) }));
    };
  };

interface Sent {
  readonly id?: string;
  readonly updatedAt?: string;
}

/** Gives usage a new id each time, so that duplicates are not recognised. */
const countedTwice = writes(() => {
  let count = 0;
  return (record) => (record.id === 'usage_1' ? { ...record, id: `usage_1_${++count}` } : record);
});

/** Moves updatedAt by a microsecond each time, so that of records with the same updatedAt the last one wins. */
const lastKept = writes(() => {
  let count = 0;
  return (record) =>
    record.updatedAt?.endsWith(':00Z')
      ? { ...record, updatedAt: record.updatedAt.replace('Z', `.${String(++count).padStart(6, '0')}Z`) }
      : record;
});

/** Uses row numbers as cursors, which ignore new records and are valid for any viewer. */
const pagesByNumber: Breakage = (right) => async (request) => {
  const url = new URL(request.url);
  const limit = Number(url.searchParams.get('limit') ?? 25);
  const skipped = Number(url.searchParams.get('cursor') ?? 0);
  const isFile = request.headers.get('Accept') === 'text/csv';
  if (url.pathname !== '/v1/conversations' || isFile || !(limit > 0 && limit < 100) || Number.isNaN(skipped))
    return right(request);
  url.searchParams.delete('cursor');
  url.searchParams.set('limit', '100');
  const paged = onRows((page) => {
    page.query.limit = limit;
    page.hasMore = page.data.length > skipped + limit;
    page.nextCursor = page.hasMore ? String(skipped + limit) : null;
    page.data = page.data.slice(skipped, skipped + limit);
  });
  return paged(right)(withUrl(request, url));
};

/** Those that differ only when something is written: each needs a real store. */
export const WRITING_BREAKAGES = {
  'half of a batch written': partlyWritten,
  'usage counted twice': countedTwice,
  'the last of equals kept': lastKept,
  'pages by number': pagesByNumber,
} satisfies Record<string, Breakage>;
