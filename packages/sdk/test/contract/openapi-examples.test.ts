import { describe, expect, it } from 'vitest';
import {
  AgentPageSchema,
  CategoryListSchema,
  ConversationCreditsSchema,
  ConversationPageSchema,
  EventRecordSchema,
  EventsAcceptedSchema,
  type KnownProblemCode,
  OrganizationListSchema,
  type Problem,
  ProblemSchema,
  problems,
  type Schema,
  TokenRequestSchema,
  TokenResponseSchema,
  UsageReportSchema,
} from '../../src/contract/index.js';
import { committed, examplesOf } from './support/document.js';

const schemas = new Map<string, Schema<unknown>>(
  [
    AgentPageSchema,
    CategoryListSchema,
    ConversationCreditsSchema,
    ConversationPageSchema,
    EventRecordSchema,
    EventsAcceptedSchema,
    OrganizationListSchema,
    ProblemSchema,
    TokenRequestSchema,
    TokenResponseSchema,
    UsageReportSchema,
  ].map((schema) => [schema.name, schema]),
);

const examples = examplesOf(committed);
const named = examples.filter(({ schema }) => schema !== undefined);
const problemExamples = named.filter(({ schema }) => schema === 'Problem');

describe('the examples', () => {
  it('show every schema that is asked for or answered', () => {
    expect([...new Set(named.map(({ schema }) => schema))].sort()).toEqual([...schemas.keys()].sort());
  });

  it.each(named.map((each) => [each.where, each] as const))('%s is legal', (_, { schema = '', value }) => {
    for (const one of schema === 'EventRecord' ? (value as unknown[]) : [value])
      expect(schemas.get(schema)?.check(one)).toEqual({ ok: true, value: one });
  });

  it('show every code of a problem, with its status, title and type', () => {
    const shown = problemExamples.map(({ value }) => value as Problem);
    expect([...new Set(shown.map(({ code }) => code))].sort()).toEqual(Object.keys(problems).sort());
    for (const { code, status, title, type } of shown) {
      expect({ status, title }).toEqual(problems[code as KnownProblemCode]);
      expect(type).toBe(`urn:credit-usage:problem:${code}`);
    }
  });

  it('stand under the status that they have', () => {
    const inline = problemExamples.filter(
      ({ where }) => where.includes(' responses ') && where.startsWith('paths'),
    );
    for (const { where, value } of inline)
      expect(where).toContain(` responses ${(value as Problem).status} `);
  });

  it('write NDJSON with one legal record on each line', () => {
    const ndjson = examples.find(({ mediaType }) => mediaType === 'application/x-ndjson')?.value as string;
    const lines = ndjson.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(EventRecordSchema.check(JSON.parse(line)).ok).toBe(true);
  });
});
