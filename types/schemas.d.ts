// Generated from shared-schemas by scripts/generate-types.mjs. Change the schemas, then run it.

/**
 * Every message inside the extension, grouped by direction. The document itself is any message that starts an exchange.
 */
export type Messages = MessagesToPage | MessagesFromPage | MessagesSiteToWorker | MessagesPageToWorker;
/**
 * From the panel to the content script, over the port named 'panel'. The port being open is what makes the content script read.
 */
export type MessagesToPage =
  | {
      /**
       * Which message this is.
       */
      kind: "watch";
      /**
       * Whether draft_reading is granted.
       */
      reading: boolean;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "insert";
      /**
       * Ties an answer to its request.
       */
      request: string;
      /**
       * Names one composer for as long as it is open.
       */
      draft: string;
      /**
       * What to insert; \n separates lines.
       */
      text: string;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "replace";
      /**
       * Ties an answer to its request.
       */
      request: string;
      /**
       * Names one composer for as long as it is open.
       */
      draft: string;
      /**
       * What stood there when the tip was made.
       */
      expected: string;
      /**
       * What stood before it.
       */
      before: string;
      /**
       * What stood after it.
       */
      after: string;
      /**
       * What to put there.
       */
      text: string;
    };
/**
 * From the content script to the panel, over the same port.
 */
export type MessagesFromPage =
  | {
      /**
       * Which message this is.
       */
      kind: "draft";
      /**
       * Names one composer for as long as it is open.
       */
      draft: string;
      /**
       * Where the person writes: the name of a file in extension/sites, or 'practice'.
       */
      site: string;
      /**
       * What is written: ideas are for posts and articles, and only a post is remembered as shared.
       */
      place: "post" | "comment" | "article";
      /**
       * The most that the site takes here; null when it is not known.
       */
      limit: number | null;
      /**
       * Whether the card was wanted here and found no room: the panel says so.
       */
      crowded: boolean;
      /**
       * The text, or null when reading is not granted.
       */
      text: string | null;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "ended";
      /**
       * Names one composer for as long as it is open.
       */
      draft: string;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "posted";
      /**
       * Names one composer for as long as it is open.
       */
      draft: string;
      /**
       * Where the person writes: the name of a file in extension/sites, or 'practice'.
       */
      site: string;
      /**
       * The text as it was when the person published, or null when reading is not granted.
       */
      text: string | null;
      /**
       * The post's address, when the site told it. https only; null when there is none.
       */
      url: string | null;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "written";
      /**
       * Ties an answer to its request.
       */
      request: string;
      /**
       * written: it is in the composer; changed: it is, in another shape than it was meant; gone: the composer or the span is no longer there; refused: the editor did not take it.
       */
      outcome: "written" | "changed" | "gone" | "refused";
    };
/**
 * From the extension's own pages to the worker.
 */
export type MessagesPageToWorker =
  | {
      /**
       * Which message this is.
       */
      kind: "status";
    }
  | {
      /**
       * Which message this is.
       */
      kind: "pair";
      /**
       * The code as typed.
       */
      code: string;
      /**
       * This browser's name.
       */
      name: string;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "unpair";
    }
  | {
      /**
       * Which message this is.
       */
      kind: "review";
      request: DraftReview;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "share";
      share: ShareNew;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "consents";
    }
  | {
      /**
       * Which message this is.
       */
      kind: "set-consent";
      /**
       * What a person can consent to: draft_reading (read what I compose, for tips and matching; never stored), history (remember that I shared), history_text (also keep the text).
       */
      purpose: "draft_reading" | "history" | "history_text";
      decision: ConsentDecision;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "preferences";
    }
  | {
      /**
       * Which message this is.
       */
      kind: "set-preferences";
      change: Preferences;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "channels";
    }
  | {
      /**
       * Which message this is.
       */
      kind: "preview-channel";
      /**
       * 'demo' or an invitation.
       */
      invitation: string;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "join";
      /**
       * 'demo' or an invitation.
       */
      invitation: string;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "leave";
      /**
       * Its id.
       */
      channel: string;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "open-page";
      /**
       * The page.
       */
      page: "balance" | "history" | "consent" | "data" | "practice" | "learn";
    };
/**
 * From the worker to a card's content script, over the port named 'card', beside what a panel sends. The port being open is what makes the content script read.
 */
export type MessagesToCard =
  | {
      /**
       * Which message this is.
       */
      kind: "look";
      /**
       * CSS of the extension's own files.
       */
      css: string;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "card";
      /**
       * An element as data: its tag, its attributes, and its children, each a text or again such an element.
       */
      tree: {
        [k: string]: unknown;
      };
      /**
       * The language of the words in it.
       */
      language: "en" | "da";
    }
  | {
      /**
       * Which message this is.
       */
      kind: "copy";
      /**
       * The text.
       */
      text: string;
    }
  | {
      /**
       * Which message this is.
       */
      kind: "close";
    };
/**
 * Every answer of the worker.
 */
export type MessagesAnswer =
  | {
      /**
       * It worked.
       */
      ok: true;
      /**
       * What was asked for; its shape is the reply's own schema.
       */
      value: {
        [k: string]: unknown;
      };
    }
  | {
      /**
       * It did not.
       */
      ok: false;
      problem: Problem;
    };

/**
 * How one person's shares split into company, field and personal in a half-open window of time. A rule of thumb to reflect on, never a score.
 */
