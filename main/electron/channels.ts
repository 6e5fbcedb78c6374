/** The messages between Electron's main process and the preload. Articles never travel this way. */
export const CHANNELS = {
  menu: 'menu',
  pickFolder: 'pick-folder',
  pickSavePath: 'pick-save-path',
} as const;
