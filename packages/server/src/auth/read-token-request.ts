import { type TokenRequest, TokenRequestSchema } from '@credit-usage/sdk/contract';
import { badParameters, ProblemError } from '../http/problem-error.js';

const MAX_BYTES = 1_000_000;

/** Reads the body of a request for a token. @throws ProblemError 400, 413, 415 */
export async function readTokenRequest(request: Request): Promise<TokenRequest> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new ProblemError('unsupported_media_type', 'Send application/json.');
  const text = await request.text();
  if (text.length > MAX_BYTES) throw new ProblemError('payload_too_large', 'The body has more than 1 MB.');
  return checkTokenRequest(parse(text));
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badParameters([{ parameter: 'body', code: 'invalid_parameter', message: 'Is not valid JSON' }]);
  }
}
