/** Whether Command takes the place of Ctrl. */
export const IS_MAC = navigator.platform.startsWith('Mac');
