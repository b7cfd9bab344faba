import type { EpochMicros, TimeRange } from '@credit-usage/sdk/time';
import type { Parameters } from './database.js';

/** Which usage counts in all that is asked of the store for one answer. */
export interface Sight {
  /** Usage up to this instant counts. */
  readonly asOf: EpochMicros;
  /** Only what was received up to this stamp counts, so that several queries see the same records. */
  readonly mark: EpochMicros;
}

/** Which usage counts. */
export interface Selection extends Sight {
  /** Never empty: a viewer who may see nothing is refused before any usage is read. */
  readonly organizations: readonly string[];
  readonly agentId?: string | undefined;
  readonly conversationId?: string | undefined;
  readonly categories?: readonly string[] | undefined;
  /** All time, when undefined. */
  readonly range?: TimeRange | undefined;
}

/** A condition, and what its placeholders stand for. */
export interface Condition {
  readonly where: string;
  readonly parameters: Parameters;
}

/** The rows of a selection. */
export function selected(selection: Selection): Condition {
  const { range, asOf, mark } = selection;
  return narrowed(
    selection,
    ['received_at <= fromUnixTimestamp64Micro({mark:Int64})', { mark }],
    [
      'time < fromUnixTimestamp64Micro({until:Int64})',
      { until: Math.min(asOf + 1, range?.to ?? Number.POSITIVE_INFINITY) },
    ],
    range && ['time >= fromUnixTimestamp64Micro({from:Int64})', { from: range.from }],
  );
}

/** The whole cells of a selection that lie in a range: `cell` is the start of the cell that a row belongs to. */
export function selectedCells(selection: Selection, cell: string, { from, to }: TimeRange): Condition {
  return narrowed(selection, [
    `${cell} >= fromUnixTimestamp64Micro({cells_from:Int64}) AND ${cell} < fromUnixTimestamp64Micro({cells_to:Int64})`,
    { cells_from: from, cells_to: to },
  ]);
}

type Part = readonly [condition: string, parameters: Parameters];

/** The one place where usage is narrowed to what a viewer may see. */
function narrowed(selection: Selection, ...times: readonly (Part | undefined)[]): Condition {
  const { organizations, agentId, conversationId, categories } = selection;
  if (!organizations.length) throw new Error('A selection needs an organization');
  const parts: readonly (Part | undefined)[] = [
    ['organization_id IN {organizations:Array(String)}', { organizations }],
    ...times,
    agentId === undefined ? undefined : ['agent_id = {agent:String}', { agent: agentId }],
    conversationId === undefined
      ? undefined
      : ['conversation_id = {conversation:String}', { conversation: conversationId }],
    categories && ['category IN {categories:Array(String)}', { categories }],
  ];
  const present = parts.filter((part) => part !== undefined);
  return {
    where: present.map(([condition]) => condition).join(' AND '),
    parameters: Object.assign({}, ...present.map(([, parameters]) => parameters)),
  };
}
