import { type TokenRequest, TokenRequestSchema } from '@credit-usage/sdk/contract';
import { atMost, BrokenBodyError, NotTextError, readText } from '../http/body.js';
import { badParameter, badParameters, ProblemError } from '../http/problem-error.js';

const MAX_BYTES = 1_000_000;

/** Reads the body of a request for a token. @throws ProblemError 400, 413, 415 */
export async function readTokenRequest(request: Request): Promise<TokenRequest> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new ProblemError('unsupported_media_type', 'Send application/json.');
  return checkTokenRequest(parse(await textOf(request)));
}

/** Checks grants from wherever they come. @throws ProblemError `invalid_parameter` */
export function checkTokenRequest(value: unknown): TokenRequest {
  const checked = TokenRequestSchema.check(value);
  if (checked.ok) return checked.value;
  throw badParameters(
    checked.issues.map(({ path, message }) => ({
      parameter: path.join('.') || 'body',
      code: 'invalid_parameter',
      message,
    })),
  );
}

async function textOf({ body }: Request): Promise<string> {
  if (!body) return '';
  try {
    return await readText(body, atMost(MAX_BYTES, 'The body has more than 1 MB.'));
  } catch (error) {
    if (error instanceof BrokenBodyError) throw wrongBody('Ended before it was whole');
    if (error instanceof NotTextError) throw wrongBody('Is not valid UTF-8');
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongBody('Is not valid JSON');
  }
}

const wrongBody = (message: string): ProblemError => badParameter('invalid_parameter', 'body', message);
