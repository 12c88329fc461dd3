// What one panel, or one card, knows. Whatever changes it has it drawn anew.
import { say } from "../common/i18n.js";
import { enlist, listed } from "./drafts.js";

const STAYS = 8_000; // ms that what was said stays

export class Session {
	/** @type {Panel.State} */
	state = {
		card: false,
		screen: "starting",
		address: "",
		reachable: true,
		granted: { draft_reading: false, history: false, history_text: false },
		declined: [],
		draft: null,
		review: null,
		reviewed: "",
		day: null,
		asksHistory: false,
		said: null,
		news: "",
		tip: null,
	};

	/** Items used before a draft was open. @type {string[]} */
	early = [];

	/** The post that is remembered if the person answers the question about history with yes. @type {Panel.Posted | null} */
	unkept = null;

	/** Takes back what was done last. @type {(() => unknown) | null} */
	undo = null;

	/** Rules of tips in this draft that a screen reader has been told of. @type {Set<string>} */
	announced = new Set();

	looking = 0;
	asking = false;
	askAgain = false;
	beginning = false;
	clearing = 0;

	/** @param {Panel.Surface} surface where it is shown, and whom it asks */
	constructor(surface) {
		this.surface = surface;
		this.state.card = surface.card;
	}

	/** @param {Partial<Panel.State>} change */
	set(change) {
		Object.assign(this.state, change);
		this.surface.draw(this.state);
	}

	/** Says something in one calm line, which screen readers read too. @param {string} text @param {() => unknown} [undo] */
	tell(text, undo) {
		this.undo = undo ?? null;
		this.set({ said: text ? { text, undo: undo ? say("undo") : null } : null });
		clearTimeout(this.clearing);
		this.clearing = setTimeout(() => this.set({ said: null }), STAYS);
	}

	/** Returns the items used in the draft that is open, or before there is one. */
	get used() {
		return this.state.draft ? listed(this.state.draft.id, "used") : this.early;
	}

	/** @param {string} item */
	use(item) {
		if (this.state.draft) void enlist(this.state.draft.id, "used", [item], true);
		else this.early = [...this.early, item];
	}

	/** Takes what was used before a draft was open into the draft, and returns the draft's items. @param {string} id */
	settleUsed(id) {
		if (this.early.length > 0) void enlist(id, "used", this.early, true);
		this.early = [];
		return listed(id, "used");
	}

	/** Tells a screen reader of tips that are new in this draft, each once: it hears news, not every pause. */
	announce() {
		const fresh = this.state.review?.tips.filter(({ rule }) => !this.announced.has(rule)) ?? [];
		fresh.forEach(({ rule }) => this.announced.add(rule));
		if (fresh.length > 0) this.set({ news: fresh.length === 1 ? say("new_tip", fresh[0].message) : say("new_tips", fresh.length) });
	}

	end() {
		clearTimeout(this.looking);
		clearTimeout(this.clearing);
	}
}
