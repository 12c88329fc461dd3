// Types of what the content scripts share. They are classic scripts in manifest order: a module there would have to be
// web-accessible, and then pages could probe for it.

declare namespace OwnWords {
  /** What a composer is for: ideas are for posts and articles, and only a post is remembered as shared. */
  type ComposerPlace = "post" | "comment" | "article";

  /** Where a site's composers are: a file of extension/sites, as data. Selectors are CSS. */
  interface Site {
    name: string;
    /** Scheme and host, without a port; none: wherever the person named the site. */
    origins?: string[];
    /** Composers of posts, whatever else is true. */
    certain: string;
    comments?: string;
    articles?: string;
    never: string;
    neverPages?: RegExp;
    /** Pages in a frame that are no place to write. */
    neverFrames?: RegExp;
    composerPages?: RegExp;
    /** Where a certain composer outside of dialogs is for a comment. */
    commentPages?: RegExp;
    feedPages?: RegExp;
    otherLabels?: RegExp;
    publish: string;
    /** Whether Ctrl or Cmd with Enter publishes too. */
    publishKeys?: boolean;
    /** The composer holds one of these when its button publishes nothing new, or not now. */
    notNow?: string;
    notice: string;
    postLink: string;
    published: RegExp;
    failed: RegExp;
    /** How the button or a notice reads when something was scheduled, saved or edited. */
    otherwise: RegExp;
    /** The most that the site takes, in UTF-16 code units. */
    limits?: Partial<Record<ComposerPlace, number>>;
  }

  interface Composer {
    /** The editable element. */
    editor: HTMLElement;
    /** What holds the editor and the button to publish: a dialog, another element, or the body of the page. */
    frame: Element;
    site: Site;
    place: ComposerPlace;
  }

  /** A place in the page. */
  interface Place {
    node: Node;
    offset: number;
  }

  /** A stretch of the text that one node shows: `places[i]` is the offset in the node of the text's `start + i`. */
  interface Piece {
    node: Node;
    start: number;
    end: number;
    places: number[];
  }

  /** A draft as its lines, positions in UTF-16 code units. */
  interface Reading {
    text: string;
    pieces: Piece[];
  }

  type Outcome = "written" | "changed" | "gone" | "refused";

  interface Receipt {
    posted: boolean;
    url: string | null;
  }

  interface WatchedDraft {
    id: string;
    composer: Composer;
    caret: Place | null;
    /** What was last reported: undefined before the first report, null when reading is not granted. */
    reported: string | null | undefined;
    /** When the draft last changed, in ms since the page began. */
    changedAt: number;
    stop: AbortController;
    stopWaiting?: () => void;
  }

  type WatchMessage = { kind: "watch"; reading: boolean };
  type InsertMessage = { kind: "insert"; request: string; draft: string; text: string };
  /** What a tip is about: what stood there, and the draft around it. */
  type Spot = { before: string; expected: string; after: string };
  type ReplaceMessage = { kind: "replace"; request: string; draft: string; text: string } & Spot;
  type ToPage = WatchMessage | InsertMessage | ReplaceMessage;

  type FromPage =
    | { kind: "draft"; draft: string; site: string; place: ComposerPlace; limit: number | null; crowded?: boolean; text: string | null }
    | { kind: "ended"; draft: string }
    | { kind: "posted"; draft: string; site: string; text: string | null; url: string | null }
    | { kind: "written"; request: string; outcome: Outcome };

  /** What a view says that there is, as data: so that the worker, which has no document, can say it too. */
  type Shown = string | Tree;
  interface Tree {
    tag: string;
    attributes: Record<string, string>;
    children: Shown[];
  }

  interface Card {
    host: Element;
    show(composer: Composer): void;
    look(css: string): void;
    draw(tree: Tree, language: string): void;
    remove(): void;
  }

  interface Watcher {
    follow(composer: Composer): void;
    stop(): void;
    tellAgain(): void;
    write(message: InsertMessage | ReplaceMessage): Promise<void>;
  }