export interface Balance {
  /**
   * Length of the window.
   */
  days: number;
  /**
   * Start of the window, included. RFC 3339, UTC.
   */
  since: string;
  /**
   * End of the window, not included. RFC 3339, UTC.
   */
  until: string;
  /**
   * Shares by kind.
   */
  counts: {
    /**
     * About the company.
     */
    company: number;
    /**
     * Useful to customers and peers.
     */
    field: number;
    /**
     * What this person cares about.
     */
    personal: number;
  };
  /**
   * All shares in the window.
   */
  total: number;
  /**
   * Part of the shares that is about the company; null when there are none.
   */
  company_share: number | null;
  /**
   * The person's own target for that part.
   */
  target: number;
  /**
   * too_early: too few shares to tell; within: the company's part is at or under the target, rounded up to whole shares; above: more than that.
   */
  verdict: "too_early" | "within" | "above";
}
/**
 * channel.json of a channel folder: who publishes, what they stand for, and which sets belong to it. `entry`, `list` and `join` are what the API tells and takes.
 */
export interface Channel {
  /**
   * Version of this shape.
   */
  format: 1;
  /**
   * The channel's id, unique to the publisher.
   */
  id: string;
  /**
   * Who publishes it, as people know them.
   */
  name: string;
  /**
   * What counts as being about the company.
   */
  company: {
    /**
     * The company's name.
     */
    name: string;
    /**
     * Other names people use for it.
     */
    aliases: string[];
    /**
     * Its web domains.
     */
    domains: string[];
    /**
     * Its hashtags, without #.
     */
    hashtags: string[];
  };
  welcome: ChannelWelcome;
  /**
   * The written policy: voluntary, never used in reviews, pay or promotion. https only; null when there is none.
   */
  policy_url: string | null;
  /**
   * The balance target the company suggests.
   */
  target: number;
  /**
   * The sentence that says the writer works there.
   */
  disclosure: {
    /**
     * In English.
     */
    en: string;
    /**
     * In Danish.
     */
    da: string;
  };
  /**
   * Topics used by the items.
   */
  topics: ChannelTopic[];
  /**
   * Files of the suggestion sets, relative to this file.
   */
  sets: string[];
  /**
   * When its content stops being valid. RFC 3339, UTC; null when there is none.
   */
  expires: string | null;
  house_style?: ChannelHouseStyle;
}
/**
 * A named leader says that it is OK, and why.
 */
export interface ChannelWelcome {
  /**
   * The leader's name.
   */
  leader: string;
  /**
   * Their role.
   */
  role: {
    /**
     * In English.
     */
    en: string;
    /**
     * In Danish.
     */
    da: string;
  };
  /**
   * 'It is OK', in the leader's words.
   */
  it_is_ok: {
    /**
     * In English.
     */
    en: string;
    /**
     * In Danish.
     */
    da: string;
  };
  /**
   * The company's WHY.
   */
  why: {
    /**
     * In English.
     */
    en: string;
    /**
     * In Danish.
     */
    da: string;
  };
}
/**
 * A topic that items carry and people choose.
 */
export interface ChannelTopic {
  /**
   * The topic's id.
   */
  id: string;
  /**
   * What people read.
   */
  label: {
    /**
     * In English.
     */
    en: string;
    /**
     * In Danish.
     */
    da: string;
  };
  /**
   * Other words for it, by language.
   */
  synonyms: {
    /**
     * In English.
     */
    en: string[];
    /**
     * In Danish.
     */
    da: string[];
  };
}
/**
 * How the company writes: what the coaching adds for this channel's people.
 */
export interface ChannelHouseStyle {
  /**
   * Words to avoid, with what to say instead.
   */
  avoid: {
    /**
     * The word or phrase.
     */
    phrase: string;
    /**
     * What to say instead, best first.
     */
    instead: string[];
    /**
     * Where it holds: 'en', 'da', or null for both.
     */
    language: "en" | "da" | null;
  }[];
  /**
   * Names spelled right.
   */
  names: {
    /**
     * As it is spelled.
     */
    right: string;
    /**
     * As it is often misspelled.
     */
    wrong: string[];
  }[];
  /**
   * Names never to be mentioned, such as customers.
   */
  never: string[];
  /**
   * Rules in Vale's format, as their files are; 'ownwords channel style' puts them here.
   */
  styles?: {
    /**
     * The style's name and the file's, such as House/Jargon.yml.
     */
    path: string;
    /**
     * What the file says.
     */
    text: string;
    /**
     * The drafts that it is about: 'en', 'da', or null for both.
     */
    language: "en" | "da" | null;
  }[];
}
/**
 * A joined channel, as GET /channels lists it.
 */
export interface ChannelEntry {
  /**
   * The channel's id.
   */
  id: string;
  /**
   * Who publishes it.
   */
  name: string;
  welcome: ChannelWelcome;
  /**
   * The written policy. https only; null when there is none.
   */
  policy_url: string | null;
  /**
   * Suggestion sets held.
   */
  sets: number;
  /**
   * Items held.
   */
  items: number;
  /**
   * When it was last read. RFC 3339, UTC; null when there is none.
   */
  synced_at: string | null;
  /**
   * When its content stops being valid. RFC 3339, UTC; null when there is none.
   */
  expires: string | null;
  /**
   * Why the latest look failed, in a sentence; null when it went well.
   */
  problem: string | null;
  /**
   * Who approves what this channel says; empty for a channel that nobody signs, such as the demo.
   */
  signers: string[];
  /**
   * How many of them it takes.
   */
  threshold: number;
  /**
   * Where its files are fetched; null when it comes from this computer.
   */
  address: string | null;
  /**
   * fresh; stale: past its date, still shown with a notice; hidden: past its date for more than seven days.
   */
  state: "fresh" | "stale" | "hidden";
}
/**
 * Reply of GET /channels.
 */
