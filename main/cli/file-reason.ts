/** Why the system would not read a file, in plain words. */
export function fileReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EISDIR':
      return 'it is a folder; a file is needed';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read by this user';
    default:
      return `it cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
}
