import type { TokenRequest } from '@credit-usage/sdk/contract';
import { checkTokenRequest } from '../auth/check-grants.js';
import { atMost, BrokenBodyError, NotTextError, readText } from '../http/body.js';
import { bodyFormOf } from '../http/body-form.js';
import { badParameter, ProblemError } from '../problems/problem-error.js';

const MAX_BYTES = 1_000_000;

/** Reads the body of a request for a token. @throws ProblemError 400, 413, 415 */
export async function readTokenRequest(request: Request): Promise<TokenRequest> {
  const { type, encoding } = bodyFormOf(request);
  if (type !== 'application/json') throw new ProblemError('unsupported_media_type', 'Send application/json.');
  if (encoding !== 'identity')
    throw new ProblemError('unsupported_media_type', 'Send the body without a Content-Encoding.');
  return checkTokenRequest(parse(await textOf(request)));
}

async function textOf({ body }: Request): Promise<string> {
  if (!body) return '';
  try {
    return await readText(body, atMost(MAX_BYTES, 'The body has more than 1 MB.'));
  } catch (error) {
    if (error instanceof BrokenBodyError) throw wrongBody('Ended before it was complete');
    if (error instanceof NotTextError) throw wrongBody('Is not valid UTF-8');
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongBody(text.trim() === '' ? 'Is empty' : 'Is not valid JSON');
  }
}

const wrongBody = (message: string): ProblemError => badParameter('invalid_parameter', 'body', message);
