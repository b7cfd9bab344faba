import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { printable } from '../log/printable.js';
import { partsOf } from '../open-store.js';
import { forget, type Held, heldOf } from '../store/forget.js';
import { STORE } from './backup.js';
import { counted } from './counted.js';
import { openCommandStore, parsePath } from './options.js';
import { UsageError } from './usage-error.js';

interface ForgetOptions {
  readonly data: string;
  readonly organization: string;
  readonly yes?: boolean;
}

export function forgetCommand(program: Command): void {
  program
    .command('forget')
    .description(
      'permanently remove everything that a data folder holds about an organization; no server may be using the folder',
    )
    .requiredOption('--data <dir>', 'the folder', parsePath)
    .requiredOption('--organization <id>', 'the organization to forget', parseId)
    .option('--yes', 'remove it; without this option, the command only counts what it would remove')
    .action(forgetOrganization);
}

function parseId(text: string): string {
  if (text === '') throw new InvalidArgumentError('Expected an id, but it is empty.');
  return text;
}

async function forgetOrganization({ data, organization, yes = false }: ForgetOptions): Promise<void> {
  // Opening a folder that is not there, such as one whose name is misspelt, would create it.
  if (!existsSync(join(data, STORE))) throw new UsageError(`${data} holds no usage.`);
  const store = await openCommandStore(data);
  try {
    const { database } = partsOf(store);
    const held = await heldOf(database, organization);
    if (yes && !isNothing(held)) await forget(database, organization);
    process.stdout.write(printable(`${outcome(data, organization, held, yes)}\n`));
  } finally {
    await store.close();
  }
}

const isNothing = (held: Held): boolean => Object.values(held).every((count) => count === 0);

function outcome(data: string, organization: string, held: Held, yes: boolean): string {
  if (isNothing(held)) return `${data} holds nothing about ${organization}.`;
  return yes
    ? `Removed ${inWords(held)} of ${organization} from ${data}. Copies of the folder still have them.`
    : `${data} holds ${inWords(held)} of ${organization}. Nothing was removed. To remove all of it permanently, add --yes.`;
}

function inWords({ usage, conversations, agents, categories }: Held): string {
  return [
    counted(usage, 'usage record'),
    counted(conversations, 'conversation'),
    counted(agents, 'agent'),
    counted(categories, 'category', 'categories'),
  ].join(', ');
}
