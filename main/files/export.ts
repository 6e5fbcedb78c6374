/**
 * Exporting: dataset → selection → codec → disk, proved by reading it back before it takes the
 * place of anything.
 */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Codec, DataFile } from '../../shared/codecs/codec.ts';
import { writeDataset } from '../../shared/codecs/write.ts';
import { optionValues } from '../../shared/codecs/option.ts';
import { prove } from '../../shared/codecs/prove.ts';
import { CODECS, findCodec } from '../../shared/codecs/registry.ts';
import { select } from '../../shared/codecs/select.ts';
import type { ExportOptions, ExportReport } from '../../shared/contract.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Store } from '../storage/port.ts';
import { makeFolderFor, publish, type OutFile } from './publish.ts';

type Kind = 'file' | 'folder' | 'nothing';

const kindOf = (place: string): Promise<Kind> =>
  stat(place).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => 'nothing',
  );

/** Why `codec` cannot write to `place`, or ok. */
async function checkPlace(codec: Codec, place: string, project: string): Promise<Result<true>> {
  const where = { file: place };
  if (!path.isAbsolute(place))
    return err(
      'relative-path',
      `“${place}” is not a full path, such as ${path.resolve('/exports', place)}.`,
    );
  const inside = path.relative(project, place);
  if (!inside.startsWith('..') && !path.isAbsolute(inside))
    return err(
      'inside-project',
      `${place} lies inside the project itself. Choose another place.`,
      where,
    );
  const kind = await kindOf(place);
  if (codec.extension === '') {
    return kind === 'file'
      ? err(
          'is-file',
          `${place} is a file, but ${codec.name} writes a folder of several files; name a folder.`,
          where,
        )
      : ok(true);
  }
  if (kind !== 'folder' && !/[/\\]$/u.test(place)) return ok(true);
  const example = path.join(place, `export${codec.extension}`);
  return err(
    'is-folder',
    `${place} is a folder, but this format writes one file; name a file such as ${example}.`,
    where,
  );
}

const contentOf = (file: DataFile): string | Uint8Array =>
  'text' in file ? file.text : file.bytes;

/** The folder that the files go to, and what each is called there. */
function namesIn(
  codec: Codec,
  place: string,
  files: readonly DataFile[],
): { readonly folder: string; readonly out: readonly OutFile[] } {
  if (codec.extension === '')
    return {
      folder: place,
      out: files.map((file) => ({ name: file.path, content: contentOf(file) })),
    };
  const { dir, base } = path.parse(place);
  const stem = path.basename(base, path.extname(base));
  return {
    folder: dir,
    out: files.map((file) => ({
      name: file.path === '' ? base : `${stem}.${file.path}`,
      content: contentOf(file),
    })),
  };
}

/** `file` with the content that is on disk. */
const asIn = (file: DataFile, content: Uint8Array): DataFile =>
  'text' in file
    ? { path: file.path, text: new TextDecoder().decode(content) }
    : { path: file.path, bytes: content };

/**
 * @param format a codec's id
 * @param target absolute: the file to write, or the folder where the format has several files
 * Refusals: `unknown-format`, `relative-path`, `is-folder`, `is-file`, `inside-project`,
 * `unknown-label`, `unknown-annotator`, `export-not-proved`, `not-written`; each leaves what was in
 * the place before as it was.
 */
export async function exportProject(
  store: Store,
  format: string,
  target: string,
  options: ExportOptions,
): Promise<Result<ExportReport>> {
  const codec = findCodec(format);
  if (!codec) {
    const known = CODECS.map(({ id }) => id).join(', ');
    return err('unknown-format', `There is no format “${format}”. There are: ${known}.`);
  }
  const fits = await checkPlace(codec, target, store.path);
  if (!fits.ok) return fits;
  const place = path.normalize(target).replace(/(?<=.)[/\\]+$/u, '');
  const dataset = await store.dataset();
  if (!dataset.ok) return dataset;
  const selection = select(dataset.value, options);
  if (!selection.ok) return selection;
  const values = optionValues(codec.options, options.format ?? {});
  if (!values.ok) return values;
  const written = writeDataset(codec, selection.value.dataset, values.value);
  if (!written.ok) return written;

  const { files, losses } = written.value;
  const { folder, out } = namesIn(codec, place, files);
  const made = await makeFolderFor(codec.extension === '' ? folder : place);
  if (!made.ok) return made;
  const published = await publish(folder, out, `.export-${randomUUID()}`, (back) =>
    prove(
      codec,
      selection.value.dataset,
      files.map((file, index) => asIn(file, back[index] ?? Buffer.alloc(0))),
      values.value,
    ),
  );
  if (!published.ok) return published;
  const { paths, checked } = published.value;
  return ok({
    format: codec.id,
    files: [...paths],
    ...checked,
    losses: [...losses],
    leftOut: selection.value.leftOut,
  });
}
