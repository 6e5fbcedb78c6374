/**
 * What is being typed in a field and stands in no record yet. While there is any, the screen must
 * not say Saved, and before the window closes it is put into the records.
 */
export interface Drafts {
  /**
   * @param keep puts the draft into its record
   * @returns to call once the draft was kept or given up
   */
  hold(keep: () => void): () => void;
  /** Keeps every draft now. */
  keepAll(): void;
}

/** @param onHeld hears whether there is any draft, whenever that changes */
export function createDrafts(onHeld: (isHeld: boolean) => void): Drafts {
  const held = new Set<{ readonly keep: () => void }>();
  return {
    hold(keep) {
      const draft = { keep };
      held.add(draft);
      if (held.size === 1) onHeld(true);
      return () => {
        if (held.delete(draft) && held.size === 0) onHeld(false);
      };
    },
    keepAll() {
      for (const { keep } of [...held]) keep();
    },
  };
}