export interface ChannelList {
  /**
   * Joined channels.
   */
  channels: ChannelEntry[];
}
/**
 * Body of POST /channels.
 */
export interface ChannelJoin {
  /**
   * 'demo', or an invitation's text.
   */
  invitation: string;
}
/**
 * Reply of POST /channels/preview: what an invitation leads to, before anybody says yes.
 */
export interface ChannelPreview {
  /**
   * The channel's id, unique to the publisher.
   */
  id: string;
  /**
   * Who publishes it.
   */
  name: string;
  /**
   * The company.
   */
  company: string;
  /**
   * Where its files are fetched; null when it comes from this computer.
   */
  address: string | null;
  /**
   * Who approves what this channel says; empty for a channel that nobody signs, such as the demo.
   */
  signers: string[];
  /**
   * How many of them it takes.
   */
  threshold: number;
  /**
   * Until when what is there now is valid. RFC 3339, UTC; null when there is none.
   */
  expires: string | null;
  /**
   * Items held.
   */
  items: number;
  /**
   * Whether it is joined already.
   */
  joined: boolean;
}
/**
 * A record of each purpose and of each decision on it, for the person to keep. The field names follow ISO/IEC TS 27560:2023 as the W3C DPV guide maps it (https://w3id.org/dpv/guides/consent-27560).
 */
export interface ConsentRecords {
  /**
   * Version of this shape.
   */
  format: 1;
  /**
   * What the field names follow.
   */
  note: string;
  /**
   * When it was made. RFC 3339, UTC.
   */
  exported_at: string;
  /**
   * A record a purpose, in a fixed order; none for a purpose that was never decided.
   */
  records: {
    /**
     * Version of this shape.
     */
    schema_version: string;
    /**
     * The record's id: the id of the first decision.
     */
    record_id: string;
    /**
     * Whose data it is. Own Words keeps no name and no number of the person.
     */
    pii_principal_id: string;
    /**
     * What is processed, and under which words.
     */
    pii_processing: {
      /**
       * The words that were read before the last decision.
       */
      privacy_notice: {
        /**
         * Their version; null when that was not kept.
         */
        version: string | null;
        /**
         * The question, what it covers, where the data is, and how long.
         */
        text: string;
      };
      /**
       * Language of the notice, a BCP 47 tag.
       */
      language: string;
      /**
       * The purpose, in words.
       */
      purpose: string;
      /**
       * The purpose's id.
       */
      purpose_type: "draft_reading" | "history" | "history_text";
      /**
       * Why it may be processed.
       */
      lawful_basis: string;
      /**
       * Kinds of personal data.
       */
      pii_information: {
        /**
         * What it is.
         */
        pii_type: string;
        /**
         * Whether Own Words works without it.
         */
        pii_optional: boolean;
      }[];
      /**
       * Who decides about the data, by party_id.
       */
      pii_controllers: string[];
      /**
       * How the data comes in.
       */
      collection_method: string;
      /**
       * What is done with it.
       */
      processing_method: string;
      /**
       * Where it is kept.
       */
      storage_locations: string[];
      /**
       * Where it is processed.
       */
      processing_locations: string[];
      /**
       * Where it may not go.
       */
      geographic_restrictions: string;
      /**
       * How long it is kept.
       */
      retention_period: string;
      /**
       * The program that asks.
       */
      service: string;
      /**
       * The law that applies.
       */
      jurisdiction: string;
      /**
       * Who receives it: nobody.
       */
      recipient_third_parties: string[];
      /**
       * How to withdraw.
       */
      withdrawal_method: string;
      /**
       * What the person can do.
       */
      privacy_rights: string[];
    };
    /**
     * Who takes part.
     */
    parties: {
      /**
       * Its id.
       */
      party_id: string;
      /**
       * Its name.
       */
      party_name: string;
      /**
       * Where it is.
       */
      party_address: string;
      /**
       * How to reach it.
       */
      party_contact: string;
      /**
       * What it is.
       */
      party_type: string;
    }[];
    /**
     * The decisions, oldest first.
     */
    events: {
      /**
       * The decision's id.
       */
      event_id: string;
      /**
       * When. RFC 3339, UTC.
       */
      event_time: string;
      /**
       * How the person said it.
       */
      event_type: "explicit";
      /**
       * Given, withdrawn after it was given, or refused before.
       */
      event_state: "given" | "withdrawn" | "refused";
      /**
       * How long it holds.
       */
      validity_duration: string;
      /**
       * Who decided, by party_id.
       */
      entity_id: string;
      /**
       * Language in which the question was read; null when that was not kept.
       */
      language: string | null;
      /**
       * Version of the words that were read; null when that was not kept.
       */
      privacy_notice_version: string | null;
      /**
       * Where it was decided.
       */
      collection_method: string;
    }[];
  }[];
}
/**
 * Consent, purpose by purpose; nothing is granted until the person says so.
 */
