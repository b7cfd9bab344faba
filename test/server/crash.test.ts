import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConversationPage, EventRecord, EventsAccepted, UsageReport } from '@credit-usage/sdk/contract';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPackages } from '../support/cli.ts';
import { decimal, millionths, total } from '../support/exact.ts';
import { effort, Random, seedOfRun } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';
import { AGENT, makeBatch, ORGANIZATION, type Posted, someOf } from './crash/batches.ts';

const seed = seedOfRun();
const random = new Random(seed);
/** Includes all records, and is within the contract's limit of 400 days. */
const RANGE = 'from=2025-04-01&to=2026-05-01';
const LATER = 'from=2026-05-01&to=2026-06-02';

/** How often the server is killed: `CREDIT_USAGE_KILLS=50` for a long run, which prints how long the starts took. */
const KILLS = Number(process.env.CREDIT_USAGE_KILLS ?? effort(8));

let folder: string;
let server: ServerProcess | undefined;
/** How long each start took after a kill, in milliseconds. */
const starts: number[] = [];

beforeAll(buildPackages, 120_000);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-crash-'));
});
afterEach(async () => {
  await server?.end('SIGKILL');
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<ServerProcess> {
  server = await ServerProcess.start(folder);
  return server;
}

/** Clients that post until the server is gone, with the batches that were acknowledged and those whose fate is unknown. */
class Clients {
  readonly acknowledged: Posted[] = [];
  readonly unknown: Posted[] = [];
  #count = 0;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  async run(target: ServerProcess, count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.#post(target)));
  }

  async #post(target: ServerProcess): Promise<void> {
    for (;;) {
      const batch = makeBatch(random, `${this.#name}-${this.#count++}`);
      const answer = await target.post(batch.records);
      if (!answer) {
        this.unknown.push(batch);
        return;
      }
      expect(answer).toEqual({ accepted: batch.records.length, duplicates: 0 });
      this.acknowledged.push(batch);
    }
  }
}

/** Posts until there is an answer: batches that are sent all at once are refused until there is room. */
async function deliver(target: ServerProcess, records: readonly EventRecord[]): Promise<EventsAccepted> {
  for (;;) {
    const answer = await target.post(records);
    if (answer) return answer;
    await sleep(50);
  }
}

