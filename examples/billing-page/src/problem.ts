import { isCreditUsageError, isMissingRoleError } from '@credit-usage/sdk';

/** Says what is wrong where the figures would be: a missing role is a normal state, and its hint says whom to ask. */
export function showProblem(error: unknown): void {
  const place = document.querySelector<HTMLElement>('.problem');
  if (!place) return;
  place.textContent = wordsFor(error);
  place.hidden = false;
}

function wordsFor(error: unknown): string {
  if (isMissingRoleError(error)) return error.hint;
  const id = isCreditUsageError(error) ? error.requestId : undefined;
  return `Usage cannot be shown at the moment.${id === undefined ? '' : ` Request ${id}`}`;
}
