import { fixtureCleanup } from '@open-wc/testing';
import { afterEach } from 'vitest';

// Without the test globals that @open-wc/testing looks for, nobody else removes the fixtures.
afterEach(() => fixtureCleanup());
