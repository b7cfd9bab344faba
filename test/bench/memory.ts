import { readFileSync } from 'node:fs';

/** Watches the memory of a process, in megabytes; does nothing without `/proc`. */
export class MemoryWatch {
  readonly samples: number[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.#timer = setInterval(() => {
      const megabytes = residentOf(pid);
      if (megabytes !== undefined) this.samples.push(megabytes);
    }, 100);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** The memory after a quarter, a half and three quarters of the time, at the end, and at the peak. */
  summary(): string {
    const at = (part: number) => this.samples[Math.floor((this.samples.length - 1) * part)]?.toFixed(0);
    const most = Math.max(...this.samples).toFixed(0);
    return this.samples.length
      ? `${[0.25, 0.5, 0.75, 1].map(at).join(' → ')} MB, at most ${most} MB`
      : 'not known here';
  }
}

function residentOf(pid: number): number | undefined {
  try {
    const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return match ? Number(match[1]) / 1024 : undefined;
  } catch {
    return undefined;
  }
}