/** What the server has of each batch: the credits of its conversation, and the number of records. */
async function holdings(target: ServerProcess): Promise<Map<string, string>> {
  const token = await target.token({
    organizations: [{ id: ORGANIZATION, roles: ['Billing', 'Owner'] }],
  });
  const credits = new Map<string, bigint>();
  const reported: string[] = [];
  for (const range of [RANGE, LATER]) {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const path = `/v1/conversations?${range}&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page: ConversationPage = await target.get(path, token);
      for (const row of page.data)
        credits.set(row.conversationId, (credits.get(row.conversationId) ?? 0n) + millionths(row.credits));
      cursor = page.nextCursor;
    }
    reported.push((await target.get<UsageReport>(`/v1/usage?${range}`, token)).total);
  }
  expect(decimal(total(reported.map(millionths)))).toBe(decimal(total(credits.values())));
  return new Map([...credits].map(([conversation, amount]) => [conversation, decimal(amount)]));
}

/** Exactly once, record by record: a count and an exact sum, and every id of a small batch. */
async function expectWhole(target: ServerProcess, batches: readonly Posted[]): Promise<void> {
  const held = await holdings(target);
  expect(
    Object.fromEntries(batches.map(({ conversation }) => [conversation, held.get(conversation)])),
  ).toEqual(Object.fromEntries(batches.map(({ conversation, total }) => [conversation, total])));
  const token = await target.token({ organizations: [{ id: ORGANIZATION, roles: ['Owner'] }] });
  const large = batches.filter(({ records }) => records.length > 100);
  for (const { conversation, records } of [...large, ...random.shuffled(batches).slice(0, 10)]) {
    const path = `/v1/agents/${AGENT}/conversations/${conversation}/credits?limit=100`;
    const details = await target.get<{ entryCount: number; entries: { id: string }[] }>(path, token);
    expect(details.entryCount).toBe(records.length);
    if (records.length <= 100)
      expect(details.entries.map(({ id }) => id).sort()).toEqual(records.map(({ id }) => id).sort());
  }
}

describe(`a server that is stopped while it writes, CREDIT_USAGE_SEED=${seed}`, () => {
  it('loses nothing that it has acknowledged to kill -9, and counts nothing twice', {
    timeout: Math.max(effort(180_000), KILLS * 25_000),
  }, async () => {
    const all: Posted[] = [];
    for (let round = 0; round < KILLS; round++) {
      const target = await start();
      const clients = new Clients(`r${round}`);
      const running = clients.run(target, 4);
      await sleep(random.int(30, 900));
      expect((await target.end('SIGKILL')).code).toBe(null);
      await running;

      // Takes over the lock of the process that was killed.
      const before = performance.now();
      const next = await start();
      starts.push(performance.now() - before);
      await expectWhole(next, clients.acknowledged);
      all.push(...clients.acknowledged, ...clients.unknown);
      await next.end('SIGKILL');
    }

    const target = await start();
    // In another order, in parallel, some batches in part first, and everything twice.
    const again = random.shuffled([
      ...all.map(({ records }) => records),
      ...random.some(all, 0.3).map((batch) => someOf(random, batch)),
    ]);
    const answers = await Promise.all(
      again.map((records) => (records.length ? deliver(target, records) : undefined)),
    );
    for (const [index, answer] of answers.entries()) {
      const { accepted = 0, duplicates = 0 } = answer ?? {};
      expect(accepted + duplicates).toBe(again[index]?.length);
    }
    await expectWhole(target, all);
    const held = await holdings(target);
    expect(held.size).toBe(all.length);
    expect(decimal(total([...held.values()].map(millionths)))).toBe(
      decimal(total(all.map((batch) => millionths(batch.total)))),
    );
    starts.sort((a, b) => a - b);
    const [fastest = 0, middle = 0, slowest = 0] = [0, Math.floor(starts.length / 2), -1].map((i) =>
      starts.at(i),
    );
    if (process.env.CREDIT_USAGE_KILLS)
      console.log(`${KILLS} kills; starts in ms: ${[fastest, middle, slowest].map(Math.round).join(' / ')}`);
    // The server listens before it reads what was left behind. Judged by the fastest start, since the machine may be busy.
    expect(fastest).toBeLessThan(2_000);
  });

  it('answers what it has taken in before SIGTERM ends it', { timeout: effort(60_000) }, async () => {
    for (let round = 0; round < effort(2); round++) {
      const target = await start();
      const clients = new Clients(`t${round}`);
      const running = clients.run(target, 4);
      await sleep(random.int(200, 900));
      const before = performance.now();
      const { code, stderr } = await target.end('SIGTERM');
      expect(code, stderr).toBe(0);
      expect(performance.now() - before).toBeLessThan(20_000);
      await running;
      expect(clients.acknowledged.length).toBeGreaterThan(0);
      const next = await start();
      await expectWhole(next, clients.acknowledged);
      await next.end('SIGTERM');
    }
  });

  it.each([
    ['of a process that is gone', { pid: 4_194_304, began: '1' }],
    // Pids are reused; in a container, every run may have the same one.
    ['whose pid another process has now', { pid: process.pid, began: '1' }],
    ['that was cut off while it was written', undefined],
  ])('takes over a lock %s', { timeout: 30_000 }, async (_, holder) => {
    await writeFile(join(folder, 'holder.json'), holder ? JSON.stringify(holder) : '{"pid":');
    const target = await start();
    expect(await target.post(makeBatch(random, 'b').records)).toBeDefined();
  });

  it('leaves a folder to the process that holds it', { timeout: 30_000 }, async () => {
    const holder = await start();
    await expect(ServerProcess.start(folder)).rejects.toThrow(
      `is held by process ${holder.pid} listening on ${holder.url}`,
    );
    expect(await holder.post(makeBatch(random, 'b').records)).toBeDefined();
  });
});
