import { main } from './main.ts';

// The parent was killed: end as for a closed terminal, so that nothing holds the embedded database.
process.once('disconnect', () => process.kill(process.pid, 'SIGHUP'));
process.channel?.unref();

process.exitCode = await main(process.argv.slice(2));
