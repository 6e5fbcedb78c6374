/** Options of formats on the command line: `--set overlap=longest`. */
import type { Codec } from '../../shared/codecs/codec.ts';
import type { CodecOption, OptionValues } from '../../shared/codecs/option.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { wrapped } from './table.ts';

/** `overlap=all|longest`, what is taken where nothing is said first. */
const choicesOf = (option: CodecOption): string => {
  if (option.kind === 'choice') return option.choices.map(({ id }) => id).join('|');
  return option.preset ? 'yes|no' : 'no|yes';
};

/** Of every option: how it is set, and what for. */
export const optionsOf = ({
  options,
}: Pick<Codec, 'options'>): { readonly how: string; readonly help: string }[] =>
  options.map((option) => ({ how: `${option.id}=${choicesOf(option)}`, help: option.help }));

/** For the help of commands that write. */
export const SETTINGS_HELP = [
  'Options of formats, for --set; the first value is taken where nothing is said',
  ...CODECS.filter(({ options }) => options.length > 0).flatMap((codec) => [
    `  ${codec.id}`,
    ...optionsOf(codec).flatMap(({ how, help }) => [`    ${how}`, wrapped('      ', help)]),
  ]),
].join('\n');

/**
 * Whether the format has such an option, and takes such a value, is for the export to say.
 * Refusal: `bad-option`, what is not `name=value`.
 */
export function settingsOf(given: readonly string[]): Result<OptionValues> {
  const values = new Map<string, string>();
  for (const one of given) {
    const at = one.indexOf('=');
    const name = one.slice(0, Math.max(0, at)).trim();
    if (name === '')
      return err('bad-option', `“${one}” sets nothing. Write --set name=value, as in overlap=all.`);
    values.set(name, one.slice(at + 1).trim());
  }
  return ok(Object.fromEntries(values));
}
