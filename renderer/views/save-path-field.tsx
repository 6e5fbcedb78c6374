/** Where a file is to be written: typed, or picked where the program has a window of its own. */
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import styles from './save-path-field.module.css';

interface SavePathProps {
  readonly label: string;
  readonly help?: string;
  /** Absolute. */
  readonly path: string;
  readonly onChange: (path: string) => void;
}

export function SavePathField({ label, help, path, onChange }: SavePathProps): ReactNode {
  const pick = async (): Promise<void> => {
    const picked = await window.claimbench?.pickSavePath(path);
    if (picked !== undefined && picked !== null) onChange(picked);
  };
  return (
    <div className={styles['path']}>
      <TextField
        isStacked
        label={label}
        help={help}
        value={path}
        onChange={({ target }) => onChange(target.value)}
      />
      {window.claimbench ? <Button onClick={() => void pick()}>Choose…</Button> : null}
    </div>
  );
}
