/** A text file where the analyst said: a codebook, a summary. Safely, never half. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../shared/result.ts';
import { publish } from './files/publish.ts';

const isFolder = (place: string): Promise<boolean> =>
  stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );

/**
 * A file that is there already is replaced, as an export does; links are followed.
 *
 * @param place absolute; its folder has to exist
 * @param project folder of the open project: nothing of ours is written into it
 * @returns the absolute path of what was written, once it is on disk and reads as `text`
 * Refusals: `relative-path`, `inside-project`, `no-folder`, `is-folder`, `not-written`; each leaves
 * what was in the place before as it was.
 */
export async function saveText(
  place: string,
  text: string,
  project: string,
): Promise<Result<{ readonly file: string }>> {
  const where = { file: place };
  if (!path.isAbsolute(place)) {
    return err(
      'relative-path',
      `“${place}” is not a full path, such as ${path.resolve('/exports', path.basename(place))}.`,
    );
  }
  const inside = path.relative(project, place);
  if (!inside.startsWith('..') && !path.isAbsolute(inside)) {
    return err(
      'inside-project',
      `${place} lies inside the project itself. Choose another place.`,
      where,
    );
  }
  const file = path.normalize(place);
  if (/[/\\]$/u.test(file))
    return err('is-folder', `${place} names a folder. Name a file in it.`, where);
  const folder = path.dirname(file);
  if (!(await isFolder(folder))) {
    return err(
      'no-folder',
      `${place} was not written: there is no folder ${folder}. Make it first, or choose another place.`,
      where,
    );
  }
  const name = path.basename(file);
  const published = await publish(
    folder,
    [{ name, content: text }],
    `.save-${randomUUID()}`,
    ([back]) =>
      back && new TextDecoder('utf-8', { ignoreBOM: true }).decode(back) === text
        ? ok(true)
        : err('not-written', `${file} does not read as it was written. Try another disk.`, where),
  );
  return published.ok ? ok({ file }) : published;
}
