import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
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
      'remove all that a data folder holds of an organization, for good; no server may be using the folder',
    )
    .requiredOption('--data <dir>', 'the folder', parsePath)
    .requiredOption('--organization <id>', 'whom to forget', parseId)
    .option('--yes', 'really remove it; without this, only what there is of it is counted')
    .action(forgetOrganization);
}

function parseId(text: string): string {
  if (text === '') throw new InvalidArgumentError('Expected an id; it is empty.');
  return text;
}

async function forgetOrganization({ data, organization, yes = false }: ForgetOptions): Promise<void> {
  // A folder whose name is misspelt would be made, and be empty.
  if (!existsSync(join(data, STORE))) throw new UsageError(`${data} holds no usage.`);
  const store = await openCommandStore(data);
  try {
    const { database } = partsOf(store);
    const held = await heldOf(database, organization);
    if (Object.values(held).every((count) => count === 0))
      throw new UsageError(`${data} holds nothing of ${organization}.`);
    if (!yes)
      throw new UsageError(
        `${data} holds ${inWords(held)} of ${organization}. Nothing was removed: to remove all of it for good, add --yes.`,
      );
    await forget(database, organization);
    process.stdout.write(
      `Removed ${inWords(held)} of ${organization} from ${data}. Copies of the folder still have them.\n`,
    );
  } finally {
    await store.close();
  }
}

function inWords({ usage, conversations, agents, categories }: Held): string {
  return [
    counted(usage, 'usage record'),
    counted(conversations, 'conversation'),
    counted(agents, 'agent'),
    counted(categories, 'category', 'categories'),
  ].join(', ');
}
