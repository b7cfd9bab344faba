import { expectThat } from './expect.js';
import { withOneLetterChanged } from './forged.js';
import { area, NotChecked } from './rule.js';
import { expectProblem } from './suite.js';

export const credentials = area('roles', {
  withoutCredential: [
    'A read without a credential, or with an invalid one, is 401 unauthenticated with WWW-Authenticate.',
    async (suite) => {
      for (const token of [undefined, 'nonsense', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.']) {
        const answer = await suite.client.ask('/v1/usage', token);
        expectProblem(answer, { status: 401, code: 'unauthenticated' });
        expectThat(answer.headers.has('WWW-Authenticate'), 'the header WWW-Authenticate', null);
      }
    },
  ],
  changedToken: [
    'A token cannot be changed: with one letter changed anywhere, also in its signature, it is 401 unauthenticated.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      for (const changed of withOneLetterChanged(token, 12))
        await suite.refused('/v1/usage', changed, { status: 401, code: 'unauthenticated' });
    },
  ],
  keysAreNoTokens: [
    'Keys are not viewer tokens: a read with the secret or the ingest key is 401.',
    async (suite) => {
      for (const key of Object.values(suite.keys))
        await suite.refused('/v1/usage', key, { status: 401, code: 'unauthenticated' });
    },
  ],
  tokenExpired: [
    'An expired token is 401 token_expired.',
    () => Promise.reject(new NotChecked('A token is valid for at least 60 seconds, too long to wait for')),
  ],
});
