import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventRecord, TokenResponse } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPackages, runCli, serveCli } from '../../../test/support/cli.js';
import { agent, conversation, fresh, organization, usage } from './support/records.js';

// Uses the command line as it is shipped, each time in a process of its own.

const KEYS = {
  CREDIT_USAGE_SECRET_KEY: 'cu_sk_for_the_tests_of_forgetting',
  CREDIT_USAGE_INGEST_KEY: 'cu_ik_for_what_is_to_be_forgotten',
};
const PATHS = [
  '/v1/usage?period=12mo&top=all',
  '/v1/usage?period=30d&timezone=Asia/Kolkata',
  '/v1/conversations?period=12mo',
  '/v1/agents/agent_1/conversations/talk/credits',
  '/v1/agents',
  '/v1/categories',
  '/v1/organizations',
];

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'credit-usage-forget-'));
  await buildPackages();
}, 300_000);
afterAll(() => rm(home, { recursive: true, force: true }));

/** Runs `use` with a server on a folder, and stops the server. */
async function serving<Result>(
  data: string,
  use: (server: {
    readonly url: string;
    readonly write: (records: readonly EventRecord[]) => Promise<unknown>;
    readonly read: (org: string, path: string) => Promise<unknown>;
  }) => Promise<Result>,
): Promise<Result> {
  const server = await serveCli(['--data', data, '--now', '2026-11-22T09:14:03Z'], KEYS);
  const send = (path: string, key: string, body: unknown) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const read = async (org: string, path: string): Promise<unknown> => {
    const grants = { sub: 'viewer', organizations: [{ id: org, roles: ['Billing', 'Owner'] }], agents: [] };
    const { token } = (await (
      await send('/v1/tokens', KEYS.CREDIT_USAGE_SECRET_KEY, grants)
    ).json()) as TokenResponse;
    const answer = await fetch(server.url + path, { headers: { Authorization: `Bearer ${token}` } });
    // Problems differ in their request id, so only the status is compared.
    return answer.ok ? answer.json() : answer.status;
  };
  const write = async (records: readonly EventRecord[]): Promise<unknown> =>
    (await send('/v1/events', KEYS.CREDIT_USAGE_INGEST_KEY, records)).json();
  try {
    return await use({ url: server.url, write, read });
  } finally {
    await server.stop();
  }
}

/** Records of an organization, with text that cannot be compressed in every field that holds text. */
function recordsOf(org: string, mark: string): EventRecord[] {
  const rest = { agentId: 'agent_1', conversationId: 'talk', category: `category ${mark}` };
  return [
    organization(org, `organization ${mark}`),
    agent(org, 'agent_1', `agent ${mark}`),
    conversation(org, 'talk', { title: `title ${mark}` }),
    ...['2026-01-10T10:00:00Z', '2026-10-30T10:20:00Z', '2026-11-20T10:00:00Z'].map((time, index) =>
      usage(org, time, '12.5', { id: `${org} ${index}`, description: `${mark} was described`, ...rest }),
    ),
  ];
}

/** The files in a folder that contain a text. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(file)).includes(text)) found.push(file.slice(folder.length + 1));
  }
  return found;
}

describe('forget', { timeout: 120_000 }, () => {
  it('removes an organization and nothing else, from the disk too, and only with --yes', async () => {
    const data = join(home, fresh('data'));
    const [gone, stays] = ['org_gone_5fq0zk7w', 'org_stays'];
    const records = recordsOf(gone, 'x8Qv2Lm9Rt4Wz');
    const forget = ['forget', '--data', data, '--organization', gone];

    const before = await serving(data, async ({ url, write, read }) => {
      expect(await write([...records, ...recordsOf(stays, 'kept')])).toEqual({ accepted: 12, duplicates: 0 });
      const held = await runCli([...forget, '--yes']);
      expect([held.code, held.stderr]).toEqual([1, expect.stringContaining(`listening on ${url}. Stop`)]);
      return Promise.all([stays, gone].map((org) => Promise.all(PATHS.map((path) => read(org, path)))));
    });
    expect(before[1]?.[0]).toMatchObject({ total: '37.5' });
    for (const text of [gone, 'title x8Qv2Lm9Rt4Wz', 'x8Qv2Lm9Rt4Wz was described'])
      expect([text, await filesWith(data, text)]).not.toEqual([text, []]);

    const counted = '3 usage records, 1 conversation, 1 agent, 1 category';
    expect(await runCli(forget)).toEqual({
      code: 0,
      stdout: `${data} holds ${counted} of ${gone}. Nothing was removed. To remove all of it permanently, add --yes.\n`,
      stderr: '',
    });
    expect(await runCli([...forget, '--yes'])).toEqual({
      code: 0,
      stdout: `Removed ${counted} of ${gone} from ${data}. Copies of the folder still have them.\n`,
      stderr: '',
    });
    for (const text of [gone, 'x8Qv2Lm9Rt4Wz', 'gone_5fq0zk7w'])
      expect(await filesWith(data, text)).toEqual([]);
    expect(await filesWith(data, stays)).not.toEqual([]);

    await serving(data, async ({ write, read }) => {
      expect(await Promise.all(PATHS.map((path) => read(stays, path)))).toEqual(before[0]);
      const [year, month, conversations, details, agents, categories, organizations] = await Promise.all(
        PATHS.map((path) => read(gone, path)),
      );
      for (const report of [year, month])
        expect(report).toMatchObject({ total: '0', categories: [], series: [], latestUsageAt: null });
      expect([conversations, agents, categories]).toEqual(
        Array(3).fill(expect.objectContaining({ data: [] })),
      );
      expect(details).toBe(404);
      // The viewer's own token names the id, so listing it reveals nothing.
      expect(organizations).toMatchObject({ data: [{ id: gone, name: gone }] });
      // The records can be written again, as if they had never been there.
      expect(await write(records)).toEqual({ accepted: 6, duplicates: 0 });
      expect(await read(gone, PATHS[0] as string)).toEqual(before[1]?.[0]);
    });
  });

  it('says so where there is nothing, and makes no folder', async () => {
    const [data, nowhere] = [join(home, fresh('data')), join(home, 'nowhere')];
    await serving(data, ({ write }) => write(recordsOf('org_known', 'kept')));
    const unknown = await runCli(['forget', '--data', data, '--organization', 'org_unknow', '--yes']);
    expect(unknown).toEqual({ code: 0, stdout: `${data} holds nothing about org_unknow.\n`, stderr: '' });
    const empty = await runCli(['forget', '--data', nowhere, '--organization', 'org_known', '--yes']);
    expect(empty).toEqual({ code: 2, stdout: '', stderr: `${nowhere} holds no usage.\n` });
    expect(existsSync(nowhere)).toBe(false);
    expect((await runCli(['forget', '--data', data, '--organization', ''])).code).toBe(2);
  });
});
