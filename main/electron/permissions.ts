/**
 * Checklist: “Handle session permission requests from remote content”. Reading and tagging needs no
 * camera, place, notification or device; copying text is the page's own right and no permission.
 */
import type { Session } from 'electron';

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
