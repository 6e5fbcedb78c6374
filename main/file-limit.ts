/**
 * A write past the limit on file sizes (`ulimit -f`) is an error of that write (EFBIG), which we show
 * as “Not saved”. The system says so by a signal as well, and signal-exit, which write-file-atomic
 * brings along, ends every process that nobody else listens for that signal in.
 */
export function outliveFileLimit(): void {
  process.on('SIGXFSZ', () => undefined);
}
