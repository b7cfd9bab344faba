import type { BucketUnit, Period } from '@credit-usage/sdk/time';

/** A question, in the contract's words. */
export interface Ask {
  readonly period?: Period;
  readonly from?: string;
  readonly to?: string;
  readonly timezone?: string;
  readonly organizationId?: string;
  readonly agentId?: string;
  readonly category?: readonly string[];
  readonly bucket?: BucketUnit;
  readonly groupBy?: 'category' | 'agent' | 'organization';
  readonly top?: number | 'all';
  readonly compare?: 'previous';
  readonly sort?: '-lastActivityAt' | '-credits';
  readonly limit?: number;
  readonly cursor?: string;
  readonly q?: string;
}

/** The question at the end of a path. */
export function queryOf(ask: Ask): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(ask))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined) params.append(name, String(each));
  const text = params.toString();
  return text && `?${text}`;
}
