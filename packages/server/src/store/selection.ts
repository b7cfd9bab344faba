import type { EpochMicros, TimeRange } from '@credit-usage/sdk/time';
import type { Parameters } from './database.js';

/** Which usage counts. */
export interface Selection {
  /** Never empty: what a viewer may not see is not asked for. */
  readonly organizations: readonly string[];
  readonly agentId?: string | undefined;
  readonly conversationId?: string | undefined;
  readonly categories?: readonly string[] | undefined;
  /** All time, when undefined. */
  readonly range?: TimeRange | undefined;
  /** Usage up to this instant counts. */
  readonly asOf: EpochMicros;
  /** What was received up to this stamp counts, so that several queries see the same. */
  readonly mark: EpochMicros;
}

/** The one place where usage is narrowed to what a viewer may see: a condition, and what it stands for. */
export function selected(selection: Selection): { readonly where: string; readonly parameters: Parameters } {
  if (!selection.organizations.length) throw new Error('A selection needs an organization');
  const { range, asOf } = selection;
  const conditions = [
    'organization_id IN {organizations:Array(String)}',
    'received_at <= fromUnixTimestamp64Micro({mark:Int64})',
    'time < fromUnixTimestamp64Micro({until:Int64})',
  ];
  const parameters: Record<string, Parameters[string]> = {
    organizations: selection.organizations,
    mark: selection.mark,
    until: Math.min(asOf + 1, range?.to ?? Number.POSITIVE_INFINITY),
  };
  const add = (condition: string, name: string, value: Parameters[string] | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    parameters[name] = value;
  };
  add('time >= fromUnixTimestamp64Micro({from:Int64})', 'from', range?.from);
  add('agent_id = {agent:String}', 'agent', selection.agentId);
  add('conversation_id = {conversation:String}', 'conversation', selection.conversationId);
  add('category IN {categories:Array(String)}', 'categories', selection.categories);
  return { where: conditions.join(' AND '), parameters };
}