  interface Shared {
    sites: Site[];
    find: {
      outermost(): Window;
      siteHere(): Site | null;
      composerAt(node: EventTarget | null | undefined, site: Site): Composer | null;
      publishButton(composer: Composer): Element | null;
      deepActiveElement(): Element | null;
      outwards(element: Element): Generator<Element>;
    };
    read: {
      readDraft(editor: Element): Reading;
      placeAt(reading: Reading, position: number): Place | null;
      positionOf(reading: Reading, place: Place): number;
    };
    write: {
      insertText(editor: HTMLElement, caret: Place | null, text: string): Promise<Outcome>;
      replaceText(editor: HTMLElement, change: ReplaceMessage): Promise<Outcome>;
      findAgain(text: string, spot: Spot): number | null;
      caretIn(editor: HTMLElement): Place | null;
    };
    notice: {
      publishes(event: Event, composer: Composer): boolean;
      awaitReceipt(composer: Composer, settled: (receipt: Receipt) => void): () => void;
      isOpen(composer: Composer): boolean;
    };
    lay: {
      lay(element: Element | ShadowRoot, wanted: Tree): void;
      begin(root: Document | ShadowRoot): void;
      clicked(target: EventTarget | null): Panel.Clicked | null;
    };
    card: {
      makeCard(told: { act: (clicked: Panel.Clicked) => void; close: (crowded: boolean) => void; focusDraft: () => void }): Card;
      spotBeside(composer: Composer, own?: Element): { left: number; top: number; height: number } | null;
    };
    begun?: boolean;
    startWatching(mayRead: () => boolean, report: (message: FromPage) => void): Watcher;
  }
}

declare var ownWords: OwnWords.Shared;

/** What crosses to the companion and back, as shared-schemas says. */
declare namespace Shapes {
  type Review = import("./schemas").Review;
  type Suggestion = import("./schemas").ReviewSuggestion;
  type Tip = import("./schemas").ReviewTip;
  type Preferences = import("./schemas").Preferences;
  type Consent = import("./schemas").Consent;
  type Consents = import("./schemas").ConsentList;
  type Channel = import("./schemas").ChannelEntry;
  type Preview = import("./schemas").ChannelPreview;
  type Problem = import("./schemas").Problem;
  type FromPage = import("./schemas").MessagesFromPage;
}

/** What the panel, and the card, know and show. */
declare namespace Panel {
  type Session = import("../extension/panel/session.js").Session;
  type Screen = "starting" | "away" | "stranger" | "blocked" | "unpaired" | "no-channel" | "elsewhere" | "ready";
  type Purpose = "draft_reading" | "history" | "history_text";
  type Draft = Omit<Extract<Shapes.FromPage, { kind: "draft" }>, "kind" | "draft"> & { id: string };
  type Outcome = Extract<Shapes.FromPage, { kind: "written" }>["outcome"];

  /** What a button that was clicked says of itself: its data-do, and the rest of its data. */
  type Clicked = { do: string; idea: string } & Record<string, string>;

  /** A post that went out, and the items used in it. */
  type Posted = { site: string; text: string | null; url: string | null; items: string[] };

  /** Where a session is shown, and whom it asks. */
  interface Surface {
    card: boolean;
    draw(state: State): void;
    ask(kind: string, fields?: Record<string, unknown>): Promise<any>;
    watch(reading: boolean): void;
    write(message: Record<string, unknown>): Promise<Outcome>;
    copy(text: string): Promise<void>;
  }

  interface State {
    /** Whether this is the card. */
    card: boolean;
    screen: Screen;
    /** Where the companion is looked for. */
    address: string;
    /** Whether the tab beside the panel has a script of ours. */
    reachable: boolean;
    granted: Record<Purpose, boolean>;
    /** Asked in this life of the panel, and answered with no. */
    declined: Purpose[];
    /** The draft in the tab beside the panel. */
    draft: Draft | null;
    /** The companion's latest answer. */
    review: Shapes.Review | null;
    /** The text that it is about: what its spans count in, while the draft may have gone on. */
    reviewed: string;
    /** The day's ideas, once asked for. */
    day: Shapes.Suggestion[] | null;
    /** A post went out, and the person was never asked about history. */
    asksHistory: boolean;
    /** What was said last, and the words of the button that takes it back. */
    said: { text: string; undo: string | null } | null;
    /** What a screen reader hears of new tips. */
    news: string;
    /** The rule whose tip was asked for by key. */
    tip: string | null;
  }
}
