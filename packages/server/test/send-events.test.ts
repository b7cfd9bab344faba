import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { ImportStoppedError, importBatches } from '../src/cli/import-batches.js';
import { GaveUpError } from '../src/cli/patiently.js';
import { sendEvents } from '../src/cli/send-events.js';
import type { ProblemError } from '../src/problems/problem-error.js';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const KEY = 'cu_ik_for_the_tests_of_sending';

const ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending.splice(0)) end();
});

const takes =
  (accepted: number): Answer =>
  (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ accepted, duplicates: 0 }));
  };
const refuses =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end('<h1>Not now</h1>');
const hangsUp: Answer = (_, request) => request.socket.destroy();
const breaksOff: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
  response.write('{"accepted":1', () => response.destroy());
};

/** Imports batches of two lines through a server that gives these answers, one for each request. Pauses are skipped. */
async function imported(batches: number, answers: readonly Answer[]) {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = answers[bodies.length];
    bodies.push(gunzipSync(Buffer.concat(chunks)).toString());
    if (answer) answer(response, request);
    else refuses(500)(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ending.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const said: string[] = [];
  const sink = sendEvents(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    KEY,
    (words) => said.push(words),
    async () => undefined,
  );
  const source = async function* () {
    for (let batch = 0; batch < batches; batch++)
      yield {
        file: 'usage.ndjson',
        lines: [1, 2].map((line) => ({ number: batch * 2 + line, text: `{"id":"${batch}.${line}"}` })),
      };
  };
  const outcome = await importBatches(source(), sink, () => undefined).catch((error: unknown) => error);
  return { outcome, bodies, said };
}

describe('records on their way to a server', () => {
  it.each<[string, Answer]>([
    ['is busy', refuses(503, { 'Retry-After': '1' })],
    ['is behind a proxy that does not reach it', refuses(502)],
    ['hangs up', hangsUp],
    ['breaks its answer off', breaksOff],
  ])('are sent again, the same and in their order, while it %s', async (_, fails) => {
    const { outcome, bodies, said } = await imported(3, [takes(2), fails, fails, takes(2), takes(2)]);
    expect(outcome).toEqual({ accepted: 6, duplicates: 0 });
    expect(bodies).toHaveLength(5);
    expect(new Set(bodies.slice(1, 4)).size).toBe(1);
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^.+127\.0\.0\.1:\d+.*\. Trying again in 1 s\.$/);
  });

  it('say where they stopped when it does not pass', async () => {
    const { outcome, bodies } = await imported(3, [takes(2), ...Array<Answer>(10).fill(refuses(503))]);
    expect(bodies).toHaveLength(11);
    expect(outcome).toBeInstanceOf(ImportStoppedError);
    const { message, cause } = outcome as ImportStoppedError;
    expect(cause).toBeInstanceOf(GaveUpError);
    expect((cause as GaveUpError).message).toMatch(
      /cannot take records right now \(503\)\. Tried 10 times\.$/,
    );
    expect(message).toBe(
      'Stopped at usage.ndjson, line 3. Before it: 2 records imported, 0 known already. Run the same import again: records that are already stored are not counted twice.',
    );
  });

  it('refused with words that repeat the key, or that a terminal would obey: neither is shown', async () => {
    const evil = `Wrong: Bearer ${KEY} \u001b]0;owned\u0007`;
    const problem = {
      ...{ type: 'urn:credit-usage:problem:invalid_record', title: 'Invalid', status: 422 },
      ...{ code: 'invalid_record', requestId: 'r', detail: evil },
    };
    const answers: Answer[] = [
      { ...problem, records: [{ index: 0, field: null, message: evil }] },
      problem,
    ].map((body) => (response) => {
      response.writeHead(422, { 'Content-Type': 'application/problem+json' });
      response.end(JSON.stringify(body));
    });
    for (const answer of answers) {
      const { outcome } = await imported(1, [answer]);
      const shown = `${(outcome as Error).message} ${((outcome as Error).cause as ProblemError | undefined)?.detail}`;
      expect(shown).toContain('Wrong: Bearer …');
      expect(shown).not.toContain(KEY.slice(6));
    }
  });

  it.each(['ftp://user:hunter2@host/', 'user:hunter2@host', 'http://user:hunter2@127.0.0.1:1/', 'hunter2'])(
    'are not sent to %s, and the address is not repeated',
    (address) => {
      const sending = () => sendEvents(address, KEY, () => undefined);
      expect(sending).toThrow(/^--url must /);
      expect(sending).not.toThrow('hunter2');
    },
  );

  it('are not sent again to whoever refuses them, nor to an address where nobody has answered', async () => {
    const refused = await imported(2, [refuses(404)]);
    expect(refused).toMatchObject({ said: [], bodies: { length: 1 } });
    expect(String(refused.outcome)).toContain('404 without saying why');
    const nobody = await imported(1, [hangsUp]);
    expect(String(nobody.outcome)).toMatch(/^UsageError: No server answers at http:\/\/127/);
    expect(nobody.bodies).toHaveLength(1);
  });
});
