/** Bundles chosen in the page or dropped on it, as the contract carries them. */
import { MAX_BODY_BYTES } from '../../../shared/contract.ts';
import type { ChosenStore } from '../../store/merge-session.ts';
import { base64Of } from '../dialogs/read-files.ts';

const BUNDLE = '.claimbundle';

export const isBundle = ({ name }: { readonly name: string }): boolean =>
  name.toLowerCase().endsWith(BUNDLE);

/** Bytes: base64 makes four of three, and the request has a little more to say. */
const MAX_BUNDLE_BYTES = Math.floor((MAX_BODY_BYTES - 64 * 1024) / 4) * 3;

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;

export interface ReadBundles {
  readonly stores: readonly ChosenStore[];
  /** Why the others cannot be sent, one sentence each. */
  readonly problems: readonly string[];
}

/** Why bundles cannot be sent together, or one of them at all; null: they can. */
export function sizeProblem(
  files: readonly { readonly name: string; readonly size: number }[],
): string | null {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const [first] = files;
  if (!first || total <= MAX_BUNDLE_BYTES) return null;
  const what =
    files.length === 1
      ? `“${first.name}” has ${megabytes(total)}`
      : `These ${files.length} bundles have ${megabytes(total)} together`;
  return `${what}; what is dropped or chosen here may have ${megabytes(MAX_BUNDLE_BYTES)}. Type ${files.length === 1 ? 'its path' : 'their paths'} instead.`;
}

async function read(file: File): Promise<ChosenStore | string> {
  try {
    const base64 = base64Of(new Uint8Array(await file.arrayBuffer()));
    return { name: file.name, source: { name: file.name, base64 } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `“${file.name}” cannot be read (${reason}). Type its path instead.`;
  }
}

export async function readBundles(files: readonly File[]): Promise<ReadBundles> {
  const tooLarge = sizeProblem(files);
  if (tooLarge !== null) return { stores: [], problems: [tooLarge] };
  const outcomes = await Promise.all(files.map(read));
  return {
    stores: outcomes.filter((outcome) => typeof outcome !== 'string'),
    problems: outcomes.filter((outcome) => typeof outcome === 'string'),
  };
}
