/** Choosing what to bring in: files, a folder, a path on this machine; and how to read it. */
import { useCallback, useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { CODECS } from '../../../shared/codecs/registry.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { plural } from '../../ui/words.ts';
import styles from './import.module.css';
import { chosenByDrop, chosenIn, type ChosenFile } from './read-files.ts';

export interface FilesDraft {
  readonly loose: readonly ChosenFile[];
  readonly inFolders: readonly ChosenFile[];
  readonly path: string;
  readonly format: string;
  readonly annotator: string;
  readonly encoding: string;
}

export const noFiles = (dropped: readonly File[]): FilesDraft => ({
  loose: dropped.map((file) => ({ file, name: file.name })),
  inFolders: [],
  path: '',
  format: '',
  annotator: '',
  encoding: '',
});

/** What articles are read from, besides datasets. */
const ARTICLES = ['.txt', '.md', '.markdown', '.html', '.htm', '.docx', '.pdf', '.eml', '.zip'];

const endingsOf = (parts: readonly string[]): string[] =>
  parts.flatMap((part) => /\.[a-z\d]+$/u.exec(part)?.[0] ?? []);

const ACCEPTED = [
  ...new Set([
    ...ARTICLES,
    '.json',
    ...CODECS.flatMap(({ extension, parts }) => [
      ...(extension === '' ? [] : [extension]),
      ...endingsOf(parts),
    ]),
  ]),
].join(',');

const FORMATS = [
  { value: '', name: 'Told by the files' },
  { value: 'text', name: 'Articles, whatever they are called' },
  ...CODECS.map(({ id, name }) => ({ value: id, name })),
];

interface ImportChooseProps {
  readonly draft: FilesDraft;
  readonly onChange: (change: Partial<FilesDraft>) => void;
  readonly onProblem: (problem: string) => void;
}

function FolderFiles({
  files,
  onClear,
}: {
  readonly files: readonly ChosenFile[];
  readonly onClear: () => void;
}): ReactNode {
  if (files.length === 0) return null;
  const roots = [...new Set(files.map(({ root = '' }) => root))];
  const words = `${plural(files.length, 'file')} in ${roots.map((root) => `“${root}”`).join(', ')}`;
  return (
    <p className={styles['chosen']}>
      <span>{words}</span>
      <Button onClick={onClear}>Leave out</Button>
    </p>
  );
}

export function ImportChoose({ draft, onChange, onProblem }: ImportChooseProps): ReactNode {
  const [isOver, setOver] = useState(false);
  const { loose, inFolders } = draft;
  // What was dropped stands in the field as if it had been chosen there.
  const showChosen = useCallback(
    (field: HTMLInputElement | null) => {
      if (!field) return;
      const list = new DataTransfer();
      for (const { file } of loose) list.items.add(file);
      field.files = list.files;
    },
    [loose],
  );
  // React knows no such attribute.
  const folderField = useRef<HTMLInputElement>(null);
  useEffect(() => folderField.current?.setAttribute('webkitdirectory', ''), []);
  const withoutFolders = (): void => {
    if (folderField.current) folderField.current.value = '';
    onChange({ inFolders: [] });
  };

  const take = (chosen: readonly ChosenFile[]): void =>
    onChange({
      loose: [...loose, ...chosen.filter(({ root }) => root === undefined)],
      inFolders: [...inFolders, ...chosen.filter(({ root }) => root !== undefined)],
    });
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    chosenByDrop(event.dataTransfer).then(take, (error: unknown) =>
      onProblem(
        `What was dropped cannot be read (${error instanceof Error ? error.message : String(error)}). Give its path instead.`,
      ),
    );
  };
  // The window has a use of its own for files that are dropped beside.
  const onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(true);
  };
  const pick = async (): Promise<void> => {
    const folder = await window.claimbench?.pickFolder();
    if (folder !== undefined && folder !== null) onChange({ path: folder });
  };
  return (
    <>
      <div
        className={styles['drop']}
        data-over={isOver ? '' : undefined}
        onDragEnter={onDragOver}
        onDragOver={onDragOver}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <TextField
          isStacked
          type="file"
          multiple
          accept={ACCEPTED}
          label="Text files, documents and datasets"
          help="Texts, web pages, Word, PDF and e-mail become articles; datasets of other tools bring their annotations."
          ref={showChosen}
          onChange={({ target }) => onChange({ loose: chosenIn(target.files) })}
        />
        <TextField
          isStacked
          type="file"
          label="Or a whole folder"
          ref={folderField}
          onChange={({ target }) => onChange({ inFolders: chosenIn(target.files) })}
        />
        <FolderFiles files={inFolders} onClear={withoutFolders} />
        <p className={styles['dropWords']}>Files and folders can be dropped here as well.</p>
      </div>
      <TextField
        isStacked
        label="Or a path on this machine"
        help="A file, a folder or a .zip. Nothing has to be sent then, however large it is."
        value={draft.path}
        onChange={({ target }) => onChange({ path: target.value })}
      />
      {window.claimbench ? <Button onClick={() => void pick()}>Choose a folder…</Button> : null}
      <div className={styles['how']}>
        <Select
          isStacked
          label="Format"
          options={FORMATS}
          value={draft.format}
          onChange={({ target }) => onChange({ format: target.value })}
        />
        <TextField
          isStacked
          label="Annotator"
          help="Whose work all annotations are; empty: as the files say."
          value={draft.annotator}
          onChange={({ target }) => onChange({ annotator: target.value })}
        />
        <TextField
          isStacked
          label="Encoding"
          placeholder="utf-8"
          help="Only where a text is not UTF-8, for example windows-1252."
          value={draft.encoding}
          onChange={({ target }) => onChange({ encoding: target.value })}
        />
      </div>
    </>
  );
}
