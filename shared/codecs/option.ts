/** Options that a codec declares: dialogs, command lines and manifests are made from them. */
import { err, ok, type Result } from '../result.ts';

interface Declared {
  /** As on the command line: `overlap`. */
  readonly id: string;
  readonly name: string;
  readonly help: string;
}

export interface ChoiceOption extends Declared {
  readonly kind: 'choice';
  /** The first one is taken where nothing is said. */
  readonly choices: readonly { readonly id: string; readonly name: string }[];
}

export interface SwitchOption extends Declared {
  readonly kind: 'switch';
  readonly preset: boolean;
}

export type CodecOption = ChoiceOption | SwitchOption;

/** A value for every declared option, by its id. */
export type OptionValues = Readonly<Record<string, string | boolean>>;

const presetOf = (option: CodecOption): string | boolean =>
  option.kind === 'switch' ? option.preset : (option.choices[0]?.id ?? '');

/** What is taken where nothing is said. */
export const presets = (options: readonly CodecOption[]): OptionValues =>
  Object.fromEntries(options.map((option) => [option.id, presetOf(option)]));

function valueOf(option: CodecOption, given: string | boolean): string | boolean | null {
  if (option.kind === 'choice') {
    return option.choices.find(({ id }) => id === given)?.id ?? null;
  }
  if (typeof given === 'boolean') return given;
  return given === 'true' || given === 'yes'
    ? true
    : given === 'false' || given === 'no'
      ? false
      : null;
}

/**
 * `given`, checked, with the presets for the rest. Switches may be given as `yes` or `no`.
 * Refusals: `unknown-option`, `bad-option`; each names what there is.
 */
export function optionValues(
  options: readonly CodecOption[],
  given: OptionValues,
): Result<OptionValues> {
  const values = new Map(Object.entries(presets(options)));
  for (const [id, value] of Object.entries(given)) {
    const option = options.find((one) => one.id === id);
    const known = options.map((one) => one.id).join(', ') || 'none';
    if (!option)
      return err('unknown-option', `This format has no option “${id}”. It has: ${known}.`);
    const checked = valueOf(option, value);
    if (checked === null) {
      const choices =
        option.kind === 'switch' ? 'yes or no' : option.choices.map((one) => one.id).join(', ');
      return err('bad-option', `The option “${id}” takes ${choices}, not “${String(value)}”.`);
    }
    values.set(id, checked);
  }
  return ok(Object.fromEntries(values));
}
