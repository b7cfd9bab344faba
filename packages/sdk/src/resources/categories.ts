import { categoryListAnswer } from '../contract/answers/answers.js';
import type { ApiPromise } from '../core/api-promise.js';
import type { Execute } from '../core/call.js';
import type { RequestOptions } from '../core/options.js';
import type { CategoryList } from '../model/directory.js';
import { readOne } from './read.js';

/**
 * Categories: the kinds of work that credits are spent on.
 *
 * @public
 */
export interface CategoriesResource {
  /**
   * Lists the categories used in the organizations where the viewer has Billing. New ones may appear: show whatever the list has.
   *
   * @throws as `organizations.list`.
   *
   * @example
   * ```ts
   * const { data } = await client.categories.list(); // [{ id: "LLM", label: "LLM" }, …]
   * ```
   */
  list(options?: RequestOptions): ApiPromise<CategoryList>;
}

/** Binds the reads to a client. */
export function categoriesResource(execute: Execute): CategoriesResource {
  return {
    list(options = {}) {
      return readOne(execute, 'categories', categoryListAnswer, {}, options);
    },
  };
}
