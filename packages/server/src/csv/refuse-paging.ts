import { badParameters } from '../problems/problem-error.js';

/** A CSV file holds all rows: parameters that would leave some out are refused. @throws ProblemError `invalid_parameter` */
export function refusePaging(search: URLSearchParams): void {
  const given = ['limit', 'cursor', 'top'].filter((name) => search.has(name));
  if (!given.length) return;
  throw badParameters(
    given.map((parameter) => ({
      parameter,
      code: 'invalid_parameter',
      message: 'Is not allowed for CSV: the file has all rows',
    })),
  );
}