export interface Consent {
  /**
   * What a person can consent to: draft_reading (read what I compose, for tips and matching; never stored), history (remember that I shared), history_text (also keep the text).
   */
  purpose: "draft_reading" | "history" | "history_text";
  /**
   * Whether the person consents now.
   */
  granted: boolean;
  /**
   * When the person last decided. RFC 3339, UTC; null when there is none.
   */
  decided_at: string | null;
}
/**
 * Body of PUT /consents/{purpose}.
 */
export interface ConsentDecision {
  /**
   * true: I consent; false: I withdraw.
   */
  granted: boolean;
  /**
   * With a withdrawal: also delete what was kept under it.
   */
  delete?: boolean;
}
/**
 * Reply of GET /consents.
 */
export interface ConsentList {
  /**
   * Every purpose, in a fixed order.
   */
  consents: Consent[];
}
/**
 * What the extension asks about a draft: the body of POST /reviews.
 */
export interface DraftReview {
  /**
   * The draft as the person wrote it. Empty: only suggestions and balance are wanted, and nothing is read.
   */
  text: string;
  /**
   * Where the person writes: the name of a file in extension/sites, or 'practice'.
   */
  site: string;
  /**
   * Ids of the items the person inserted or copied from while writing this draft.
   */
  used_items?: string[];
  /**
   * BCP 47 language tag of the person's interface; decides when the text is too short to tell. null: not known.
   */
  language?: string | null;
  /**
   * Ids of the items that the panel shows now, in their order: what is still right stays where it is.
   */
  shown_items?: string[];
}
/**
 * Reply of GET /personal-data?what=everything|texts|period&since=&until=&records=keep|erase: what DELETE with the same query would take.
 */
export interface Erasing {
  /**
   * Shares that would go.
   */
  shares: number;
  /**
   * Shares whose text would go.
   */
  texts: number;
  /**
   * Records of decisions on a consent that would go.
   */
  decisions: number;
  /**
   * Backups that would go.
   */
  backups: number;
  /**
   * Backups that would forget the same.
   */
  backups_changed: number;
  /**
   * Damaged databases that were set aside, and would go.
   */
  aside: number;
  /**
   * Whether the preferences would go.
   */
  preferences: boolean;
}
/**
 * Everything the companion keeps about one person: the reply of GET /export, and own-words.json in the file that they take along.
 */
export interface Export {
  /**
   * Version of this shape.
   */
  format: 1;
  /**
   * When it was made. RFC 3339, UTC.
   */
  exported_at: string;
  /**
   * The companion's version.
   */
  version: string;
  preferences: Preferences;
  /**
   * Every decision on a consent, oldest first.
   */
  consents: {
    /**
     * What a person can consent to: draft_reading (read what I compose, for tips and matching; never stored), history (remember that I shared), history_text (also keep the text).
     */
    purpose: "draft_reading" | "history" | "history_text";
    /**
     * Given or withdrawn.
     */
    granted: boolean;
    /**
     * When. RFC 3339, UTC.
     */
    decided_at: string;
    /**
     * The decision's id; a decision that is there already is not added again.
     */
    id?: string;
    /**
     * Language in which the question was read, a BCP 47 tag; null when that was not kept.
     */
    language?: string | null;
    /**
     * Version of the words that were read; null when that was not kept.
     */
    notice?: string | null;
    /**
     * Where it was decided: on the person's page, in a paired browser or program, with an import, or by erasing; null when that was not kept.
     */
    method?: ("page" | "program" | "import" | "erase") | null;
  }[];
  /**
   * The history, oldest first.
   */
  shares: Share[];
  /**
   * Joined channels.
   */
  channels: {
    /**
     * Its id.
     */
    id: string;
    /**
     * Who publishes it.
     */
    name: string;
  }[];
  /**
   * Paired browsers and programs, oldest first; never their tokens.
   */
  pairings?: {
    /**
     * What the person called it.
     */
    name: string;
    /**
     * When. RFC 3339, UTC.
     */
    paired_at: string;
  }[];
}
/**
 * What one person prefers: the reply of GET /preferences, and the body of PUT, where a key left out keeps its value.
 */
export interface Preferences {
  /**
   * Language of the person's pages; null: the browser's.
   */
  language?: ("en" | "da") | null;
  /**
   * The part of shares the person wants to be about the company, at most. 0.2 by default, Dell's rule of thumb.
   */
  target?: number;
  /**
   * Languages the person wants suggestions in; empty: every language.
   */
  suggestion_languages?: ("en" | "da")[];
  /**
   * Topics the person wants to see more of.
   */
  topics?: string[];
  /**
   * Topics the person does not want.
   */
  muted_topics?: string[];
  /**
   * Items the person answered 'not for me' to.
   */
  hidden_items?: string[];
  /**
   * Items the person answered 'later' to: away until the next day, back once.
   */
  later_items?: (
    | string
    | {
        /**
         * An item's id.
         */
        item: string;
        /**
         * When it was put off, last.
         */
        since: string;
        /**
         * When it was first offered again; the companion fills it in. null: not yet.
         */
        returned?: string | null;
      }
  )[];
  /**
   * Tone rules the person does not want to hear from.
   */
  muted_rules?: string[];
  /**
   * Each day's hours in which nothing is offered unasked; an end before the begin is on the next day; null: none.
   */
  quiet_hours?: {
    /**
     * The first minute that is quiet, as in 18:00.
     */
    begin: string;
    /**
     * The first minute that no longer is, as in 07:30.
     */
    end: string;
  } | null;
  /**
   * Where no ideas are offered; tips still follow what the person writes.
   */
  quiet_sites?: string[];
}
/**
 * A post the person published, as their own history keeps it. The stored share is the document itself; what is sent in, changed and listed stands under $defs.
 */
