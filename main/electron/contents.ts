/** Every page of the process, whoever made it, gets the same bars before it loads anything. */
import { app } from 'electron';
import { denyNavigation } from './navigation.ts';
import { denyNewWindows } from './new-windows.ts';
import { denyWebviews } from './webviews.ts';

export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    denyNavigation(contents);
    denyNewWindows(contents);
    denyWebviews(contents);
  });
}
