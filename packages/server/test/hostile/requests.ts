import { gzipSync } from 'node:zlib';
import type { Random } from '../../../../test/support/random.js';
import type { RawRequest } from '../support/raw-http.js';
import { escaped, word } from './texts.js';

/** What the attacker has: a viewer's token, forged tokens, and a leaked key. */
export interface Loot {
  readonly viewer: string;
  readonly forged: readonly string[];
  /** A leaked ingest key: it must give access to nothing else. */
  readonly ingest: string;
}

const METHODS = [
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'QUERY',
  'M-SEARCH',
  'LINK',
];
const ROUTES = [
  ...[
    '/v1/usage',
    '/v1/conversations',
    '/v1/organizations',
    '/v1/agents',
    '/v1/categories',
    '/v1/events',
    '/v1/tokens',
  ],
  ...[
    '/v1/agents/agent_mine/conversations/talk_mine/credits',
    '/v1/agents/agent_theirs/conversations/talk_theirs/credits',
  ],
  ...['/openapi.json', '/healthz', '/readyz', '/', '/v1', '/v2/usage', '/favicon.ico', '/.env', '/metrics'],
];
const PARAMETERS = [
  ...[
    'period',
    'from',
    'to',
    'timezone',
    'organizationId',
    'agentId',
    'category',
    'bucket',
    'groupBy',
    'top',
    'compare',
  ],
  ...[
    'sort',
    'limit',
    'cursor',
    'q',
    'token',
    'category[]',
    'organizationId[$ne]',
    'filter[organizationId]',
    'callback',
  ],
];
const TYPES = [
  'application/json',
  'application/x-ndjson',
  'text/plain',
  'multipart/form-data',
  'application/json; charset=utf-16',
  '',
];

/** One request of an attacker. */
export function hostileRequest(random: Random, loot: Loot): RawRequest {
  const method = random.chance(0.7) ? 'GET' : random.pick(METHODS);
  const post = random.chance(0.12);
  const path = post ? random.pick(['/v1/events', '/v1/tokens']) : pathOf(random);
  const query = random.chance(0.7) ? queryOf(random) : '';
  return {
    method: post ? 'POST' : method,
    path: (path + query).slice(0, 12_000),
    headers: headersOf(random, loot, post),
    ...((post || random.chance(0.05)) && { body: bodyOf(random) }),
  };
}

function pathOf(random: Random): string {
  if (random.chance(0.4)) return random.pick(ROUTES.slice(0, 5));
  const route = random.pick(ROUTES);
  if (random.chance(0.4)) return route;
  const segments = route.split('/');
  for (let count = random.int(1, 3); count > 0; count--) {
    const at = random.int(1, segments.length - 1);
    switch (random.int(0, 4)) {
      case 0:
        segments[at] = escaped(random, word(random));
        break;
      case 1:
        segments.splice(
          at,
          0,
          random.pick(['', '.', '..', '%2e%2e', '%2E%2e', '..;', '%00', '%2f', '%5c', '%252e%252e', 'v1']),
        );
        break;
      case 2:
        segments[at] = (segments[at] as string).toUpperCase();
        break;
      case 3:
        segments[at] += random.pick(['%00', '/', ';x=1', '.json', '%20', '%0d%0a', '#x', '*', '.']);
        break;
      default:
        segments[at] = encodeURIComponent(segments[at] as string).replace(
          /[a-z]/,
          (c) => `%${c.charCodeAt(0).toString(16)}`,
        );
    }
  }
  return sendable(segments.join('/')) || '/';
}

/** Valid queries, so that the rest of the request reaches the store. */
const LEGAL = [
  '?category=LLM&category=__proto__',
  '?category=%27%29%20OR%201=1--',
  '?timezone=Asia/Jakarta',
  '?organizationId=org_mine',
  '?organizationId=org_theirs',
  '?agentId=agent_theirs',
];

function queryOf(random: Random): string {
  if (random.chance(0.25)) return random.pick(LEGAL);
  const parts: string[] = [];
  for (let count = random.int(1, random.chance(0.03) ? 300 : 5); count > 0; count--) {
    const name = random.chance(0.8) ? random.pick(PARAMETERS) : escaped(random, word(random));
    const part = random.chance(0.1) ? name : `${name}=${escaped(random, word(random))}`;
    parts.push(part, ...(random.chance(0.1) ? [part] : []));
  }
  return sendable(`?${parts.join(random.pick(['&', '&', '&', ';', '&&']))}`);
}