export interface Share {
  /**
   * The share's id.
   */
  id: string;
  /**
   * When the post was published. RFC 3339, UTC.
   */
  posted_at: string;
  /**
   * Where the person writes: the name of a file in extension/sites, or 'practice'.
   */
  site: string;
  /**
   * Items the post grew from.
   */
  item_ids: string[];
  /**
   * The post's text. Kept only with the history_text consent, dropped otherwise.
   */
  text: string | null;
  /**
   * The post's address. https only; null when there is none.
   */
  url: string | null;
  /**
   * What a share or an item is about: the company; the field (useful to customers and peers); or personal (what this person cares about).
   */
  about: "company" | "field" | "personal";
  /**
   * How much of the text was the person's own when it was shared; null when that is not known.
   */
  own_words: number | null;
  /**
   * What was shared: a post, an article, or a comment on somebody's post.
   */
  format: "post" | "article" | "comment";
  /**
   * The channels' topics it touches.
   */
  topics: string[];
  /**
   * Who decided the kind: the person; signs in it; or nobody really, as there was no sign (a guess).
   */
  about_by: "person" | "signs" | "guess";
  /**
   * What tells the kind.
   */
  signs: {
    /**
     * An idea it grew from, a company's name, a link to its domain, its hashtag, or words about one's own life.
     */
    sign: "idea" | "name" | "link" | "hashtag" | "life";
    /**
     * The idea's title, the name, the domain, the hashtag or the word; empty where the text is not kept.
     */
    what: string;
  }[];
  /**
   * How often it was changed, counted from 1; given back in quotes as If-Match, it lets a change happen to this version only.
   */
  version: number;
}
/**
 * What an import of LinkedIn's 'Get a copy of your data' did, as ownwords import-linkedin --json prints it.
 */
export interface Import {
  /**
   * When. RFC 3339, UTC.
   */
  at: string;
  /**
   * Whether it was kept; false: it was only looked at.
   */
  kept: boolean;
  /**
   * The files that were read, the first twenty.
   */
  files: string[];
  /**
   * What the history had not yet.
   */
  new: {
    /**
     * Posts.
     */
    post: number;
    /**
     * Articles.
     */
    article: number;
    /**
     * Comments.
     */
    comment: number;
  };
  /**
   * Known already, and given a text or a link that they lacked.
   */
  completed: number;
  /**
   * Known already, and left as they are.
   */
  known: number;
  /**
   * Those that stand in the files more than once, beyond the first.
   */
  doubles: number;
  /**
   * What the person chose to leave out.
   */
  left_out: {
    /**
     * Posts.
     */
    post: number;
    /**
     * Articles.
     */
    article: number;
    /**
     * Comments.
     */
    comment: number;
  };
  /**
   * New ones whose kind is a guess.
   */
  unsure: number;
  /**
   * Rows that were passed over, by why.
   */
  skipped: {
    /**
     * Without a date that can be read.
     */
    no_date?: number;
    /**
     * With a date ahead of today.
     */
    future?: number;
    /**
     * Without a text or a link.
     */
    nothing?: number;
    /**
     * Swallowed by the text before it, where a quote is missing.
     */
    quotes?: number;
    /**
     * Articles without a title and a text.
     */
    untitled?: number;
  };
  /**
   * The first twenty of them.
   */
  skipped_rows: {
    /**
     * The file's name.
     */
    file: string;
    /**
     * The row's last line, from 1; 0 for a whole file.
     */
    line: number;
    /**
     * Why.
     */
    reason: "no_date" | "future" | "nothing" | "quotes" | "untitled";
  }[];
  /**
   * What else to know.
   */
  notes: {
    /**
     * In English.
     */
    en: string;
    /**
     * In Danish.
     */
    da: string;
  }[];
  /**
   * The newest of the new ones.
   */
  examples: Share[];
}
/**
 * One small file that an employee joins a channel with: where it is, and which keys to trust first. For the intranet, or for IT to roll out.
 */
export interface Invitation {
  /**
   * Version of this shape.
   */
  format: 1;
  /**
   * Says what this file is.
   */
  kind: "own-words-invitation";
  /**
   * The channel's id.
   */
  channel: string;
  /**
   * Who publishes it, to be shown while it is fetched.
   */
  name: string;
  /**
   * Where the channel's files are: an https address, or file: for a shared folder.
   */
  address: string;
  /**
   * The trusted root: TUF root metadata, signed (TUF specification 1.0, section 4.3).
   */
  root: {
    [k: string]: unknown;
  };
}
/**
 * From a content script to the worker, all a site may ask: a composer got or lost the focus; shows or clears the dot on the toolbar icon.
 */
export interface MessagesSiteToWorker {
  /**
   * Which message this is.
   */
  kind: "composer-focus";
  /**
   * Where the person writes: the name of a file in extension/sites, or 'practice'.
   */
  site: string;
  /**
   * Whether a composer has the focus.
   */
  focused: boolean;
  /**
   * Whether no panel is connected with this frame: an open one connects anew.
   */
  alone: boolean;
}
/**
 * Body of POST /shares.
 */
