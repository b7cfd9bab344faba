import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as answers from '../../src/contract/answers/answers.js';
import {
  AgentPageSchema,
  CategoryListSchema,
  ConversationCreditsSchema,
  ConversationPageSchema,
  OrganizationListSchema,
  ProblemSchema,
  UsageReportSchema,
} from '../../src/contract/index.js';
import { answersSource } from '../../src/contract/openapi/answers-source.js';
import { conversationCredits, conversationPage } from '../../src/contract/openapi/examples/conversations.js';
import { agentPage, categoryList, organizationList } from '../../src/contract/openapi/examples/directory.js';
import { queryProblems, usageRefused, writeProblems } from '../../src/contract/openapi/examples/problems.js';
import { usageByAgent, usageByCategory } from '../../src/contract/openapi/examples/usage-report.js';
import type { Schema } from '../../src/contract/schema.js';
import { edited } from './support/edit.js';
import { placesIn } from './support/places.js';

const problems = [usageRefused, ...Object.values(queryProblems), ...Object.values(writeProblems)].flatMap(
  (each) => ('code' in each ? [each] : Object.values(each)),
);

const CASES: readonly (readonly [Schema<unknown>, Schema<unknown>, readonly unknown[]])[] = [
  [UsageReportSchema, answers.usageReportAnswer, [usageByCategory, usageByAgent]],
  [ConversationPageSchema, answers.conversationPageAnswer, [conversationPage]],
  [ConversationCreditsSchema, answers.conversationCreditsAnswer, [conversationCredits]],
  [OrganizationListSchema, answers.organizationListAnswer, [organizationList]],
  [AgentPageSchema, answers.agentPageAnswer, [agentPage]],
  [CategoryListSchema, answers.categoryListAnswer, [categoryList]],
  [ProblemSchema, answers.problemAnswer, problems],
];

/** Values of the wrong kind, and values close to the limits of every schema. */
const ODD: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1,
  1.5,
  2 ** 53,
  -(2 ** 53),
  1e300,
  '',
  ' ',
  '0',
  '-0',
  '1.50',
  '0.000001',
  'all',
  'other',
  'member',
  'list',
  'toString',
  '2026-11-04',
  '2026-11-04T00:00:00Z',
  '2026-11-04T00:00:00+05:30',
  [],
  [null],
  ['1'],
  {},
  { kind: 'other' },
  { kind: 'constructor' },
  { id: '', name: 1 },
];

/**
 * The first issue in each place. Zod continues after a value of the wrong kind, and describes a union by the issue of its closest
 * member; the client describes the union as a whole.
 */
const findings = (schema: Schema<unknown>, value: unknown) => {
  const result = schema.check(value);
  if (result.ok) return new Map();
  const places = result.issues.map(({ path, message }) => [path.join('.'), message] as const);
  return new Map(places.reverse().map(([place, message]) => [place, place === 'query.top' ? '' : message]));
};

it('what the client checks with is what the schemas say now', () => {
  const path = fileURLToPath(new URL('../../src/contract/answers/answers.ts', import.meta.url));
  const same = readFileSync(path, 'utf8') === answersSource();
  expect(same, 'src/contract/answers/answers.ts is out of date. Run: npm run openapi').toBe(true);
});

describe.each(CASES)('$name', (schema, answer, examples) => {
  it('has the name of its schema', () => {
    expect(answer.name).toBe(schema.name);
  });

  it('passes what the schema passes', () => {
    for (const example of examples) {
      expect(schema.check(example).ok).toBe(true);
      expect(answer.check(example)).toEqual({ ok: true, value: example });
    }
  });

  it('finds what the schema finds, in the same words, with one odd value at any place', () => {
    for (const example of examples)
      for (const place of placesIn(example))
        for (const odd of ODD) {
          const value = place.length ? edited(example, place, odd) : odd;
          expect(findings(answer, value), `${place.join('.')}: ${JSON.stringify(odd)}`).toEqual(
            findings(schema, value),
          );
        }
  });

  it('finds what the schema finds with several odd values', () => {
    const example = examples[0];
    const places = placesIn(example).filter((place) => place.length > 0);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...places), fc.constantFrom(...ODD)), {
          minLength: 2,
          maxLength: 6,
        }),
        (changes) => {
          // An earlier change may have removed the place of a later one.
          const value = changes.reduce<unknown>((at, [place, odd]) => {
            try {
              return edited(at, place, odd);
            } catch {
              return at;
            }
          }, example);
          expect(findings(answer, value)).toEqual(findings(schema, value));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is not impressed by what any JSON value may be', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(findings(answer, value)).toEqual(findings(schema, value));
      }),
    );
  });
});
