/** Closing: the page objects while something is not on disk, and the analyst decides. */
import { dialog, type BrowserWindow } from 'electron';

export function guardUnsaved(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: 'Some of your work is not saved yet.',
      detail:
        'Claimbench keeps trying. The state of saving, with the reason, is shown in the window.',
      buttons: ['Stay', 'Close and lose it'],
      defaultId: 0,
      cancelId: 0,
    });
    // Preventing the prevention lets the page go.
    if (choice === 1) event.preventDefault();
  });
}

/** @returns whether it closed; the analyst may have chosen to stay */
export function closeWindow(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => {
    window.once('closed', () => resolve(true));
    window.webContents.once('will-prevent-unload', (event) => {
      if (!event.defaultPrevented) resolve(false);
    });
    window.close();
  });
}
