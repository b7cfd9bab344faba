import { expect, it } from 'vitest';
import type * as z from 'zod/mini';
import type * as contract from '../../src/contract/index.js';
import type { componentShapes } from '../../src/contract/openapi/index.js';
import type * as model from '../../src/model/index.js';

type Shapes = typeof componentShapes;

/** The hand-written types, under the names of their schemas. */
interface Public {
  Credits: model.Credits;
  Instant: model.Instant;
  LocalDate: model.LocalDate;
  TimeRange: model.TimeRange;
  RoleScope: model.RoleScope;
  ScopedRole: model.ScopedRole;
  IncludedOrganization: model.IncludedOrganization;
  ExcludedOrganization: model.ExcludedOrganization;
  ReportScope: model.ReportScope;
  EchoedUsageQuery: model.EchoedUsageQuery;
  MemberSeries: model.MemberSeries;
  OtherSeries: model.OtherSeries;
  UsageSeries: model.UsageSeries;
  UsageBucket: model.UsageBucket;
  CategoryTotal: model.CategoryTotal;
  PeakDay: model.PeakDay;
  UsageSummary: model.UsageSummary;
  PreviousUsage: model.PreviousUsage;
  UsageReport: model.UsageReport;
  EchoedConversationsQuery: model.EchoedConversationsQuery;
  Conversation: model.Conversation;
  ConversationPage: model.ConversationPage;
  ConversationInfo: model.ConversationInfo;
  UsageEntry: model.UsageEntry;
  MatchedUsage: model.MatchedUsage;
  ConversationCredits: model.ConversationCredits;
  Capabilities: model.Capabilities;
  Organization: model.Organization;
  OrganizationList: model.OrganizationList;
  Agent: model.Agent;
  AgentPage: model.AgentPage;
  Category: model.Category;
  CategoryList: model.CategoryList;
  ParameterError: model.ParameterError;
  RecordError: model.RecordError;
  Problem: model.Problem;
  UsageRecord: contract.UsageRecord;
  ConversationRecord: contract.ConversationRecord;
  AgentRecord: contract.AgentRecord;
  OrganizationRecord: contract.OrganizationRecord;
  EventRecord: contract.EventRecord;
  EventsAccepted: contract.EventsAccepted;
  OrganizationGrant: contract.OrganizationGrant;
  AgentGrant: contract.AgentGrant;
  TokenRequest: contract.TokenRequest;
  TokenResponse: contract.TokenResponse;
}

/**
 * A type without the permitted differences: `readonly`, the index signature of objects that keep unknown keys, the
 * known values of open lists, which are strings like any other, and undefined, which JSON does not have.
 */
type Plain<T> = T extends string
  ? string extends T
    ? string
    : T
  : T extends readonly (infer Element)[]
    ? Plain<Element>[]
    : T extends object
      ? { -readonly [Key in keyof T as string extends Key ? never : Key]: Plain<Exclude<T[Key], undefined>> }
      : T;

/** Identical, not only assignable both ways: an optional field that one side lacks would pass that. */
type Identical<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The names whose two types differ; the compiler's error shows them. */
type Differing<Names extends keyof Public & keyof Shapes> = {
  [Name in Names]: Identical<Plain<z.infer<Shapes[Name]>>, Plain<Public[Name]>> extends true ? never : Name;
}[Names];

type OrTrue<Name> = [Name] extends [never] ? true : Name;

it('hand-written interfaces and schemas are the same types', () => {
  // The actual check is done by `tsc -b`, which compiles this file.
  const everySchemaHasAnInterface: keyof Shapes extends keyof Public ? true : false = true;
  const everyInterfaceHasASchema: keyof Public extends keyof Shapes ? true : false = true;
  const nothingDiffers: OrTrue<Differing<keyof Public & keyof Shapes>> = true;
  expect([everySchemaHasAnInterface, everyInterfaceHasASchema, nothingDiffers]).toEqual([true, true, true]);
});

it('the comparison sees what plain assignability does not', () => {
  const optional: Identical<Plain<{ a: string }>, Plain<{ a: string; b?: number }>> = false;
  const nullable: Identical<Plain<{ a: string }>, Plain<{ a: string | null }>> = false;
  const inside: Identical<Plain<{ a: { b: string }[] }>, Plain<{ a: readonly { b: number }[] }>> = false;
  const open: Identical<Plain<{ a: string }>, Plain<{ readonly a: model.OpenEnum<'x'> }>> = true;
  const loose: Identical<Plain<{ a: 1; [key: string]: unknown }>, Plain<{ a: 1 }>> = true;
  expect([optional, nullable, inside, open, loose]).toEqual([false, false, false, true, true]);
});
