import { readList, readObject, readText } from './read.js';

/** An organization that an answer leaves out, and the roles of which any one would include it. */
export interface ExcludedScope {
  readonly name: string;
  readonly roles: readonly string[];
}

/** Reads the organizations that an answer leaves out. */
export function readExcluded(value: unknown): readonly ExcludedScope[] {
  const scopes: ExcludedScope[] = [];
  for (const item of readList(value)) {
    const organization = readObject(item);
    const name = readText(organization?.name) ?? readText(organization?.id);
    if (name === undefined) continue;
    const roles = readList(organization?.requiredRoles).map((required) =>
      readText(readObject(required)?.role),
    );
    scopes.push({ name, roles: [...new Set(roles.filter((role) => role !== undefined))] });
  }
  return scopes;
}
