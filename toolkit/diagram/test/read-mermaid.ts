import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

/** An `erDiagram` as Mermaid parses it. */
export interface ReadDiagram {
  readonly entities: readonly {
    readonly name: string;
    readonly attributes: readonly {
      readonly type: string;
      readonly name: string;
      readonly keys: readonly string[];
      readonly comment: string;
    }[];
  }[];
  readonly relationships: readonly {
    readonly from: string;
    readonly fromCard: string;
    readonly to: string;
    readonly toCard: string;
    readonly line: 'IDENTIFYING' | 'NON_IDENTIFYING';
    readonly label: string;
  }[];
}

/** A state diagram as Mermaid parses it. */
export interface ReadStates {
  /** The id of each state, followed by its texts. */
  readonly states: readonly (readonly string[])[];
  /** Pairs of ids. */
  readonly moves: readonly (readonly string[])[];
}

/** Two versions of Mermaid, each in a process of its own. */
export interface MermaidReaders {
  /** Parses an `erDiagram`. Rejects with Mermaid's error if that fails. */
  read(version: MermaidVersion, text: string): Promise<ReadDiagram>;
  /** Parses a flow chart, and returns the texts of its boxes. */
  readBoxes(version: MermaidVersion, text: string): Promise<readonly string[]>;
  /** Parses a state diagram. */
  readStates(version: MermaidVersion, text: string): Promise<ReadStates>;
  close(): void;
}

/** Modules of the versions. */
const MERMAIDS = {
  'mermaid-10': require.resolve('mermaid-10'),
  'mermaid-11': require.resolve('mermaid-11'),
};

export type MermaidVersion = keyof typeof MERMAIDS;

/** Versions that read the diagrams. */
export const MERMAID_VERSIONS = Object.keys(MERMAIDS) as MermaidVersion[];

/** Starts the readers. Close them after the tests. */
export function startMermaidReaders(): MermaidReaders {
  const readers = { 'mermaid-10': startReader('mermaid-10'), 'mermaid-11': startReader('mermaid-11') };
  return {
    read: async (version, text) => (await readers[version].read(text)) as ReadDiagram,
    readBoxes: async (version, text) => ((await readers[version].read(text)) as { boxes: string[] }).boxes,
    readStates: async (version, text) => (await readers[version].read(text)) as ReadStates,
    close: () => {
      for (const { child } of Object.values(readers)) child.kill();
    },
  };
}

function startReader(version: MermaidVersion): { child: ChildProcess; read(text: string): Promise<unknown> } {
  const reader = [require.resolve('./mermaid-reader.mjs'), pathToFileURL(MERMAIDS[version]).href];
  const child = spawn(process.execPath, reader, { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line));
  return {
    child,
    read: async (text) => {
      const line = await new Promise<string>((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${JSON.stringify(text)}\n`);
      });
      const answer = JSON.parse(line) as { diagram?: unknown; error?: string };
      if (answer.diagram === undefined) throw new Error(`${version}: ${answer.error}\n${text}`);
      return answer.diagram;
    },
  };
}
