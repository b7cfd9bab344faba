import type { Viewer } from './viewer.js';

/**
 * Checks what a host's `authenticate` has returned: it may have made the viewer without `viewerOf`, and may not be written in TypeScript.
 *
 * @throws TypeError
 */
export function checkViewer(viewer: Viewer): void {
  const wrong = faultOf(viewer);
  if (wrong !== undefined)
    throw new TypeError(`authenticate must return null or a viewer, as viewerOf makes it: ${wrong}`);
}

function faultOf(viewer: unknown): string | undefined {
  // A function that forgets to return must not refuse everybody as unknown, in silence.
  if (viewer === undefined) return 'it returned nothing';
  if (typeof viewer !== 'object' || viewer === null) return `it returned a ${typeof viewer}`;
  const { sub, organizations, agents } = viewer as Readonly<Record<string, unknown>>;
  if (!isId(sub)) return 'sub must be a string that is not empty, in well-formed Unicode';
  if (!isMap(organizations, isRoles)) return 'organizations must be a Map of ids to arrays of roles';
  if (!isMap(agents, (byAgent) => isMap(byAgent, isRoles)))
    return 'agents must be a Map of organization ids to Maps of agent ids to arrays of roles';
  return undefined;
}

/** Half of a surrogate pair would reach the store as U+FFFD, which may be another organization's id. */
const isId = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && !/\p{Surrogate}/u.test(value);

/** Any kind of map: a class of the host's own, or that of another realm. */
function isMap(value: unknown, isValue: (value: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null || !('get' in value) || !(Symbol.iterator in value))
    return false;
  for (const [key, each] of value as Iterable<[unknown, unknown]>)
    if (!isId(key) || !isValue(each)) return false;
  return true;
}

const isRoles = (value: unknown): boolean =>
  Array.isArray(value) && value.every((role) => typeof role === 'string');
