import {
  type KnownProblemCode,
  type ParameterError,
  type Problem,
  problems,
} from '@credit-usage/sdk/contract';

/** What a problem may contain in addition to its code and words. */
export type ProblemExtra = Partial<
  Pick<Problem, 'errors' | 'max' | 'requested' | 'requiredRoles' | 'heldRoles' | 'records'>
>;

/** An answer that is an error. Its words reach the caller: no internals belong there. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;

  constructor(
    readonly code: KnownProblemCode,
    readonly detail: string,
    readonly extra: ProblemExtra = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${detail}`);
    this.status = problems[code].status;
  }
}

/** A 400 that names the parameters. The problem takes the code of the first. */
export function badParameters(errors: readonly ParameterError[], extra: ProblemExtra = {}): ProblemError {
  const code = (errors[0]?.code ?? 'invalid_parameter') as KnownProblemCode;
  const detail = errors.map(({ parameter, message }) => `${parameter}: ${message}`).join('; ');
  return new ProblemError(code, detail, { ...extra, errors });
}

export function badParameter(
  code: KnownProblemCode,
  parameter: string,
  message: string,
  extra: ProblemExtra & { readonly allowed?: readonly string[] } = {},
): ProblemError {
  const { allowed, ...rest } = extra;
  return badParameters([{ parameter, code, message, ...(allowed && { allowed }) }], rest);
}

/** A resource that does not exist, or that the viewer may not know about: both get the same words. */
export function notFound(): ProblemError {
  return new ProblemError('not_found', 'Not found, or not visible to you.');
}

/** A path without a route. Saying so reveals nothing: the OpenAPI document lists all routes. */
export function noSuchRoute(basePath: string): ProblemError {
  return new ProblemError(
    'not_found',
    `No such route. Reads begin with ${basePath}/v1, such as ${basePath}/v1/usage, and a client’s base URL ends before /v1; ${basePath}/openapi.json lists all routes.`,
  );
}
