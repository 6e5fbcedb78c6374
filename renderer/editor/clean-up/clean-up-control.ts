import type { Edit } from './edits.ts';

/** What keys and palette can do with the clean-up that is under way. */
export interface CleanUpControl {
  /** False where there is nothing it could do. */
  run(edit: Edit): boolean;
  /** Asks for the address of a link; the same once more lets go of the question. */
  askForLink(): void;
  keep(): void;
  /** Asks first where something was changed. */
  discard(): void;
  /** Back to the text, from whatever was asked. */
  focus(): void;
}
