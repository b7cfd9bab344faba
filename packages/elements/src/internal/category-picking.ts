import type { LitElement, ReactiveController } from 'lit';
import type { CreditContext, PickedCategory } from '../data/context.js';
import { requestSelection } from '../events/select-event.js';

/** An element in which categories can be selected. */
export interface CategoryPickingHost extends LitElement {
  selectedCategory: PickedCategory;
}

/** Selects categories for everything that shares the provider, unless the page cancels it, and follows the shared selection. */
export class CategoryPicking implements ReactiveController {
  readonly #host: CategoryPickingHost;
  readonly #context: () => CreditContext | undefined;
  #followed: PickedCategory;

  constructor(host: CategoryPickingHost, context: () => CreditContext | undefined) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
  }

  /** The latest change wins: the page's on the element itself, or the shared selection's. */
  hostUpdate(): void {
    const shared = this.#context()?.selectedCategory;
    if (shared === this.#followed) return;
    this.#followed = shared;
    this.#host.selectedCategory = shared;
  }

  /** Selects a category or the combined rest; without ids, clears the selection. Returns false if the page cancelled it. */
  pick(categories: readonly string[]): boolean {
    if (!requestSelection(this.#host, 'credit-category-select', { categories })) return false;
    const picked = categories.length > 0 ? categories : undefined;
    this.#host.selectedCategory = picked;
    this.#context()?.selectCategory(picked);
    return true;
  }
}
