/** One article's text while it is edited: what the rest of the renderer can ask of it. */
import type { Command } from '@tiptap/pm/state';
import { TextSelection as EditorSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Article } from '../../../shared/model/article.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Span } from '../../../shared/model/span.ts';
import type { TextSelection } from '../editor-handle.ts';
import type { OffsetMap } from '../mapping.ts';
import { catchUpWithBrowser } from '../seen-selection.ts';
import { COMMANDS, linkAt, linkTo, statusOf, type Edit, type EditStatus } from './edits.ts';
import { showMarks, trailOf } from './following.ts';
import { commandOf, outcomeOf, type CleanUp, type Outcome } from './places.ts';
import { isChanged } from './trail.ts';

/** Where a reader is: offsets of a text. */
export interface ReadingPlace {
  readonly topOffset: number;
  readonly selection: TextSelection;
}

export class CleanUpSurface {
  private readonly view: EditorView;
  private readonly scroller: HTMLElement;
  readonly article: Article;
  private readonly map: OffsetMap;

  constructor(view: EditorView, scroller: HTMLElement, article: Article, map: OffsetMap) {
    this.view = view;
    this.scroller = scroller;
    this.article = article;
    this.map = map;
  }

  private get cleanUp(): CleanUp {
    return { article: this.article, map: this.map, trail: trailOf(this.view.state) };
  }

  isChanged(): boolean {
    return isChanged(trailOf(this.view.state));
  }

  status(): EditStatus {
    return statusOf(this.view.state);
  }

  outcome(spans: Iterable<Span>): Outcome {
    return outcomeOf(this.cleanUp, spans);
  }

  /** What keeping it asks of the project. */
  commandOf(outcome: Outcome): ReturnType<typeof commandOf> {
    return commandOf(this.cleanUp, outcome);
  }

  /** Underlines `spans` where `outcome` has them. */
  showMarks(outcome: Outcome, spans: readonly Span[], codebook: Codebook): void {
    catchUpWithBrowser(this.view);
    this.view.dispatch(showMarks(this.view.state, outcome, spans, codebook));
  }

  private do(command: Command): boolean {
    const { view } = this;
    const done = command(view.state, (transaction) => view.dispatch(transaction), view);
    view.focus();
    return done;
  }

  /** False where there is nothing it could do. */
  run(edit: Edit): boolean {
    return this.do(COMMANDS[edit]);
  }

  /** False without a safe address, or where nothing is selected and no link is at the caret. */
  linkTo(address: string): boolean {
    return this.do(linkTo(address));
  }

  linkAt(): string | null {
    return linkAt(this.view.state);
  }

  focus(): void {
    this.view.focus();
  }

  /** Begins where the reader was; offsets of the article's text. */
  begin({ topOffset, selection }: ReadingPlace): void {
    const { view, map } = this;
    const { tr } = view.state;
    const [anchor, head] = [map.positionOf(selection.anchor), map.positionOf(selection.head)];
    view.dispatch(
      tr.setSelection(EditorSelection.create(tr.doc, anchor, head)).setMeta('addToHistory', false),
    );
    if (topOffset <= map.place(0).start) return;
    const { top } = view.coordsAtPos(map.positionOf(topOffset));
    this.scroller.scrollTop += top - this.scroller.getBoundingClientRect().top;
  }

  /** Where the reader is, in offsets of the text as `outcome` has it. */
  place({ revised: { map } }: Outcome): ReadingPlace {
    const { anchor, head } = this.view.state.selection;
    return {
      topOffset: map.offsetOf(this.topPosition()),
      selection: { anchor: map.offsetOf(anchor), head: map.offsetOf(head) },
    };
  }

  private topPosition(): number {
    const { view } = this;
    if (this.scroller.scrollTop === 0) return 0;
    const { top } = this.scroller.getBoundingClientRect();
    const { left } = view.dom.getBoundingClientRect();
    return view.posAtCoords({ left: left + 1, top: top + 1 })?.pos ?? 0;
  }
}
