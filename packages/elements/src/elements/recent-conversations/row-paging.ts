import type { LitElement } from 'lit';
import type { Pager } from './conversations-foot.template.js';
import { back, cursorOf, onward, type PageTrail, trailOf } from './page-trail.js';

/** The page of rows that an element loads, and the ways to others. */
export class RowPaging {
  readonly #host: LitElement;
  #trail: PageTrail = trailOf(undefined, undefined, undefined);

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** The index of the page. */
  get at(): number {
    return this.#trail.at;
  }

  /** The cursor of the page to load. Another request starts at its first page. */
  cursorOf(source: unknown, question: string | undefined): string | undefined {
    this.#trail = trailOf(this.#trail, source, question);
    return cursorOf(this.#trail);
  }

  /** The pagination of this page; `next` is the cursor of the next one. */
  pager(next: string | undefined): Pager {
    return {
      at: this.at,
      previous: this.at > 0 ? this.#turn(back(this.#trail)) : undefined,
      next: next === undefined ? undefined : this.#turn(onward(this.#trail, next)),
    };
  }

  #turn(trail: PageTrail): () => void {
    return () => {
      this.#trail = trail;
      this.#host.requestUpdate();
    };
  }
}