export interface ShareNew {
  /**
   * A name that the sender gives it: the same share told once more, because an answer was lost, is remembered once.
   */
  id?: string;
  /**
   * When the post was published. RFC 3339, UTC.
   */
  posted_at: string;
  /**
   * Where the person writes: the name of a file in extension/sites, or 'practice'.
   */
  site: string;
  /**
   * Items the post grew from.
   */
  item_ids?: string[];
  /**
   * The post's text. Kept only with the history_text consent, dropped otherwise.
   */
  text?: string | null;
  /**
   * The post's address. https only; null when there is none.
   */
  url?: string | null;
  /**
   * The kind, as the person says it; null: worked out from the items and the text.
   */
  about?: ("company" | "field" | "personal") | null;
  /**
   * What was shared: a post, an article, or a comment on somebody's post. A post when left out.
   */
  format?: "post" | "article" | "comment";
}
/**
 * From a card's content script to the worker, beside what a page tells a panel: the person clicked a button.
 */
export interface MessagesFromCard {
  /**
   * Which message this is.
   */
  kind: "act";
  /**
   * The data of the button, all texts; what it does is in 'do', the idea it belongs to in 'idea'.
   */
  clicked: {
    [k: string]: unknown;
  };
}
/**
 * Answer to 'status'.
 */
export interface MessagesStatus {
  /**
   * ready: paired and answering; unpaired: it answers, and this browser is not paired; away: nothing answers; stranger: something answers that cannot prove it is ours; blocked: the browser does not allow the call.
   */
  state: "ready" | "unpaired" | "away" | "stranger" | "blocked";
  /**
   * Where the companion is looked for.
   */
  address: string;
}
/**
 * An error reply after RFC 9457, application/problem+json.
 */
export interface Problem {
  /**
   * urn:ownwords:problem:CODE.
   */
  type: string;
  /**
   * What happened, in a few words.
   */
  title: string;
  /**
   * HTTP status code.
   */
  status: number;
  /**
   * Machine-readable name of the problem.
   */
  code: string;
  /**
   * What happened, why, and what to do.
   */
  detail: string;
  /**
   * What a person can consent to: draft_reading (read what I compose, for tips and matching; never stored), history (remember that I shared), history_text (also keep the text).
   */
  purpose?: "draft_reading" | "history" | "history_text";
  /**
   * Each thing that does not fit, in a request that was not understood.
   */
  errors?: {
    /**
     * Where: a JSON pointer.
     */
    path: string;
    /**
     * What does not fit.
     */
    message: string;
  }[];
}
/**
 * How one browser profile becomes trusted by the companion. The document itself is the body of POST /pairings.
 */
export interface Pairing {
  /**
   * The six digits that `ownwords pair` or the pairing page shows.
   */
  code: string;
  /**
   * What the person sees in the list of paired browsers, for example 'Chrome'.
   */
  name: string;
}
/**
 * Reply of GET /hello.
 */
export interface PairingHello {
  /**
   * Says that this is Own Words.
   */
  name: "Own Words";
  /**
   * The companion's version.
   */
  version: string;
  /**
   * Hex of HMAC-SHA256 over 'server|' + nonce with the pairing key; null when no nonce was given or nobody is paired.
   */
  proof: string | null;
}
/**
 * Reply of POST /pairings.
 */
export interface PairingPaired {
  /**
   * Goes in 'Authorization: Bearer TOKEN' from now on. Shown once, stored hashed.
   */
  token: string;
  /**
   * Hex; checks the proof in GET /hello before a token is ever sent.
   */
  pairing_key: string;
}
/**
 * What `ownwords pair --json` prints.
 */
export interface PairingCode {
  /**
   * Six digits.
   */
  code: string;
  /**
   * When it stops working. RFC 3339, UTC.
   */
  expires_at: string;
}
/**
 * Reply of POST /sessions.
 */
export interface PairingSession {
  /**
   * A one-time address that opens the person's pages, signed in.
   */
  url: string;
  /**
   * When it stops working. RFC 3339, UTC.
   */
  expires_at: string;
}
/**
 * Body of POST /sessions.
 */
export interface PairingSessionRequest {
  /**
   * The page to open.
   */
  page?: "balance" | "history" | "consent" | "data" | "practice" | "learn";
}
/**
 * retracted.json of a channel: items taken away at once, by one approver's signature. It holds no free text, so that nothing unapproved can be shown through it.
 */
export interface Retractions {
  /**
   * Version of this shape.
   */
  format: 1;
  /**
   * The retracted items.
   */
  items: {
    /**
     * The item's id, unique in the channel.
     */
    id: string;
    /**
     * Why.
     */
    reason: "wrong_fact" | "outdated" | "not_public" | "other";
    /**
     * When it was taken away. RFC 3339, UTC.
     */
    at: string;
  }[];
}
/**
 * The reply of POST /reviews: everything the panel shows about a draft.
 */
