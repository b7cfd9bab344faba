import type { LitElement, ReactiveController } from 'lit';
import { type Days, type DaysProblem, problemOf } from './period-choice.js';

/** Every part of a date that is typed makes another date: what is asked for is the one that a reader stops at. */
const PAUSE_MS = 700;

/** What a draft is a draft of, and what becomes of it. */
export interface DraftUse {
  /** The days that are in force. */
  present(): Days;
  /** Asks for others; says whether it is let happen. */
  apply(days: Days): boolean;
  /** Told when days cannot be asked for. */
  refuse(problem: DaysProblem): void;
}

/**
 * What a reader types into the two date fields, from the first key until it is applied. What cannot be applied stays in the fields,
 * with what is wrong about it, until it is mended or something else is chosen.
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

  /** What the fields hold. */
  get days(): Days {
    return this.#typed?.days ?? this.#use.present();
  }

  /** What is wrong with it; nothing is while a reader is still at it for the first time. */
  get problem(): DaysProblem | undefined {
    return this.#typed && !this.#isJudged ? undefined : problemOf(this.days);
  }

  /** A field has another date, or none. */
  type(field: keyof Days, value: string): void {
    const over = this.#typed?.over ?? this.#use.present();
    this.#typed = { days: { ...this.days, [field]: value }, over };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), PAUSE_MS);
    this.#host.requestUpdate();
  }

  /** The reader is done, for now. */
  settle(): void {
    clearTimeout(this.#timer);
    if (!this.#typed) return;
    const { days, over } = this.#typed;
    const problem = problemOf(days);
    this.#isJudged = problem !== undefined;
    if (problem) this.#use.refuse(problem);
    // What was let happen shows a moment later; until then the fields keep what was typed.
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
