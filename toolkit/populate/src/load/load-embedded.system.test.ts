import { connectMemory } from '@trellis/database';
import { testLoads } from '../../test/loads.ts';

testLoads(async () => {
  const connection = await connectMemory();
  return { connection, close: () => connection.close() };
});
