import { gzipSync } from 'node:zlib';
import { expectLike } from './expect.js';
import { INVALID, recordOf, taken, totalOf } from './ingest-records.js';
import { area } from './rule.js';
import { expectProblem, expectRecord, type Suite } from './suite.js';

const NDJSON = 'application/x-ndjson';

function sent(suite: Suite, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) {
  return suite.client.ask('/v1/events', suite.keys.ingest, { method: 'POST', body, headers });
}

export const ingestBodies = area('ingest', {
  ndjson: [
    'A batch may be sent as NDJSON.',
    async (suite) => {
      const batch = ['usage_1', 'usage_2'].map((id) => JSON.stringify(recordOf(suite, 'ndjson', { id })));
      const answer = await sent(suite, `${batch.join('\n')}\n`, { 'Content-Type': NDJSON });
      expectLike(taken(answer), { accepted: 2, duplicates: 0 }, 'answer');
      const broken = await sent(suite, `${batch[0]}\n{"type":`, { 'Content-Type': NDJSON });
      expectRecord(broken, INVALID, 1);
    },
    'usage',
  ],
  gzip: [
    'A batch may be compressed with Content-Encoding: gzip.',
    async (suite) => {
      const body = Uint8Array.from(gzipSync(JSON.stringify([recordOf(suite, 'gzip')])));
      const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
      expectLike(taken(await sent(suite, body, headers)), { accepted: 1, duplicates: 0 }, 'answer');
      expectLike(await totalOf(suite, 'gzip'), '1.5', 'total');
    },
    'usage',
  ],
  records: [
    'A batch has at most 10,000 records; a larger one is 413 payload_too_large.',
    async (suite) => {
      const line = JSON.stringify(recordOf(suite, 'records'));
      const body = Array.from({ length: 10_001 }, () => line).join('\n');
      const headers = { 'Content-Type': NDJSON, 'Content-Encoding': 'gzip' };
      const answer = await sent(suite, Uint8Array.from(gzipSync(body)), headers);
      expectProblem(answer, { status: 413, code: 'payload_too_large' });
    },
    'usage',
  ],
  bytes: [
    'A batch has at most 10 MB, counted without compression; a larger one is 413 payload_too_large.',
    async (suite) => {
      const record = recordOf(suite, 'bytes', { description: 'x'.repeat(1_000) });
      const body = Array<string>(9_900).fill(JSON.stringify(record)).join('\n');
      const headers = { 'Content-Type': NDJSON, 'Content-Encoding': 'gzip' };
      const answer = await sent(suite, Uint8Array.from(gzipSync(body)), headers);
      expectProblem(answer, { status: 413, code: 'payload_too_large' });
    },
    'usage',
  ],
  nearlyTooLarge: [
    'A batch of almost 10 MB is read.',
    async (suite) => {
      // Refused for its content, which takes reading it, and leaves nothing behind.
      const record = JSON.stringify(recordOf(suite, 'bytes', { credits: 'none' }));
      const body = `[${record}${' '.repeat(9_900_000)}]`;
      const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
      expectRecord(await sent(suite, Uint8Array.from(gzipSync(body)), headers), INVALID, 0, 'credits');
    },
    'usage',
  ],
  unreadable: [
    'A body that is no JSON array of records, or not UTF-8, is 422 invalid_record without any records.',
    async (suite) => {
      const record = recordOf(suite, 'unreadable');
      const json = JSON.stringify([record]);
      const latin = Uint8Array.from(Buffer.from(json.replace('A step', 'Caf\xe9'), 'latin1'));
      for (const body of ['[', JSON.stringify(record), 'null', latin]) {
        const answer = await sent(suite, body, { 'Content-Type': 'application/json' });
        expectLike(expectProblem(answer, INVALID), { records: [] }, 'problem');
      }
    },
    'usage',
  ],
  charset: [
    'The name of an encoding may stand behind the media type.',
    async (suite) => {
      const body = JSON.stringify([recordOf(suite, 'charset')]);
      const answer = await sent(suite, body, { 'Content-Type': 'application/json; charset=utf-8' });
      expectLike(taken(answer), { accepted: 1, duplicates: 0 }, 'answer');
    },
    'usage',
  ],
  mediaType: [
    'Any other Content-Type or Content-Encoding is 415 unsupported_media_type.',
    async (suite) => {
      const body = JSON.stringify([recordOf(suite, 'type')]);
      for (const headers of [
        { 'Content-Type': 'text/plain' },
        { 'Content-Type': 'application/json', 'Content-Encoding': 'br' },
      ])
        expectProblem(await sent(suite, body, headers), { status: 415, code: 'unsupported_media_type' });
    },
    'usage',
  ],
});
