import { describe, expect, it } from 'vitest';
import { EventRecordSchema, type SchemaIssue } from '../../src/contract/index.js';
import { eventRecords } from '../../src/contract/openapi/examples/writing.js';
import { edited } from './support/edit.js';

const [usage, conversation, agent, organization] = eventRecords;

/** The issues of the usage record with one field changed; none if it is still valid. */
const issuesOf = (field: string, value: unknown, record: unknown = usage): readonly SchemaIssue[] => {
  const result = EventRecordSchema.check(edited(record, [field], value));
  return result.ok ? [] : result.issues;
};

describe('a record’s kind', () => {
  it.each(['usages', 'Usage', '', null, 3, undefined])(
    '%j is refused, with the ones that are legal',
    (type) => {
      expect(issuesOf('type', type)).toEqual([
        { path: ['type'], message: 'Expected one of: usage, conversation, agent, organization' },
      ]);
    },
  );

  it.each([null, 3, 'usage', ['usage']])('a record is an object, not %j', (record) => {
    expect(EventRecordSchema.check(record)).toMatchObject({
      ok: false,
      issues: [{ path: [], message: 'Expected an object' }],
    });
  });
});

describe('fields', () => {
  it.each([
    ['usage', usage],
    ['conversation', conversation],
    ['agent', agent],
    ['organization', organization],
  ])('one that a %s record does not know is refused: it may be a known one misspelt', (_, record) => {
    expect(issuesOf('organisationId', 'org_1', record)).toEqual([
      { path: [], message: 'Unknown: organisationId' },
    ]);
  });

  it.each(['id', 'time', 'organizationId', 'agentId', 'category', 'description', 'credits'])(
    '%s is needed',
    (field) => {
      expect(issuesOf(field, undefined)).toMatchObject([{ path: [field] }]);
    },
  );

  it.each(['conversationId'])('%s may be absent, and is never null or empty', (field) => {
    expect(issuesOf(field, undefined)).toEqual([]);
    expect(issuesOf(field, null)).toHaveLength(1);
    expect(issuesOf(field, '')).toEqual([{ path: [field], message: 'Must not be empty' }]);
  });

  it.each(['.', '..'])('%s is no id of an agent or conversation: no URL can hold it in its path', (id) => {
    expect(issuesOf('agentId', id)).toHaveLength(1);
    expect(issuesOf('conversationId', id)).toHaveLength(1);
    expect(issuesOf('id', id, agent)).toHaveLength(1);
    expect(issuesOf('id', id)).toEqual([]);
    expect(issuesOf('organizationId', id)).toEqual([]);
  });

  it('a title may be absent, null or empty', () => {
    for (const title of [undefined, null, '']) expect(issuesOf('title', title, conversation)).toEqual([]);
  });

  it('a state is one of two', () => {
    expect(issuesOf('state', 'deleted', agent)).toEqual([]);
    expect(issuesOf('state', 'archived', organization)).toEqual([
      { path: ['state'], message: 'Expected one of: active, deleted' },
    ]);
  });

  it('a message count is whole and not negative', () => {
    expect(issuesOf('messageCount', 0, conversation)).toEqual([]);
    for (const count of [-1, 1.5, '4', null])
      expect(issuesOf('messageCount', count, conversation)).toHaveLength(1);
  });
});

describe('lengths', () => {
  it('of ids are in bytes', () => {
    expect(issuesOf('id', 'a'.repeat(128))).toEqual([]);
    expect(issuesOf('id', 'é'.repeat(64))).toEqual([]);
    for (const id of ['a'.repeat(129), `a${'é'.repeat(64)}`, '😀'.repeat(33)])
      expect(issuesOf('id', id)).toEqual([{ path: ['id'], message: 'Expected at most 128 bytes' }]);
  });

  it.each([
    ['category', 300],
    ['agentName', 300],
    ['organizationName', 300],
    ['description', 1000],
  ])('of %s are in characters, at most %i', (field, max) => {
    expect(issuesOf(field, 'a'.repeat(max))).toEqual([]);
    // Two UTF-16 units each, one character.
    expect(issuesOf(field, '😀'.repeat(max))).toEqual([]);
    for (const text of ['a'.repeat(max + 1), '😀'.repeat(max + 1)])
      expect(issuesOf(field, text)).toEqual([
        { path: [field], message: `Expected at most ${max} characters` },
      ]);
  });

  it('of a title are in characters, at most 300', () => {
    expect(issuesOf('title', '😀'.repeat(300), conversation)).toEqual([]);
    expect(issuesOf('title', '😀'.repeat(301), conversation)).toHaveLength(1);
  });

  it('names and categories are never empty; a description may be', () => {
    for (const field of ['category', 'agentName', 'organizationName'])
      expect(issuesOf(field, '')).toEqual([{ path: [field], message: 'Must not be empty' }]);
    expect(issuesOf('description', '')).toEqual([]);
  });

  it('half a character is refused: it could not be given back', () => {
    for (const field of ['id', 'category', 'description'])
      expect(issuesOf(field, 'a\ud83d')).toEqual([
        { path: [field], message: 'Expected well-formed Unicode' },
      ]);
  });
});

describe('credits', () => {
  it.each(['0', '-0', '12.500', '0.000001', '-3', '999999999999.999999', '-999999999999.999999'])(
    '%s is legal',
    (credits) => {
      expect(issuesOf('credits', credits)).toEqual([]);
    },
  );

  it.each([
    '1000000000000',
    '0.0000001',
    '1e3',
    '+1',
    '01',
    '.5',
    '5.',
    '1,5',
    '',
    ' 1',
    'Infinity',
    '0x10',
    '١',
    1.5,
    12,
    null,
  ])('%j is refused', (credits) => {
    expect(issuesOf('credits', credits)).toMatchObject([{ path: ['credits'] }]);
  });
});

describe('instants', () => {
  it.each([
    '2026-11-04T09:14:03Z',
    '2026-11-04t09:14:03z',
    '2026-11-04T16:14:03+07:00',
    '2026-11-04T09:14:03.123456-03:30',
  ])('%s is legal', (time) => {
    expect(issuesOf('time', time)).toEqual([]);
  });

  it.each([
    '2026-11-04T09:14:03',
    '2026-11-04',
    '2026-11-04T09:14Z',
    '2026-11-04T09:14:03.1234567Z',
    '2026-11-04 09:14:03Z',
    '2026-11-04T09:14:03+0700',
    1_793_783_643,
  ])('%j is refused', (time) => {
    expect(issuesOf('time', time)).toMatchObject([{ path: ['time'] }]);
  });
});
