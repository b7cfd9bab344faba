/**
 * Asks at most once within this time, and never twice at once: other callers get the same answer, or the same failure.
 *
 * @param ms - how long an answer is reused, from the moment it arrives
 */
export function atMostEvery<Answer>(ms: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let last: { readonly answer: Promise<Answer>; until: number } | undefined;
  return () => {
    if (last && performance.now() < last.until) return last.answer;
    const asked = { answer: ask(), until: Number.POSITIVE_INFINITY };
    last = asked;
    const there = (): void => {
      asked.until = performance.now() + ms;
    };
    asked.answer.then(there, there);
    return asked.answer;
  };
}
