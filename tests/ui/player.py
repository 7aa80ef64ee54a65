"""Somebody who plays with one hand, from the title to the last page of the debrief, by what the screen shows."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from game.ui.window import Ui
from tests.ui.robot import Hand, Keyboard, Stuck

_MOST_STEPS = 4_000
_IF_NOTHING = ("If you do nothing", "Wenn Sie nichts tun")
_BY_ORDER = ("If you do nothing: your standing order answers it.", "Wenn Sie nichts tun: Ihr Dauerauftrag antwortet.")
_MOST_CARDS = 5
PAGES = ("questions", "result", "decisions", "calls", "luck", "story")


@dataclass
class Plan:
    """What somebody does beyond answering.

    Attributes:
        plan: Whether an opening plan is taken.
        craft: Sections of each desk in which decisions are tried, by week.
        sections: Whether all sections are looked at in the first week.
        corridor: What is said there, in turn.
        skip: Whether the week is skipped; else it runs at the fastest speed.
        patient: Whether the debrief is watched until the next quarter is over.
        orders: Whether a card that offers a standing order gets that for its answer, as long as there is room for one.
    """

    plan: bool = True
    craft: bool = True
    sections: bool = True
    corridor: tuple[str, ...] = ("grant", "offer", "decline")
    skip: bool = True
    patient: bool = False
    orders: bool = False


@dataclass
class Player:
    """Plays by what is seen.

    Attributes:
        hand: Mouse or keys.
        plan: What is done beyond answering.
        had: What happened how often.
        most: Most answers at one desk.
    """

    hand: Hand
    plan: Plan = field(default_factory=Plan)
    had: Counter[str] = field(default_factory=Counter)
    most: int = 12
    pages: list[str] = field(default_factory=list)
    flaws: list[str] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)
    _busy: set[str] = field(default_factory=set)
    _turn: str = ""

    @property
    def ui(self) -> Ui:
        """Return the window."""
        return self.hand.ui

    @property
    def top(self) -> str:
        """Return what kind of screen is on top."""
        return type(self.hand.screen).__name__

    # ------------------------------------------------------------------------------------------------ from the title

    def begin(self, scenario: str, level: str, seed: int) -> None:
        """Go from the title through picker and briefing to the first desk."""
        hand = self.hand
        hand.wait(4)
        hand.go("title/map" if hand.there("title/map") else "title/new")
        hand.wait(2)
        hand.go(f"card/{scenario}")
        if level:
            hand.tab("picker/level", level)
        hand.type("picker/seed", str(seed))
        hand.go("picker/go")
        hand.wait(2)
        if self.top != "BriefingScreen":
            raise Stuck(f"no briefing, but {self.top}: {hand.says()[:400]}")
        hand.go("begin")
        hand.wait(2)

    def play(self, weeks: int = 99) -> None:
        """Play until the debrief is there, or up to the Friday of a week."""
        for _ in range(_MOST_STEPS):
            if self.top == "DebriefScreen" or (self.top == "FridayScreen" and self.week >= weeks):
                return
            self.step()
        raise Stuck(f"no end in sight on {self.top}: {self.hand.did[-12:]}")

    @property
    def week(self) -> int:
        """Return the week that the game stands in."""
        return self.ui.driver.week if self.ui.driver is not None else 0

    def step(self) -> None:
        """Do the next thing on the screen on top."""
        ways: dict[str, Any] = {
            "PlansDialog": self.plans,
            "DeskScreen": self.desk,
            "ChangeOfHats": lambda: self.hand.wait(6),
            "CardDialog": self.card,
            "CorridorScreen": self.corridor,
            "WeekScreen": self.run_week,
            "MajorDialog": self.major,
            "DilemmaDialog": self.dilemma,
            "BlockerDialog": self.blocker,
            "BreakInDialog": lambda: self.hand.go("stop/on"),
            "Scene": lambda: self.hand.go("scene/on"),
            "FridayScreen": lambda: self.hand.go("friday/on"),
            "ReviewScreen": lambda: self.hand.go("review/on"),
        }
        if self.top not in ways:
            raise Stuck(f"does not know what to do on {self.top}: {self.hand.says()[:1500]}")
        self.had[self.top] += 1
        ways[self.top]()
        self.hand.wait()

    # ------------------------------------------------------------------------------------------------------- a desk

    def plans(self) -> None:
        """Take the first opening plan, or none."""
        self.hand.go("plan/*" if self.plan.plan else "plans/none")

    def desk(self) -> None:
        """Look around, answer, decide a little, and go on."""
        driver = self.ui.driver
        assert driver is not None
        turn = f"{driver.week}/{driver.stage}"
        if self._turn != turn:
            self._turn = turn
            self._used.clear()
            self._busy = set()
        if self.plan.sections and driver.week == 1 and "sections" not in self._busy:
            self._busy.add("sections")
            self._look_around()
        if self.answer():
            return
        if self.plan.craft and "craft" not in self._busy:
            self._busy.add("craft")
            self._craft()
            if self.top != "DeskScreen":
                return
            self._overview()
        if self.top == "DeskScreen":
            self.proceed()

    def proceed(self) -> None:
        """Hand over, or let the week run."""
        self.hand.go("proceed")

    def answer(self) -> bool:
        """Give the first answer that is possible and was not given before; False if there is none."""
        self._check_needs()
        if len(self._used) >= self.most:
            return False
        for need in self.open_needs():
            orders = self._controls(need, "always/") if self.plan.orders else []
            name = (orders or self._ways(need))[0]
            self._used |= {name, need.key}
            self.hand.go(name)
            self.had["order" if orders else "answer"] += 1
            return True
        return False

    def open_needs(self) -> list[Any]:
        """Return the cards of this desk that were not answered yet and can be, without those that an order answers."""
        waiting = [need for need in self._needs() if need.key not in self._used and self._ways(need)]
        return [need for need in waiting if not (self.plan.orders and any(line in _BY_ORDER for line in need.text()))]

    def _ways(self, need: Any) -> list[str]:
        return [name for name in self._controls(need, "offer/", "card/") if name not in self._used]

    def _controls(self, need: Any, *kinds: str) -> list[str]:
        names = [w.key for w in need.walk() if w.active and not getattr(w, "refusal", "")]
        return [name for name in names if name.startswith(kinds)]

    def _needs(self) -> list[Any]:
        return [w for w in self.hand.root.walk() if w.key.startswith("need/")]

    def _check_needs(self) -> None:
        needs = self._needs()
        assert len(needs) <= _MOST_CARDS, f"{len(needs)} cards at once"
        for need in needs:
            lines = list(need.text())
            assert any(line.startswith(_IF_NOTHING) for line in lines), f"no word on silence: {lines}"
        self.had["needs"] += len(needs)

    def _overview(self) -> None:
        if self.hand.screen.section != "overview":  # type: ignore[attr-defined]
            self.hand.section(1)

    def _look_around(self) -> None:
        titles = self.hand.screen.titles  # type: ignore[attr-defined]
        for number in range(len(titles), 0, -1):
            self.hand.section(number)
            self.hand.wait(2)
            opened = self.hand.screen.section  # type: ignore[attr-defined]
            assert opened == list(titles)[number - 1], f"{number} opened {opened}"
            assert self.hand.says().strip()
            self.had["section"] += 1

    # --------------------------------------------------------------------------------------------------------- craft

    def _craft(self) -> None:
        """Try a form in a section that is this week's turn; take one back."""
        titles = list(self.hand.screen.titles)  # type: ignore[attr-defined]
        number = 2 + (self.week - 1) % (len(titles) - 1)
        for at in (number, 2 + number % (len(titles) - 1)):
            self.hand.section(at)
            self.hand.wait(2)
            section = titles[at - 1]
            more = self.hand.there("more/*")
            if more and self.week % 2:
                self.hand.use(more[0])
            for name in self._forms(section)[:2]:
                self._try(name)
                if self.top != "DeskScreen":
                    return
        if self.hand.there("undo") and not self.had["undone"]:
            before = self._decided()
            self.hand.undo()
            assert self._decided() == before - 1
            self.had["undone"] += 1

    def _decided(self) -> int:
        assert self.ui.driver is not None
        return len(self.ui.driver.decided)

    def _forms(self, section: str) -> list[str]:
        names = [w.key for w in self.hand.there("form/*")]
        fresh = [name for name in dict.fromkeys(names) if not self.had[f"tried {name}"]]
        return fresh or names

    def _try(self, name: str) -> None:
        """Open a form, look at it, and do it where it can be done."""
        if not self.hand.there(name):
            return
        before = self._decided()
        self.had[f"tried {name}"] += 1
        self.hand.go(name)
        self.hand.wait(2)
        if self.top == "WrongDoor":
            self.had["wrong door"] += 1
            self.hand.go("close")
        elif self.top == "DecideDialog":
            self._fill()
            done = self.hand.find("decide/do")
            if getattr(done, "refusal", ""):
                self.hand.use(done)
                assert self.ui.toasts, "a refusal says nothing"
                assert self.top == "DecideDialog"
                assert self._decided() == before
                self.had["refused"] += 1
                self.hand.go("decide/cancel")
            else:
                self.hand.use(done)
                self.hand.wait()
                assert self._decided() == before + 1
                self.had["decided"] += 1
                if self.top == "WrongDoor":
                    self.hand.go("close")
        self.hand.wait()

    def _fill(self) -> None:
        """Move whatever is first in a form, as one does to see what happens."""
        sliders = [w for w in self.hand.there("decide/*") if type(w).__name__ == "Slider"]
        if sliders and isinstance(self.hand, Keyboard):
            self.hand.focus(sliders[0].key)
            self.hand.key("right")
        chips = [w for w in self.hand.there("chip/*") if not getattr(w, "chosen", False)]
        if chips:
            self.hand.use(chips[0])

    def card(self) -> None:
        """Answer a card as far as it can be answered, then close it."""
        for _ in range(4):
            ways = [b.key for b in self.hand.open("offer/*") if b.key not in self._used]
            if not ways or self.top != "CardDialog":
                break
            self._used.add(ways[0])
            self.hand.go(ways[0])
            self.had["card"] += 1
            self.hand.wait()
        if self.top == "CardDialog":
            self.hand.go("card/close")

    # ------------------------------------------------------------------------------------------ corridor, week, stops

    def corridor(self) -> None:
        """Say something else each time, then sign."""
        hand = self.hand
        if hand.there("corridor/sign"):
            hand.go("corridor/sign")
            self.had["signed"] += 1
            return
        replies = hand.open("corridor/accept_offer/*")
        if replies:
            hand.use(replies[0])
            self.had["reply"] += 1
            return
        wanted = self.plan.corridor[self.had["corridor"] % len(self.plan.corridor)]
        self.had["corridor"] += 1
        if wanted == "offer":
            hand.go("corridor/offer")
            hand.wait()
            offers = [b for b in hand.open("corridor/*") if b.style == "main" and b.key != "corridor/Grant it"]
            if offers and offers[-1].key not in {"corridor/offer"}:
                hand.use(offers[-1])
                self.had["offered"] += 1
                return
            wanted = "decline"
        found = hand.open(f"corridor/answer_request/*/{wanted}*") or hand.open("corridor/answer_request/*/decline*")
        found = found or hand.open("corridor/leave")
        hand.use(found[0])
        self.had[wanted] += 1

    def run_week(self) -> None:
        """Skip to Friday, or run at the fastest speed."""
        run = self.hand.screen.run  # type: ignore[attr-defined]
        stage = self.ui.driver.stage if self.ui.driver is not None else ""
        if stage == "week" and not run.skipping and (self.plan.skip or run.speed != 16):
            self.hand.go("week/skip" if self.plan.skip else "week/16")
        self.hand.until(lambda: self.top != "WeekScreen")

    def major(self) -> None:
        """Say whose call it is, wrongly at first, then declare it; every second time let it run."""
        hand = self.hand
        if hand.there("whose/*"):
            hand.go("whose/pm" if not self.had["whose"] else "whose/it")
            self.had["whose"] += 1
        elif hand.there("stop/on"):
            hand.go("stop/on")
        elif hand.open("stop/declare_major_incident/*") and self.had["major"] % 2 == 0:
            hand.use(hand.open("stop/declare_major_incident/*")[0])
            self.had["major"] += 1
        else:
            hand.go("stop/let_it_run/*")
            self.had["major"] += 1

    def dilemma(self) -> None:
        """Name an owner, state a position, choose."""
        hand = self.hand
        if hand.there("stop/on"):
            hand.go("stop/on")
        elif hand.there("owner/*"):
            owners = hand.open("owner/*")
            hand.use(owners[self.had["owner"] % len(owners)])
            self.had["owner"] += 1
        else:
            ways = hand.open("stop/answer_dilemma/*") or hand.open("stop/state_position/*")
            ways = ways or hand.open("stop/let_it_run/*")
            hand.use(ways[0])
            self.had["choice"] += 1

    def blocker(self) -> None:
        """Take the first way out, else let it run."""
        hand = self.hand
        ways = [b for b in hand.open("stop/*") if not b.key.startswith(("stop/let_it_run", "stop/on"))]
        hand.use((ways or hand.open("stop/let_it_run/*") or hand.open("stop/on"))[0])
        self.had["blocker"] += 1

    # ------------------------------------------------------------------------------------------------------- debrief

    def debrief(self) -> None:
        """Answer the questions, then turn every page."""
        hand = self.hand
        screen: Any = hand.screen
        asked = {b.key.rpartition("/")[0] for b in hand.there("debrief/*/*")}
        for question in sorted(asked):
            hand.go(f"{question}/*")
        if self.plan.patient:
            hand.until(lambda: screen.quarter >= 1.0, 60_000)
        hand.go("debrief/on")
        hand.wait(2)
        assert screen.page == "result"
        for page in PAGES[1:]:
            hand.tab("debrief/tabs", page)
            hand.wait(2)
            assert screen.page == page
            text = hand.says()
            assert len(text) > 80, f"{page} is nearly empty: {text}"
            self.pages.append(page)