export interface Review {
  /**
   * The language found in the draft (BCP 47), or null when it is too short to tell.
   */
  language: string | null;
  /**
   * Tips, the most helpful first.
   */
  tips: ReviewTip[];
  /**
   * Suggestions, the best first. Empty beside a draft that none of them fits; the day's ideas come with an empty text.
   */
  suggestions: ReviewSuggestion[];
  /**
   * Where nothing fits the draft: an item about the person's own work life that needs no link. null: something fits, nothing is written, or there is none.
   */
  instead?: ReviewSuggestion | null;
  /**
   * How much of the draft is the person's own: 1 nothing taken from a suggestion, 0 all of it; null when nothing was suggested to copy from.
   */
  own_words: number | null;
  balance: Balance;
  /**
   * Length of the draft.
   */
  length: number;
  /**
   * What the person is told beside ideas and tips: an idea in use was taken away, a channel is past its date.
   */
  notices: {
    /**
     * retracted: `item` was taken away; stale: the channel is past its date; rule: a rule of a style guide took too long and rests; quiet: nothing is offered now, as the person wished.
     */
    kind: "retracted" | "stale" | "rule" | "quiet";
    /**
     * A sentence in the reader's language.
     */
    text: string;
    /**
     * The item it is about; null when it is about a channel.
     */
    item: string | null;
  }[];
}
/**
 * One piece of coaching on a draft.
 */
export interface ReviewTip {
  /**
   * The rule that spoke, stable across versions and the same in every language.
   */
  rule: string;
  /**
   * encourage praises, improve suggests, pause asks the person to think once more. None blocks.
   */
  kind: "encourage" | "improve" | "pause";
  /**
   * What a good colleague would say: one or two short sentences.
   */
  message: string;
  /**
   * One line: why it matters to readers.
   */
  why: string;
  /**
   * Where the advice comes from: a web address, or null.
   */
  source: string | null;
  /**
   * The part of the draft the tip is about, or null when it is about all of it.
   */
  span: {
    /**
     * First position.
     */
    start: number;
    /**
     * Position after the last.
     */
    end: number;
  } | null;
  /**
   * Texts that could stand in the span's place, best first.
   */
  replacements: string[];
}
/**
 * An approved item, with why it is offered now.
 */
export interface ReviewSuggestion {
  /**
   * The item's id: what used_items and item_ids take.
   */
  item: string;
  /**
   * The item's title.
   */
  title: string;
  /**
   * The address to share. https only; null when there is none.
   */
  url: string | null;
  /**
   * Two or three sentences of background.
   */
  summary: string;
  /**
   * Questions that help the person say it themselves.
   */
  prompts: string[];
  /**
   * Facts with their sources.
   */
  facts: ReviewFact[];
  /**
   * What a share or an item is about: the company; the field (useful to customers and peers); or personal (what this person cares about).
   */
  about: "company" | "field" | "personal";
  /**
   * What sharing it is good for: selling, recruiting or teaching.
   */
  purpose: "sell" | "recruit" | "teach";
  /**
   * Title of the suggestion set it came in.
   */
  set_title: string;
  /**
   * Who publishes the channel.
   */
  publisher: string;
  /**
   * Why it is offered now, in short lines, the strongest first.
   */
  reasons: string[];
  /**
   * A sentence that says the writer works there, to add where the item calls for it, in the language of the draft or, where that is not known, of the item; null when none is called for.
   */
  disclosure: string | null;
  /**
   * The language the text is written in.
   */
  language: "en" | "da";
}
/**
 * A fact that can be checked.
 */
export interface ReviewFact {
  /**
   * The fact.
   */
  text: string;
  /**
   * Where it can be checked: a web address or a document's name; null when comms gave none.
   */
  source?: string | null;
}
/**
 * Body of PATCH /shares/{id}: only what changes.
 */
export interface ShareChange {
  /**
   * When the post was published. RFC 3339, UTC.
   */
  posted_at?: string;
  /**
   * Items the post grew from.
   */
  item_ids?: string[];
  /**
   * The post's text. Kept only with the history_text consent, dropped otherwise.
   */
  text?: string | null;
  /**
   * The post's address. https only; null when there is none.
   */
  url?: string | null;
  /**
   * The kind, as the person says it; null: worked out from the items and the text.
   */
  about?: ("company" | "field" | "personal") | null;
}
/**
 * Reply of GET /shares: newest first.
 */
export interface SharePage {
  /**
   * The shares of this page.
   */
  shares: Share[];
  /**
   * What to give as `before` for the next page; null on the last.
   */
  next: string | null;
  /**
   * All shares in the history.
   */
  total: number;
}
/**
 * Items that comms approved together: one file under sets/ of a channel folder.
 */
