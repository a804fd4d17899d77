/** A position in a text: zero-based line and zero-based UTF-16 character, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of text, `end` exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A stretch of one file. `file` is a URI; the command line turns it into a path relative to the working directory. */
export interface SourceRange {
  readonly file: string;
  readonly range: Range;
}

/** Where an element stands in the text. It lives beside the elements, so that moving a line changes no element. */
export interface ElementSource {
  readonly file: string;
  /** The whole declaration. */
  readonly range: Range;
  /** The name, or the arrow of an integration without one; what an editor selects. */
  readonly name: Range;
  /** Where each stated property stands, by the model's field name: keyword and value. List values are also there one by one as `carries.0`. */
  readonly properties: Readonly<Record<string, Range>>;
  /** Where a property stands that another file states, by the model's field name: a metric's `readings.2` in a file of measured values. */
  readonly elsewhere?: Readonly<Record<string, SourceRange>>;
  /** Just inside the closing brace, where a property can be added; undefined when the declaration has no block. */
  readonly blockEnd?: Position;
  /** Of what a template made, which otherwise stands where the template is used: the name in the template. */
  readonly template?: SourceRange;
}
