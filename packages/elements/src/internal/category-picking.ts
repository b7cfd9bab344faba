import type { LitElement, ReactiveController } from 'lit';
import type { CreditContext, PickedCategory } from '../data/context.js';
import { type CreditCategorySelectDetail, requestSelection } from '../events/select-event.js';

/** An element in which categories can be picked. */
export interface CategoryPickingHost extends LitElement {
  selectedCategory: PickedCategory;
}

/** Picks categories, if the page lets it, for everything that shares the provider, and follows what is picked there. */
export class CategoryPicking implements ReactiveController {
  readonly #host: CategoryPickingHost;
  readonly #context: () => CreditContext | undefined;
  #followed: PickedCategory;

  constructor(host: CategoryPickingHost, context: () => CreditContext | undefined) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
  }

  /** What was set last counts: by the page on the element itself, or by anybody for all. */
  hostUpdate(): void {
    const shared = this.#context()?.selectedCategory;
    if (shared === this.#followed) return;
    this.#followed = shared;
    this.#host.selectedCategory = shared;
  }

  /** Picks a category, or those that are folded together; clears the selection without any. Says whether the page lets it happen. */
  pick(ids: readonly string[], areFolded = false): boolean {
    const [id] = ids;
    const isRest = areFolded && id !== undefined;
    const detail: CreditCategorySelectDetail = isRest
      ? { category: null, categories: ids }
      : { category: id ?? null };
    if (!requestSelection(this.#host, 'credit-category-select', detail)) return false;
    const picked = isRest ? ids : id;
    this.#host.selectedCategory = picked;
    this.#context()?.selectCategory(picked);
    return true;
  }
}
