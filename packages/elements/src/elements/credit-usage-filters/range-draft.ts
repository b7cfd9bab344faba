import type { LitElement, ReactiveController } from 'lit';
import { type Days, type DaysProblem, problemOf } from './period-choice.js';

/** Typing a date passes through other valid dates, so it is applied only after a pause. */
const PAUSE_MS = 700;

/** The days to edit, and how to apply them. */
export interface DraftUse {
  /** The present days. */
  present(): Days;
  /** Requests other days. Returns false if the page cancelled it. */
  apply(days: Days): boolean;
  /** Called when days cannot be used. */
  refuse(problem: DaysProblem): void;
}

/**
 * What a reader types into the two date fields, from the first key until it is applied. Days that cannot be used stay in the fields, with a
 * message, until they are corrected or something else is chosen.
 */
export class RangeDraft implements ReactiveController {
  readonly #host: LitElement;
  readonly #use: DraftUse;
  #typed: { readonly days: Days; readonly over: Days } | undefined;
  #isJudged = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, use: DraftUse) {
    this.#host = host;
    this.#use = use;
    host.addController(this);
  }

  /** The contents of the fields. */
  get days(): Days {
    return this.#typed?.days ?? this.#use.present();
  }

  /** The problem with them; none while the reader is still typing for the first time. */
  get problem(): DaysProblem | undefined {
    return this.#typed && !this.#isJudged ? undefined : problemOf(this.days);
  }

  /** Called when a field gets another date, or none. */
  type(field: keyof Days, value: string): void {
    const over = this.#typed?.over ?? this.#use.present();
    this.#typed = { days: { ...this.days, [field]: value }, over };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), PAUSE_MS);
    this.#host.requestUpdate();
  }

  /** Called when the reader has finished: after a pause, or on leaving the fields. */
  settle(): void {
    clearTimeout(this.#timer);
    if (!this.#typed) return;
    const { days, over } = this.#typed;
    const problem = problemOf(days);
    this.#isJudged = problem !== undefined;
    if (problem) this.#use.refuse(problem);
    // An accepted change arrives a moment later; until then the fields keep what was typed.
    else if (areSame(days, over) || !this.#use.apply(days)) this.#typed = undefined;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#typed && !areSame(this.#typed.over, this.#use.present())) this.#forget();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#typed = undefined;
    this.#isJudged = false;
  }
}

const areSame = (a: Days, b: Days): boolean => a.first === b.first && a.last === b.last;
