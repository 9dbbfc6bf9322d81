import { Command, InvalidArgumentError, Option } from 'commander';
import { createCampaign } from './commands/campaign-create.js';
import { runCommand, type GlobalOptions } from './commands/command.js';
import { load, type LoadOptions } from './commands/load.js';
import { rebuild } from './commands/rebuild.js';
import { status } from './commands/status.js';
import { verify } from './commands/verify.js';
import { demo } from './demo/demo.js';
import { demoOfKind, kinds, type KindDemoOptions } from './demo/order/command.js';

const defaultUrl = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

const program = new Command('vybory')
  .description('Vybory: командний рядок / command line')
  .option('--url <url>', 'адреса сервера / address of the server', defaultUrl)
  .option('--json', 'один машинозчитуваний рядок наприкінці / one machine-readable line at the end', false)
  .option('--language <uk|en>', 'мова повідомлень / language of messages', 'uk')
  .showHelpAfterError();

program
  .command('campaign')
  .description('кампанії / campaigns')
  .command('create <definition.json>')
  .description('оголосити кампанію за її визначенням / announce a campaign by its definition')
  .action((file: string) => runCommand(globals(), 1, (context) => createCampaign(context, file)));

program
  .command('load <dataset.json>')
  .description('програти набір даних через HTTP API / play a dataset through the HTTP API')
  .requiredOption('--data <folder>', 'тека з файлами CSV / folder of the CSV files')
  .option('--connections <n>', 'скільки подань одночасно / submissions under way at a time', positive, 64)
  .action((file: string, options: LoadOptions) =>
    runCommand(globals(), options.connections, (context) => load(context, file, options)),
  );

program
  .command('status')
  .description('стан кампаній, обробки та зведень / campaigns, processing and views')
  .action(() => runCommand(globals(), 1, status));

program
  .command('rebuild [view]')
  .description('перебудувати зведення (одне чи всі) з журналу подій / rebuild a view, or all, from the event log')
  .action((view: string | undefined) => runCommand(globals(), 1, (context) => rebuild(context, view)));

program
  .command('verify <campaign>')
  .description('перевірити журнал подій: хеші, порядок, повноту / verify the event log: hashes, order, completeness')
  .action((campaign: string) => runCommand(globals(), 1, (context) => verify(context, campaign)));

program
  .command('demo')
  .description(
    'згенеровані загальнонаціональні вибори від початку до результату / a generated national election from start to result',
  )
  .addOption(
    new Option(
      '--kind <kind>',
      'невелика кампанія з усіма формами Порядку / a small campaign with every form of the order',
    ).choices(kinds),
  )
  .option('--precincts <n>', 'кількість дільниць / precincts (30000; --kind: 40)', positive)
  .option('--seed <n>', 'зерно генератора / seed of the generator', positive, 2019)
  .option('--mistakes <n>', 'скільки помилок припуститися, з --kind / mistakes to make, with --kind', positive, 8)
  .option('--exit', 'завершити після підсумку / end after the summary', false)
  .action(({ kind, precincts, ...options }: CommandLineOfDemo) =>
    kind === undefined
      ? demo({ ...options, precincts: precincts ?? 30_000 }, globals())
      : demoOfKind({ ...options, kind, precincts: precincts ?? 40 }, globals()),
  );

interface CommandLineOfDemo extends Omit<KindDemoOptions, 'kind' | 'precincts'> {
  readonly kind?: KindDemoOptions['kind'];
  readonly precincts?: number;
}

function globals(): GlobalOptions {
  return program.opts<GlobalOptions>();
}

function positive(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('a positive whole number / ціле додатне число');
}

await program.parseAsync();