/** The HTTP client refuses blanks and line ends in a path. */
const sendable = (path: string): string =>
  path.replace(/[^\x21-\xff]/g, (letter) => encodeURIComponent(letter));

function headersOf(random: Random, loot: Loot, post: boolean): Record<string, string> {
  const header = (name: string, chance: number, values: readonly string[]): Record<string, string> =>
    random.chance(chance) ? { [name]: random.pick(values) } : {};
  const odd = word(random)
    .replace(/[^\x20-\x7e]/g, '')
    .slice(0, 2_000);
  return {
    ...header('Authorization', 0.9, [
      ...Array(post ? 2 : 16).fill(`Bearer ${loot.viewer}`),
      ...Array(post ? 14 : 1).fill(`Bearer ${loot.ingest}`),
      ...loot.forged.map((token) => `Bearer ${token}`),
      ...[
        'Bearer',
        'Bearer  ',
        `bearer ${loot.viewer}`,
        `Bearer ${loot.viewer} ${loot.viewer}`,
        `Basic ${loot.viewer}`,
        odd,
      ],
    ]),
    ...header('Accept', 0.4, [
      'text/csv',
      '*/*',
      'application/json',
      '',
      ';;;',
      'text/csv;q=NaN',
      `${'a/b,'.repeat(400)}text/csv`,
      odd,
    ]),
    ...header('If-None-Match', 0.15, ['*', '*', '*', 'W/"', '"x"', ','.repeat(3_000), odd]),
    ...header('Origin', 0.15, ['https://evil.example', 'null', 'https://app.example.com', odd]),
    ...header('Access-Control-Request-Method', 0.1, ['GET', 'DELETE', odd]),
    ...header('X-Request-Id', 0.1, ['__proto__', 'x'.repeat(500), odd]),
    ...header('X-HTTP-Method-Override', 0.05, ['POST', 'DELETE']),
    ...header('X-Forwarded-Host', 0.05, ['evil.example']),
    ...header('Host', 0.05, ['evil.example', '127.0.0.1:99999', '[::1]', 'a b', '%00', '__proto__', '']),
    ...header('Range', 0.05, ['bytes=0-1', 'bytes=-1', odd]),
    ...header('Content-Type', post ? 0.95 : 0.05, post ? [...Array(4).fill(TYPES[0]), ...TYPES] : TYPES),
    ...header('Content-Encoding', post ? 0.1 : 0.02, ['gzip', 'br', 'identity', 'gzip, gzip', odd]),
    ...header('__proto__', 0.05, ['polluted']),
  };
}

const RECORD = {
  type: 'usage',
  time: '2026-11-20T10:00:00Z',
  organizationId: 'org_fuzz',
  agentId: 'a',
  category: 'LLM',
  description: 'x',
  credits: '1',
};

function bodyOf(random: Random): string | Uint8Array {
  const record = {
    ...RECORD,
    id: String(random.int(0, 1e9)),
    [random.pick(Object.keys(RECORD))]: value(random, 0),
  };
  const grants = {
    sub: word(random),
    organizations: [{ id: 'org_theirs', roles: ['Billing', 'Owner'] }],
    agents: [],
  };
  switch (random.int(0, 9)) {
    case 0:
      return word(random);
    case 1:
      return JSON.stringify(value(random, 0));
    case 2:
      return '['.repeat(50_000);
    case 3:
      return `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    case 4:
      return `[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${JSON.stringify(RECORD).slice(1)}]`;
    case 5:
      return Uint8Array.from({ length: random.int(0, 200) }, () => random.int(0, 255));
    case 6:
      return gzipSync(JSON.stringify([record])).subarray(0, random.int(1, 200));
    case 7:
      return JSON.stringify(grants);
    case 8:
      return Array.from({ length: 3 }, () => JSON.stringify(record)).join(
        random.pick(['\n', '\r\n', '\u2028', '']),
      );
    default:
      return JSON.stringify([record]);
  }
}

function value(random: Random, depth: number): unknown {
  switch (random.int(depth > 3 ? 2 : 0, 7)) {
    case 0:
      return Array.from({ length: random.int(0, 4) }, () => value(random, depth + 1));
    case 1:
      return Object.fromEntries([[word(random), value(random, depth + 1)]]);
    case 2:
      return random.pick([null, true, false]);
    case 3:
      return random.pick([0, -0, 1e308, -1, 1.5, Number.MAX_SAFE_INTEGER]);
    default:
      return word(random);
  }
}
