import type { Answer } from './asking.ts';
import type { WordKind } from './world.ts';

/** What an answer may reveal. Any other word or id of an organization is a leak. */
export interface Allowed {
  /** Ids of organizations. */
  readonly ids?: readonly string[];
  /** For each kind of word, the organizations whose words are allowed; some kinds also check a detail. */
  readonly words?: Partial<Record<WordKind, (organization: string, detail: string) => boolean>>;
}

/** Everything in the body, the headers and the cursor that the viewer may not know of. */
export function leaksIn(answer: Answer, allowed: Allowed): string[] {
  const text = [answer.text, ...answer.headers.map((pair) => pair.join(': ')), ...cursorsIn(answer)].join(
    '\n',
  );
  const seen = [text, unescaped(text)].join('\n');
  const words = [...seen.matchAll(/canary~(\w+)~(org_\d\d)~([^~]*)~/g)].filter(
    ([, kind, organization = '', detail = '']) => !allowed.words?.[kind as WordKind]?.(organization, detail),
  );
  const rest = seen.replace(/canary~\w+~org_\d\d~[^~]*~/g, '');
  const ids = [...rest.matchAll(/org_\d\d/g)].filter(([id]) => !allowed.ids?.includes(id));
  return [...new Set([...words, ...ids].map(([found]) => found))];
}

/** A cursor is encoded text, which the viewer can decode. */
function cursorsIn({ body }: Answer): string[] {
  const cursor = (body as { nextCursor?: string | null }).nextCursor;
  return (cursor ?? '').split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
}

function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
