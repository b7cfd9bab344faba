import type { Schema } from '../contract/schema.js';
import { ResponseParseError, ResponseValidationError, toResponseIssues } from '../errors/data-error.js';

/** A successful answer, as text. */
export interface AnswerText {
  readonly text: string;
  readonly contentType: string | null;
  readonly requestId: string | undefined;
}

/** The answer's data, checked against the contract. The errors contain none of the text. */
export function parseAnswer<T>({ text, contentType, requestId }: AnswerText, schema: Schema<T>): T {
  const result = schema.check(parseJson(text, contentType, requestId));
  if (result.ok) return result.value;
  throw new ResponseValidationError(toResponseIssues(result.issues), { requestId });
}

function parseJson(text: string, contentType: string | null, requestId: string | undefined): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own error is dropped, because its message repeats part of the text.
    const [code, message] = faultOf(text, contentType);
    throw new ResponseParseError(message, { code, requestId });
  }
}

function faultOf(text: string, contentType: string | null): readonly [code: string, message: string] {
  if (text.trim() === '') return ['empty_response', 'The API answered with an empty body'];
  return /\bjson\b/i.test(contentType ?? '')
    ? ['invalid_json', 'The answer is not valid JSON: it may have been cut off']
    : ['not_json', 'The answer is not JSON: check that baseUrl points at the usage API'];
}
