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
      const body = Array.from({ length: 9_900 }, () => JSON.stringify(record)).join('\n');
      const headers = { 'Content-Type': NDJSON, 'Content-Encoding': 'gzip' };
      const answer = await sent(suite, Uint8Array.from(gzipSync(body)), headers);
      expectProblem(answer, { status: 413, code: 'payload_too_large' });
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
