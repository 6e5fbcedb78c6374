/** How annotators and labels are called on screen and in exports; blind mode gives others. */
export interface Names {
  readonly annotator: (id: string) => string;
  readonly label: (id: string) => string;
}