export interface SuggestionSet {
  /**
   * Version of this shape.
   */
  format: 1;
  /**
   * The set's id, unique in the channel.
   */
  id: string;
  /**
   * What the set is about.
   */
  title: string;
  /**
   * The items.
   */
  items: {
    /**
     * The item's id, unique in the channel.
     */
    id: string;
    /**
     * What it is about, in a line.
     */
    title: string;
    /**
     * Two or three sentences of background.
     */
    summary: string;
    /**
     * The address to share. https only; null when there is none.
     */
    url: string | null;
    /**
     * The language the text is written in.
     */
    language: "en" | "da";
    /**
     * What a share or an item is about: the company; the field (useful to customers and peers); or personal (what this person cares about).
     */
    about: "company" | "field" | "personal";
    /**
     * What sharing it is good for.
     */
    purpose: "sell" | "recruit" | "teach";
    /**
     * Ids of the channel's topics.
     */
    topics: string[];
    /**
     * Questions that help somebody say it themselves.
     */
    prompts: string[];
    /**
     * Facts with their sources.
     */
    facts: {
      /**
       * The fact.
       */
      text: string;
      /**
       * Where it can be checked: a web address or a document's name; null when comms gave none.
       */
      source?: string | null;
    }[];
    /**
     * Other words people use for it, in either language.
     */
    keywords?: string[];
    /**
     * First moment it may be offered. RFC 3339, UTC; null when there is none.
     */
    valid_from?: string | null;
    /**
     * First moment it may no longer be offered. RFC 3339, UTC; null when there is none.
     */
    valid_until?: string | null;
    /**
     * What the writer should make clear: nothing; that they work there; or that it is an advertisement by agreement.
     */
    disclosure: "none" | "employee" | "advert";
    /**
     * The day the page was published, as YYYY-MM-DD; null when it says none.
     */
    date?: string | null;
    /**
     * The page's picture, for the writer's own use; null when it has none.
     */
    picture?: {
      /**
       * Its address. https only.
       */
      url: string;
      /**
       * What it shows, in words.
       */
      alt: string;
    } | null;
  }[];
  /**
   * Micro-lessons: five minutes of learning, shown under Learn.
   */
  lessons?: {
    /**
     * The lesson's id, unique in the channel.
     */
    id: string;
    /**
     * What it teaches, in a line.
     */
    title: string;
    /**
     * About 150 words; an empty line begins a new paragraph.
     */
    text: string;
    /**
     * What to try on the practice page, in a sentence or two.
     */
    exercise: string;
    /**
     * The language the text is written in.
     */
    language: "en" | "da";
  }[];
}
/**
 * One rule of the coach: a YAML file in Vale's format. level says the kind (suggestion: encourage, warning: improve, error: pause), message what is said, description why, link the source. The last seven extension points are Own Words' own; rules that use them, or groups, end in .yaml, which Vale does not read.
 */
export interface ToneRule {
  /**
   * The extension point.
   */
  extends:
    | "existence"
    | "substitution"
    | "occurrence"
    | "repetition"
    | "consistency"
    | "conditional"
    | "capitalization"
    | "metric"
    | "readability"
    | "own-words"
    | "affiliation"
    | "first-lines"
    | "only-link"
    | "same-openings"
    | "together"
    | "weighed";
  /**
   * What is said. %s stands for the match.
   */
  message: string;
  /**
   * One line: why it matters to readers.
   */
  description: string;
  /**
   * How it is said.
   */
  level: "suggestion" | "warning" | "error";
  /**
   * Where the advice comes from.
   */
  link?: string;
  /**
   * The part of the text that is looked at.
   */
  scope?: string;
  /**
   * At most so many tips from this rule in one draft.
   */
  limit?: number;
  /**
   * Letters match in either case.
   */
  ignorecase?: boolean;
  /**
   * Matches need not begin and end at word boundaries.
   */
  nonword?: boolean;
  /**
   * raw is appended to tokens.
   */
  append?: boolean;
  /**
   * Words, phrases or patterns; one pattern in an occurrence rule.
   */
  tokens?: string[] | string;
  /**
   * The pattern an occurrence rule counts.
   */
  token?: string;
  /**
   * Patterns joined as they are.
   */
  raw?: string[];
  /**
   * Matches that stay silent.
   */
  exceptions?: string[];
  /**
   * Pattern to replacement; alternatives separated by |.
   */
  swap?: {
    /**
     * A replacement.
     */
    [k: string]: string;
  };
  /**
   * What a together rule wants to find in one place, and a weighed rule's formula counts: patterns by the name of what they stand for. A name with a capital asks for the letters' own case; one that ends in _anywhere counts in the whole draft, one in _opening where a sentence begins. {first-name} stands for the names in rules/names.yaml. In any rule, hint names words without which its patterns need not be searched for.
   */
  groups?: {
    /**
     * Words, phrases or patterns; one of them is enough.
     */
    [k: string]: string[];
  };
  /**
   * More than so many speak.
   */
  max?: number;
  /**
   * Fewer than so many speak.
   */
  min?: number;
  /**
   * Where this is found ...
   */
  first?: string;
  /**
   * ... this is wanted too.
   */
  second?: string;
  /**
   * Two ways of saying the same: a text has one of them.
   */
  either?: {
    /**
     * The other way.
     */
    [k: string]: string;
  };
  /**
   * Only letters count.
   */
  alpha?: boolean;
  /**
   * How a text is to be capitalized: $title, $sentence, $lower, $upper, or a pattern.
   */
  match?: string;
  /**
   * What capitalization leaves out at the beginning.
   */
  prefix?: string;
  /**
   * Endings of words after which a capital is as it is.
   */
  indicators?: string[];
  /**
   * Arithmetic over counts of the text.
   */
  formula?: string;
  /**
   * When the formula's value speaks, for example '> 45'.
   */
  condition?: string;
  /**
   * The school grades that a readability rule takes the mean of.
   */
  metrics?: ("Gunning Fog" | "Coleman-Liau" | "Flesch-Kincaid" | "SMOG" | "Automated Readability")[];
  /**
   * The grade above which a readability rule speaks.
   */
  grade?: number;
  /**
   * The value at which an own extension point speaks.
   */
  threshold?: number;
  /**
   * What can be done about it.
   */
  action?: {
    /**
     * replace, remove or edit.
     */
    name: string;
    /**
     * For the action.
     */
    params?: string[];
  };
}
